import type { AccountOptions, ReceivedRequest } from './account.ts';
import type { EmulatedAgent } from './agents/agent-store.ts';
import type { AgentsOptions } from './agents/agents-options.ts';
import type { ConversationRecord } from './agents/conversation-record.ts';
import type { ConversationSession } from './agents/conversation-session.ts';
import type { EmulatedDocument } from './agents/knowledge-store.ts';
import type { EmulatedTool } from './agents/tool-store.ts';
import type { ElevenLabsFault } from './faults.ts';
import type { RecognitionSession } from './recognition/recognition-session.ts';
import type { SpeechSession } from './speech/speech-session.ts';

/** The words of the n-th stretch of speech of a session, counted from 0; nothing was said when empty. */
export type Transcripts = readonly string[] | ((segment: number, session: RecognitionSession) => string);

export interface ElevenLabsEmulatorOptions extends AccountOptions {
  /** Default: any free one. */
  readonly port?: number;
  /** From asking for speech to its first bytes. Default 0 ms. */
  readonly firstByteMs?: number;
  /** Between two pieces of one answer. Default 0 ms: all at once. */
  readonly chunkIntervalMs?: number;
  /** Length of the audio spoken for one character at speed 1. Default 60 ms. */
  readonly msPerCharacter?: number;
  /** Characters spoken in one piece; words are cut in two where it so happens. Default 12. */
  readonly charactersPerChunk?: number;
  /** What live recognition hears. A list begins anew with every session. */
  readonly transcripts?: Transcripts;
  /** From a commit to its transcript. Default 0 ms. */
  readonly finalDelayMs?: number;
  /** What is heard in every finished recording. */
  readonly recordingTranscript?: string;
  /** Agents and their conversations. */
  readonly agents?: AgentsOptions;
}

/** An account at ElevenLabs on the loopback address. */
export interface ElevenLabsEmulator {
  /** `http://127.0.0.1:…`; sockets are at the same address. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Every HTTP request with a right key, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Every text-to-speech socket that was opened, oldest first. */
  readonly speechSessions: readonly SpeechSession[];
  /** Every live recognition that was opened, oldest first. */
  readonly recognitionSessions: readonly RecognitionSession[];
  readonly agents: readonly EmulatedAgent[];
  readonly tools: readonly EmulatedTool[];
  readonly documents: readonly EmulatedDocument[];
  /** Every conversation that was opened with an agent, oldest first. */
  readonly conversations: readonly ConversationSession[];
  /** What became of the webhooks of conversations that are over. */
  readonly postCalls: readonly { readonly conversationId: string; readonly status: number }[];
  /** Keeps a conversation that the service had by itself, over a telephone number of its own. */
  addConversation(record: ConversationRecord): void;
  /** Tells the webhook of a conversation, again if need be. Returns the answer's status. */
  tellOf(conversationId: string): Promise<number>;
  /** Characters spoken so far. */
  readonly charactersUsed: number;
  fail(...faults: readonly ElevenLabsFault[]): void;
  /** Drops every connection and stops. */
  close(): Promise<void>;
}
