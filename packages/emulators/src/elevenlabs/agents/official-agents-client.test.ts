import { once } from 'node:events';
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ElevenLabsEmulator } from '../elevenlabs-emulator.ts';
import { startElevenLabsEmulator } from '../start-elevenlabs-emulator.ts';
import { postCallSignature } from './post-call.ts';

const SARAH = 'EXAVITQu4vr4xnSDxMaL';

describe('the official client and the emulator’s agents', () => {
  let emulator: ElevenLabsEmulator;
  let client: ElevenLabsClient;

  beforeAll(async () => {
    emulator = await startElevenLabsEmulator();
    client = new ElevenLabsClient({ apiKey: emulator.apiKey, baseUrl: emulator.baseUrl, maxRetries: 0 });
  });
  afterAll(() => emulator.close());

  it('keeps agents with their tools and knowledge', async () => {
    const { agents, tools, knowledgeBase } = client.conversationalAi;
    const tool = await tools.create({
      toolConfig: {
        type: 'client',
        name: 'book_table',
        description: 'Books a table.',
        expectsResponse: true,
        parameters: {
          type: 'object',
          required: ['guests'],
          properties: { guests: { type: 'integer', description: 'How many' } },
        },
      },
    });
    const document = await knowledgeBase.documents.createFromText({ name: 'Menu', text: 'Soup is 5 dollars.' });
    const { agentId } = await agents.create({
      name: 'Mia',
      tags: ['test'],
      conversationConfig: {
        agent: {
          firstMessage: 'Hello.',
          prompt: { prompt: 'You are Mia.', toolIds: [tool.id], knowledgeBase: [{ ...document, type: 'text' }] },
        },
        tts: { voiceId: SARAH, agentOutputAudioFormat: 'ulaw_8000' },
      },
    });
    await agents.update(agentId, { conversationConfig: { agent: { firstMessage: 'Good day.' } } });
    const kept = await agents.get(agentId);
    expect(kept).toMatchObject({
      name: 'Mia',
      conversationConfig: {
        agent: { firstMessage: 'Good day.', prompt: { prompt: 'You are Mia.', toolIds: [tool.id] } },
        tts: { agentOutputAudioFormat: 'ulaw_8000' },
      },
    });
    expect(await agents.list({ search: 'mi' })).toMatchObject({
      agents: [{ agentId, tags: ['test'] }],
      hasMore: false,
    });
    expect(await tools.list()).toMatchObject({ tools: [{ id: tool.id, toolConfig: { name: 'book_table' } }] });
    await expect(tools.delete(tool.id)).rejects.toMatchObject({ statusCode: 409 });
    await expect(knowledgeBase.documents.delete(document.id)).rejects.toMatchObject({ statusCode: 400 });
    expect(await knowledgeBase.list()).toMatchObject({ documents: [{ name: 'Menu', type: 'text' }] });
    await agents.delete(agentId);
    await tools.delete(tool.id);
    await knowledgeBase.documents.delete(document.id);
    await expect(agents.get(agentId)).rejects.toMatchObject({ statusCode: 404 });
    expect(emulator.documents).toEqual([]);
  });

  it('refuses what the service would refuse', async () => {
    const { agents, tools } = client.conversationalAi;
    const refused = (conversationConfig: Parameters<typeof agents.create>[0]['conversationConfig']) =>
      expect(agents.create({ conversationConfig })).rejects;
    await refused({ tts: { modelId: 'eleven_flash_v2_5' } }).toMatchObject({ statusCode: 400 });
    await refused({ agent: { language: 'de' } }).toMatchObject({ statusCode: 400 });
    await refused({ tts: { voiceId: 'nobody' } }).toMatchObject({ statusCode: 404 });
    await refused({ agent: { prompt: { toolIds: ['tool_none'] } } }).toMatchObject({ statusCode: 404 });
    const config = { type: 'client', name: 'a tool', description: 'Its name has a space.' } as const;
    await expect(tools.create({ toolConfig: config })).rejects.toMatchObject({ statusCode: 422 });
  });

  it('opens conversations by signed URL only, where the agent is private, and shows them afterwards', async () => {
    const { agents, conversations } = client.conversationalAi;
    const { agentId } = await agents.create({
      conversationConfig: { agent: { firstMessage: 'Hello {{name}}.' } },
      platformSettings: { auth: { enableAuth: true } },
    });
    const unsigned = new WebSocket(
      `${emulator.baseUrl.replace('http', 'ws')}/v1/convai/conversation?agent_id=${agentId}`,
    );
    const [error] = await once(unsigned, 'error');
    expect(String(error)).toContain('403');
    const { signedUrl } = await conversations.getSignedUrl({ agentId });
    const socket = new WebSocket(signedUrl);
    await once(socket, 'open');
    socket.send('{"type":"conversation_initiation_client_data","dynamic_variables":{"name":"Ann"}}');
    const received: { type: string }[] = [];
    socket.on('message', data => received.push(JSON.parse(String(data))));
    await expect.poll(() => received.filter(({ type }) => type === 'audio').length).toBe(1);
    expect(received.map(({ type }) => type)).toEqual([
      'conversation_initiation_metadata',
      'ping',
      'agent_response',
      'audio',
    ]);
    expect(received[2]).toMatchObject({ agent_response_event: { agent_response: 'Hello Ann.' } });
    socket.close(1000);
    await once(socket, 'close');
    await expect.poll(async () => (await conversations.list({ agentId })).conversations[0]?.status).toBe('done');
    const [listed] = (await conversations.list({ agentId })).conversations;
    const shown = await conversations.get(listed?.conversationId ?? '');
    expect(shown).toMatchObject({
      status: 'done',
      transcript: [{ role: 'agent', message: 'Hello Ann.' }],
      analysis: { callSuccessful: 'success' },
    });
  });

  it('ends a conversation that overrides what it may not', async () => {
    const { agentId } = await client.conversationalAi.agents.create({
      conversationConfig: {},
      platformSettings: { overrides: { conversationConfigOverride: { agent: { firstMessage: true } } } },
    });
    const url = `${emulator.baseUrl.replace('http', 'ws')}/v1/convai/conversation?agent_id=${agentId}`;
    const socket = new WebSocket(url);
    await once(socket, 'open');
    const agent = { first_message: 'Hi.', language: 'es' };
    const override = { type: 'conversation_initiation_client_data', conversation_config_override: { agent } };
    socket.send(JSON.stringify(override));
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toMatchObject({ type: 'error', error_event: { error_type: 'override_error' } });
    expect((await once(socket, 'close'))[0]).toBe(1008);
  });

  it('signs what it tells webhooks as the client checks it', async () => {
    const body = '{"type":"post_call_transcription","event_timestamp":1700000000,"data":{}}';
    expect(postCallSignature('wsec_test', body, 1_700_000_000)).toBe(
      't=1700000000,v0=d391a56b419266b420589e911659c98dd46692e0104e25c4d6b1498be045cd25',
    );
    const now = Math.floor(Date.now() / 1000);
    const event = await client.webhooks.constructEvent(body, postCallSignature('wsec_test', body, now), 'wsec_test');
    expect(event).toMatchObject({ type: 'post_call_transcription' });
  });
});
