import type { CallSnapshot } from '@frontdesk/contract';
import type { CallControl } from '../call/call-control.ts';
import type { CallPorts, ResumedCall } from '../call/call-options.ts';
import type { CallFacts } from '../ports/dialogue.ts';
import type { HostedEngine } from '../ports/hosted-conversation.ts';

/** What every call needs, whoever holds the conversation. */
type SharedPorts = 'transport' | 'tools' | 'journal' | 'clock' | 'recording' | 'transferDesk';

export interface HostedCallPorts extends Pick<CallPorts, SharedPorts> {
  readonly engine: HostedEngine;
}

/** The pipeline that holds the rest of the call when the engine is lost. */
export type HostedCallFallback = Omit<CallPorts, SharedPorts>;

export interface ConductHostedCallOptions {
  readonly call: CallFacts;
  readonly snapshot: CallSnapshot;
  /** The agent's prompt, filled in for this call; the rest of what an engine is told is worked out of the snapshot. */
  readonly instructions?: string;
  readonly ports: HostedCallPorts;
  /** Without it, callers whose engine is lost are put through to the business's forwarding number. */
  readonly fallback?: HostedCallFallback;
  /** Aborting ends the call, for example when the server shuts down. */
  readonly signal: AbortSignal;
  /** Goes on with a call that broke off; its `dialogueState` is the last checkpoint's. The recording begins anew. */
  readonly resume?: ResumedCall;
  /** Steers the call from outside, from now until it has ended, as far as the engine's capabilities allow. */
  readonly control?: CallControl;
}
