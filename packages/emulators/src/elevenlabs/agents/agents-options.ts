import type { ConversationAnalysis, ConversationRecord } from './conversation-record.ts';
import type { Json } from './merge-config.ts';

export interface ToolAnswer {
  readonly result: string;
  readonly isError: boolean;
}

/** What an emulated agent can do in its turn. */
export interface AgentTalk {
  /** What the client opened the conversation with. */
  readonly initiation: Json;
  /** What it was told without being asked. */
  readonly notes: readonly string[];
  /** Speaks, over the chunks that the options say. */
  say(text: string): void;
  /** Has the client run a tool of the agent's, and waits. Throws for a tool the agent does not have. */
  callTool(name: string, parameters?: Json): Promise<ToolAnswer>;
  /** Hangs up, in an orderly way. What was said is still being played by the client. */
  endCall(): void;
}

/** What the agent does when the caller has said something. */
export type AgentScript = (heard: string, talk: AgentTalk) => void | Promise<void>;

export interface PostCallWebhook {
  readonly url: string;
  readonly secret: string;
}

export interface AgentsOptions {
  /** Default: repeats what it heard. */
  readonly script?: AgentScript;
  /** The words of the caller's n-th stretch of speech, from 0. Default: the same sentence each time. */
  readonly hears?: readonly string[] | ((turn: number) => string);
  /** From the end of the caller's turn to the agent's answer. Default 0 ms. */
  readonly answerMs?: number;
  /** Silence that ends the caller's turn, in the caller's audio. Default 400 ms. */
  readonly silenceMs?: number;
  /** Between pings. Default 2000 ms; the first comes at once. */
  readonly pingIntervalMs?: number;
  /** What becomes of a socket without a right signature: the service may do either. Default `refuse`. */
  readonly unsigned?: 'refuse' | 'close';
  /** What is made of a conversation once it is over. Default: a success. */
  readonly analyse?: (record: ConversationRecord) => ConversationAnalysis;
  /** Told of every conversation that is over. */
  readonly postCall?: PostCallWebhook;
}
