import { PhoneNumberE164 } from '@frontdesk/contract';
import {
  type CallControl,
  type CallJournal,
  type CallOutcome,
  createCallControl,
  type RecordingSink,
  type Transport,
} from '@frontdesk/voice';
import { START_CARRIER_RECORDING } from '../recordings/recording-queues.ts';
import { type AnsweredCall, partiesOf } from './answered-call.ts';
import { CallRecording } from './call-recording.ts';
import type { LiveCall } from './live-calls.ts';
import type { TelephonyContext } from './telephony-context.ts';

export interface HoldCallOptions {
  readonly call: AnsweredCall;
  readonly transport: Transport;
  readonly streamSid: string;
}

/** Starts holding a call whose media stream has come, and registers it as live until it has ended. */
export function holdCall(context: TelephonyContext, options: HoldCallOptions): LiveCall {
  const abort = new AbortController();
  const control = createCallControl();
  const finished = runCall(context, options, { control, signal: abort.signal });
  const live = { call: options.call, finished, control, abort: () => abort.abort() };
  context.live.add(live);
  return live;
}

interface Steering {
  readonly control: CallControl;
  /** Ends the call. */
  readonly signal: AbortSignal;
}

async function runCall(
  context: TelephonyContext,
  options: HoldCallOptions,
  { control, signal }: Steering,
): Promise<CallOutcome> {
  const { records, clock, logger, nodeId } = context;
  const { callId, snapshot } = options.call;
  const startedAtMs = clock.now();
  const journal = records.journal(callId, snapshot.business.id);
  records.addChange(callId, {
    status: 'in_progress',
    answeredAt: clock.wallTime(),
    streamSid: options.streamSid,
    metadata: { node_id: nodeId },
  });
  logger.info({ callId }, 'Call answered.');
  const recording = beginRecording(context, options.call);
  let outcome: CallOutcome;
  try {
    outcome = await conduct(context, options, { journal, recording, control, signal });
  } catch (error) {
    logger.error({ callId, err: error }, 'A call broke.');
    outcome = brokenOutcome(clock.now() - startedAtMs);
    const { disposition, detail, durationMs: atMs } = outcome;
    journal.append({ type: 'failure', atMs, code: 'engine', message: detail });
    journal.append({ type: 'call-ended', atMs, disposition, detail });
  } finally {
    await Promise.all([options.transport.close(), recording?.finish()]);
  }
  recordOutcome(context, callId, outcome);
  logger.info({ callId, disposition: outcome.disposition, turns: outcome.turnCount }, 'Call ended.');
  return outcome;
}

/** Records the call here, or has the carrier do it; the call goes on either way. */
function beginRecording(context: TelephonyContext, call: AnsweredCall): CallRecording | undefined {
  const { recordingEnabled, recordingSource } = call.snapshot.agent.config;
  if (!recordingEnabled) return undefined;
  if (recordingSource === 'engine') return new CallRecording(context, call);
  const { callId, callSid } = call;
  void context.jobs
    .send(START_CARRIER_RECORDING, { callId, callSid }, { key: callId })
    .catch((error: unknown) => context.logger.error({ callId, err: error }, 'A call is not recorded.'));
  return undefined;
}

interface CallRun extends Steering {
  readonly journal: CallJournal;
  readonly recording: RecordingSink | undefined;
}

async function conduct(
  context: TelephonyContext,
  { call, transport }: HoldCallOptions,
  { journal, recording, control, signal }: CallRun,
): Promise<CallOutcome> {
  const { callId, snapshot } = call;
  const { theirNumber: from, ourNumber: to } = partiesOf(call);
  return await context.conductCall({
    call: { id: callId, from: numberOrNull(from), to: numberOrNull(to) },
    snapshot,
    ports: {
      ...context.providersFor(snapshot),
      transport,
      tools: context.toolsFor({ id: callId, from, to, snapshot }),
      journal,
      clock: context.clock,
      ...(recording && { recording }),
    },
    signal,
    control,
  });
}

function recordOutcome({ records, clock }: TelephonyContext, callId: string, outcome: CallOutcome): void {
  const { disposition, detail, transferTo, durationMs, turnCount, latencyP50Ms, latencyP95Ms } = outcome;
  records.addChange(callId, {
    status: disposition === 'failed' ? 'failed' : 'completed',
    endedAt: clock.wallTime(),
    durationSeconds: durationMs / 1000,
    disposition,
    dispositionDetail: detail,
    ...(transferTo && { forwardedTo: transferTo }),
    turnCount,
    latencyP50Ms,
    latencyP95Ms,
  });
}

function brokenOutcome(durationMs: number): CallOutcome {
  return {
    disposition: 'failed',
    detail: 'The engine broke.',
    transferTo: null,
    durationMs,
    turnCount: 0,
    latencyP50Ms: null,
    latencyP95Ms: null,
  };
}

function numberOrNull(value: string | null): string | null {
  return PhoneNumberE164.safeParse(value).data ?? null;
}
