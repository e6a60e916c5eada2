import type { CallSnapshot, CostedUsage } from '@frontdesk/contract';
import type { TwilioClient, TwimlVerb } from '@frontdesk/providers/twilio';
import type { CallOutcome, Clock, ConductCallOptions, ConductHostedCallOptions, ToolHandler } from '@frontdesk/voice';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { Bus } from '../../bus/bus.ts';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import type { GatherMemory } from '../gather-calls/gather-memory.ts';
import type { UsageTally } from '../providers/call-cost.ts';
import type { CallObserver, CallServices } from '../providers/call-services.ts';
import type { ToolCall } from '../tools/tool.ts';
import type { PendingCall, PendingCalls } from './answered-call.ts';
import type { CallRecordWriter, PublishedCallEvent } from './call-record-writer.ts';
import type { CallTargets, LoadSnapshot } from './call-target.ts';
import type { LiveCalls } from './live-calls.ts';
import type { PendingTransfers } from './transfers/pending-transfer.ts';

/** Everything telephony needs from the composition root. */
export interface TelephonyDeps {
  /** How the outside reaches us, without a slash at its end. */
  readonly publicUrl: string;
  readonly secretKey: string;
  /** Signatures are checked when present. */
  readonly twilioAuthToken?: string | undefined;
  /** Calls held at a time; more are put through to a person. Default 200. */
  readonly maxCalls?: number;
  readonly database: { readonly db: Database; readonly pool: pg.Pool };
  /** The account that owns the numbers, asked to change calls that are under way; absent where there is none. */
  readonly carrier?: TwilioClient | undefined;
  /** Keeps call records on disk while the database is away; this process's alone. Without it they are in memory only. */
  readonly recordFolder?: string;
  /** How long the carrier may take to ask about a call that broke off; then its record is ended. */
  readonly resumeGraceMs?: number;
  readonly jobs: Jobs;
  /** Brings commands for the calls that this process holds; without it only this process gives any. */
  readonly bus?: Bus;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly storage: Pick<RecordingStorage, 'create' | 'recover'>;
  readonly loadSnapshot: LoadSnapshot;
  /** What a call is held with: chosen once a call, from its snapshot; without media streams once an exchange. */
  readonly providersFor: (snapshot: CallSnapshot, observer: CallObserver) => CallServices | Promise<CallServices>;
  /** The agent's prompt, filled in for a call; empty when absent. */
  readonly instructionsFor?: (snapshot: CallSnapshot, callerNumber: string | null) => Promise<string>;
  /** Puts prices on what a call used; without it calls have no cost. */
  readonly costed?: (tally: UsageTally) => CostedUsage[];
  readonly toolsFor: (call: ToolCall) => ToolHandler;
  /** Connects a call whose agent talks somewhere else; null for calls that are held here. Must not reject. */
  readonly heldElsewhere?: (call: Omit<PendingCall, 'expiresAtMs'>) => Promise<TwimlVerb | null>;
  /** Told of each call event as it happens, for those who watch. Must not throw. */
  readonly publish: (event: PublishedCallEvent) => void;
  /** The engine; `conductCall` of the voice package. */
  readonly conductCall: (options: ConductCallOptions) => Promise<CallOutcome>;
  /** The same for calls whose conversation is held elsewhere; `conductHostedCall`. */
  readonly conductHostedCall: (options: ConductHostedCallOptions) => Promise<CallOutcome>;
}

/** What the parts of telephony share. */
export interface TelephonyContext extends TelephonyDeps {
  /** This process, among all that share the database. */
  readonly nodeId: string;
  readonly targets: CallTargets;
  readonly pending: PendingCalls;
  readonly live: LiveCalls;
  readonly records: CallRecordWriter;
  /** People who are asked whether they take a caller of this process. */
  readonly transfers: PendingTransfers;
  /** Of calls without media streams. */
  readonly gathers: GatherMemory;
  isDraining: boolean;
}
