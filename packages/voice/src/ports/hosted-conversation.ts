import type { CallSnapshot, Usage } from '@frontdesk/contract';
import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';
import type { CallFacts } from './dialogue.ts';
import type { EarlierTurn } from './earlier-turn.ts';
import type { WordTime } from './text-to-speech.ts';
import type { ToolDescription, ToolResult } from './tool-runner.ts';

/** What a hosted engine allows; the rest is done without, and the user is told beforehand. */
export interface HostedCapabilities {
  /** What it hears and speaks; the same format both ways. */
  readonly formats: readonly AudioFormat[];
  /** What it tells of the caller's words. */
  readonly callerTranscript: 'none' | 'final' | 'interim';
  /** It can be made to say a given line. */
  readonly says: boolean;
  /** It can be told of things without answering them: pressed keys, a supervisor's note. */
  readonly takesNotes: boolean;
  /** It wants to know how much of an interrupted utterance was heard. */
  readonly truncates: boolean;
  /** It can be opened with an earlier part of the conversation, to go on with a call that broke off. */
  readonly resumes: boolean;
  /** Our tools run for it. */
  readonly tools: boolean;
}

export interface OpenHostedConversation {
  readonly call: CallFacts;
  readonly snapshot: CallSnapshot;
  /** Who the agent is, what it knows and how it speaks. */
  readonly instructions: string;
  /** The first words, without placeholders; null where the call goes on or the caller speaks first. */
  readonly greeting: string | null;
  readonly tools: readonly ToolDescription[];
  /** Empty, unless `resumes`. */
  readonly earlier: readonly EarlierTurn[];
  readonly format: AudioFormat;
  /** Aborting gives up, before or after it is open. */
  readonly signal: AbortSignal;
}

/**
 * What the engine hears, says and wants. An utterance of the agent is one stretch of its speech, `utteranceId` its name.
 * Its `words` count from its first sample, whichever frame they come with.
 * `agent-text` covers the whole utterance so far; `agent-text-corrected` is what was said of it before it was cut off.
 * `interrupted`: the engine took the caller for having the floor; what is not played yet is to be dropped.
 * `caller-text` covers the caller's utterance so far, the final one is last. `tool-call` waits for `answerTool`;
 * `tool-finished` is of a tool the engine ran by itself. `ended`: the engine ends the call.
 */
export type HostedEvent =
  | {
      readonly type: 'audio';
      readonly utteranceId: string;
      readonly frame: AudioFrame;
      readonly words?: readonly WordTime[];
    }
  | { readonly type: 'agent-text'; readonly utteranceId: string; readonly text: string }
  | { readonly type: 'agent-text-corrected'; readonly utteranceId: string; readonly text: string }
  /** No more audio for it. */
  | { readonly type: 'utterance-ended'; readonly utteranceId: string }
  | { readonly type: 'interrupted' }
  | { readonly type: 'caller-speech-started' }
  | { readonly type: 'caller-speech-stopped' }
  | { readonly type: 'caller-text'; readonly text: string; readonly isFinal: boolean }
  | {
      readonly type: 'tool-call';
      readonly id: string;
      readonly name: string;
      readonly arguments: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'tool-finished'; readonly name: string; readonly isError: boolean; readonly durationMs: number }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'ended'; readonly reason: 'agent' | 'time-limit' | 'silence'; readonly detail: string };

/** One open conversation. Everything may be called at any time, also after it has ended; then it does nothing. */
export interface HostedConversation {
  /** The engine's name for it, where it has one. */
  readonly id: string | null;
  /** Read once. Ends after `ended`, `close` or an abort; throws `ProviderError` when the connection breaks. */
  events(): AsyncIterable<HostedEvent>;
  /** The caller's audio. Bounded: when the connection is slower than speech for seconds, the oldest is dropped. */
  send(frame: AudioFrame): void;
  answerTool(callId: string, result: ToolResult): void;
  /** Tells it something without asking for an answer. */
  note(text: string): void;
  /** Makes it speak this line now. */
  say(text: string): void;
  /** So much of an utterance was heard before it was cut off. Milliseconds. */
  truncate(utteranceId: string, heardMs: number): void;
  close(): Promise<void>;
}

/** A service that holds whole conversations: it hears, thinks and speaks by itself. */
export interface HostedEngine {
  /** `<provider>:<model or agent>`. */
  readonly id: string;
  readonly capabilities: HostedCapabilities;
  /** Resolves once it hears and speaks. Throws `ProviderError`; an abort rejects with its reason. */
  open(options: OpenHostedConversation): Promise<HostedConversation>;
}
