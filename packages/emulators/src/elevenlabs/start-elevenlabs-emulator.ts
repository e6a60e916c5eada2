import { once } from 'node:events';
import { Account } from './account.ts';
import { AgentsPart } from './agents/agents-part.ts';
import type { ElevenLabsEmulator, ElevenLabsEmulatorOptions } from './elevenlabs-emulator.ts';
import { createHttpServer } from './http/http-server.ts';
import type { ServicePart } from './http/route.ts';
import { RecognitionPart } from './recognition/recognition-part.ts';
import { SpeechPart, timingOf } from './speech/speech-part.ts';
import { accountRoutes } from './voices.ts';

/** Starts an account of ElevenLabs on the loopback address. Rejects when the port is taken. */
export async function startElevenLabsEmulator(options: ElevenLabsEmulatorOptions = {}): Promise<ElevenLabsEmulator> {
  const account = new Account(options);
  const speech = new SpeechPart(account, options);
  const recognition = new RecognitionPart(account, options);
  const agents = new AgentsPart(account, options.agents ?? {}, timingOf(options));
  const parts: readonly ServicePart[] = [
    { routes: accountRoutes(account), sockets: [] },
    ...[speech, recognition, agents],
  ];
  const { server, dropSockets } = createHttpServer(account, parts);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  let closing: Promise<void> | null = null;
  const close = async () => {
    dropSockets();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: account.apiKey,
    requests: account.requests,
    speechSessions: speech.sessions,
    recognitionSessions: recognition.sessions,
    get agents() {
      return agents.agents.all;
    },
    get tools() {
      return agents.tools.all;
    },
    get documents() {
      return agents.knowledge.all;
    },
    conversations: agents.sessions,
    postCalls: agents.postCalls,
    addConversation: record => agents.addConversation(record),
    tellOf: conversationId => agents.tellOf(conversationId),
    get charactersUsed() {
      return account.charactersUsed;
    },
    fail: (...faults) => account.faults.add(faults),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
