import type { AgentBody, LlmBody, NumberPatch } from './bodies.ts';

/**
 * Trouble to come, once. `on` is the beginning of a request, `POST /v2/register`; every one when absent. `stall` never
 * answers, `drop` closes without a word, `garbage` answers what is no JSON.
 */
export type RetellFault = { readonly on?: string } & (
  | { readonly type: 'refuse'; readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly type: 'stall' | 'drop' | 'garbage' }
);

export interface RetellEmulatorOptions {
  /** Default `key_emulated`. */
  readonly apiKey?: string;
  /** Time between the events of a call that is played. Milliseconds, default 0. */
  readonly eventMs?: number;
  readonly now?: () => number;
}

export interface EmulatedRetellAgent extends AgentBody {
  readonly agent_id: string;
  readonly version: number;
  readonly last_modification_timestamp: number;
}

export interface EmulatedRetellLlm extends LlmBody {
  readonly llm_id: string;
  readonly version: number;
}

export interface EmulatedRetellNumber extends NumberPatch {
  readonly phone_number: string;
  readonly phone_number_type: 'retell-twilio';
  readonly last_modification_timestamp: number;
}

export interface RetellLine {
  readonly speaker: 'agent' | 'user';
  readonly text: string;
}

/** How a call goes: what is said, which functions the agent calls in the middle of it, and how it ends. */
export interface RetellScript {
  readonly lines: readonly RetellLine[];
  readonly tools?: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[];
  /** Default `user_hangup`. */
  readonly disconnectionReason?: string;
  readonly transferDestination?: string;
  readonly recordingUrl?: string;
  /** In cents. */
  readonly cost?: number;
  readonly analysis?: {
    readonly summary: string;
    readonly sentiment: 'Negative' | 'Positive' | 'Neutral' | 'Unknown';
    readonly isSuccessful: boolean;
  };
  /** Which webhooks are sent, in this order; all three in theirs when absent. */
  readonly events?: readonly ('call_started' | 'call_ended' | 'call_analyzed')[];
}

export interface PlayedCall {
  readonly callId: string;
  /** What our functions answered, in order. */
  readonly toolReplies: readonly { readonly status: number; readonly body: unknown }[];
  /** The status each webhook was answered with. */
  readonly webhookStatuses: readonly number[];
}

/** An account at Retell on the loopback address. */
export interface RetellEmulator {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** `POST /create-agent`, in order. */
  readonly requests: readonly { readonly request: string; readonly body: unknown }[];
  readonly agents: ReadonlyMap<string, EmulatedRetellAgent>;
  readonly llms: ReadonlyMap<string, EmulatedRetellLlm>;
  /** By the number, as `get-phone-number` shows them. */
  readonly numbers: ReadonlyMap<string, EmulatedRetellNumber>;
  /** By their id, as `get-call` shows them. */
  readonly calls: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** A number that is bought, and bound to nobody. */
  addNumber(number: string): void;
  fail(...faults: RetellFault[]): void;
  /** Holds a call that was registered, as if it had been dialled. */
  play(callId: string, script: RetellScript): Promise<PlayedCall>;
  /** Holds a call that came in on a number bound at Retell itself. */
  ring(
    call: { readonly agentId: string; readonly from: string; readonly to: string },
    script: RetellScript,
  ): Promise<PlayedCall>;
  /** Sends a webhook or function request as Retell would: signed, unless told otherwise. Answers its status. */
  deliver(url: string, body: object, options?: { readonly signature?: string | null }): Promise<Response>;
  close(): Promise<void>;
}
