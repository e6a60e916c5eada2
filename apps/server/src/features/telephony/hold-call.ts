import {
  type CallControl,
  type CallOutcome,
  createCallControl,
  type RecordingSink,
  type Transport,
} from '@frontdesk/voice';
import { UsageTally } from '../providers/call-cost.ts';
import type { CallObserver } from '../providers/call-services.ts';
import { START_CARRIER_RECORDING } from '../recordings/recording-queues.ts';
import { type AnsweredCall, partiesOf } from './answered-call.ts';
import { loadCallFacts } from './call-facts.ts';
import { CallRecording } from './call-recording.ts';
import { HeldJournal } from './held-journal.ts';
import type { HeldEnding, LiveCall } from './live-calls.ts';
import { noteUsage } from './note-usage.ts';
import { notingConversations } from './noting-conversations.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { createTransferDesk } from './transfers/transfer-desk.ts';

/** A transport that knows a far side that is done with the call from one that vanished. */
export type CallTransport = Transport & { readonly hasStopped: boolean };

export interface HoldCallOptions {
  readonly call: AnsweredCall;
  readonly transport: CallTransport;
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

async function runCall(context: TelephonyContext, options: HoldCallOptions, steering: Steering): Promise<HeldEnding> {
  const { records, clock, logger, nodeId } = context;
  const { call, streamSid, transport } = options;
  const { callId, resume } = call;
  const startedAtMs = clock.now();
  const mediaBeganAt = resume?.mediaBeganAt ?? clock.wallTime();
  const heldAs = [streamSid, ...(resume ? [resume.after] : [])];
  const journal = new HeldJournal(records, call);
  records.addChange(callId, {
    status: 'in_progress',
    answeredAt: mediaBeganAt,
    ...{ streamSid, heldAs, metadata: { node_id: nodeId, suspended_at: null } },
  });
  logger.info({ callId, isResumed: resume !== undefined }, 'Call answered.');
  const recording = beginRecording(context, call, elapsedMs(context, call));
  const tally = new UsageTally();
  journal.onEvent = event => {
    if (event.type === 'usage') tally.add(event.usage);
    if (event.type === 'recording-resumed') recording?.begin();
    // As somebody had wanted it before the call broke off; the engine takes commands once it has said that it goes on.
    if (event.type === 'call-resumed' && resume?.isRecording === false)
      queueMicrotask(() => steering.control.pauseRecording());
    if (event.type === 'call-resumed' && resume?.isRecording === true)
      queueMicrotask(() => steering.control.resumeRecording());
  };
  let outcome: CallOutcome;
  try {
    outcome = await conduct(context, options, { ...steering, journal, recording, tally });
  } catch (error) {
    logger.error({ callId, err: error }, 'A call broke.');
    outcome = brokenOutcome(clock.now() - startedAtMs);
    const { disposition, detail, durationMs: atMs } = outcome;
    journal.append({ type: 'failure', atMs, code: 'engine', message: detail });
    journal.append({ type: 'call-ended', atMs, disposition, detail });
  }
  noteUsage(context, callId, tally);
  const isCutOff = isBrokenOff(outcome, transport);
  await Promise.all([transport.close(), recording?.finish({ isLast: !isCutOff })]);
  if (isCutOff) {
    records.addChange(callId, { heldAs, metadata: { suspended_at: clock.wallTime().toISOString() } });
    logger.warn({ callId, disposition: outcome.disposition }, 'A call broke off.');
    return { outcome, cutOff: journal.resumePoint(streamSid, mediaBeganAt) };
  }
  journal.end();
  recordOutcome(context, call, { outcome, heldAs });
  logger.info({ callId, disposition: outcome.disposition, turns: outcome.turnCount }, 'Call ended.');
  return { outcome, cutOff: null };
}

/** Whether somebody may still be on the line: the stream vanished without a word, or we had to stop. */
function isBrokenOff({ disposition }: CallOutcome, { hasStopped }: CallTransport): boolean {
  return disposition === 'interrupted' || (disposition === 'caller_hung_up' && !hasStopped);
}

/** Records the call here, or has the carrier do it; the call goes on either way. */
function beginRecording(context: TelephonyContext, call: AnsweredCall, startsAtMs: number): CallRecording | undefined {
  const { recordingEnabled, recordingSource } = call.snapshot.agent.config;
  if (recordingSource === 'engine') {
    const recording = new CallRecording(context, call, startsAtMs);
    // Otherwise it is begun when somebody wants it.
    if (recordingEnabled) recording.begin();
    return recording;
  }
  // The carrier goes on recording while the stream is away.
  if (!recordingEnabled || call.resume) return undefined;
  const { callId, callSid } = call;
  void context.jobs
    .send(START_CARRIER_RECORDING, { callId, callSid }, { key: callId })
    .catch((error: unknown) => context.logger.error({ callId, err: error }, 'A call is not recorded.'));
  return undefined;
}

interface CallRun extends Steering {
  readonly journal: HeldJournal;
  readonly recording: RecordingSink | undefined;
  /** Of voices and recognisers; what others use is in the journal. */
  readonly tally: UsageTally;
}

async function conduct(
  context: TelephonyContext,
  { call, transport }: HoldCallOptions,
  { journal, recording, control, signal, tally }: CallRun,
): Promise<CallOutcome> {
  const { snapshot, resume } = call;
  const { theirNumber: from, ourNumber: to } = partiesOf(call);
  const beganAtMs = context.clock.now() - elapsedMs(context, call);
  const observer: CallObserver = {
    onChange: change => journal.append({ type: 'provider-changed', atMs: context.clock.now() - beganAtMs, ...change }),
    onUsage: usage => tally.add(usage),
  };
  const [facts, services, instructions = ''] = await Promise.all([
    loadCallFacts(context, call),
    context.providersFor(snapshot, observer),
    context.instructionsFor?.(snapshot, from),
  ]);
  const { hosted: engine, ...pipeline } = services;
  const shared = {
    ...{ call: facts, snapshot, instructions, signal, control },
    ...(resume && {
      resume: {
        ...{ dialogueState: resume.dialogueState, nextTurnIndex: resume.nextTurnIndex, reminders: resume.reminders },
        elapsedMs: elapsedMs(context, call),
      },
    }),
  };
  const ports = {
    transport,
    tools: context.toolsFor({ id: call.callId, from, to, snapshot }),
    journal,
    clock: context.clock,
    ...(recording && { recording }),
    ...(context.carrier && { transferDesk: createTransferDesk(context, call) }),
  };
  return engine
    ? await context.conductHostedCall({
        ...shared,
        ports: { ...ports, engine: notingConversations(context, call.callId, engine) },
        fallback: pipeline,
      })
    : await context.conductCall({ ...shared, ports: { ...ports, ...pipeline } });
}

function elapsedMs({ clock }: TelephonyContext, { resume }: AnsweredCall): number {
  return resume ? Math.max(0, clock.wallTime().getTime() - resume.mediaBeganAt.getTime()) : 0;
}

function recordOutcome(
  { records, clock }: TelephonyContext,
  { callId, resume }: AnsweredCall,
  { outcome, heldAs }: { readonly outcome: CallOutcome; readonly heldAs: readonly string[] },
): void {
  const { disposition, detail, transferTo, handOver, durationMs, turnCount, latencyP50Ms, latencyP95Ms } = outcome;
  records.addChange(callId, {
    status: disposition === 'failed' ? 'failed' : 'completed',
    endedAt: clock.wallTime(),
    durationSeconds: durationMs / 1000,
    disposition,
    dispositionDetail: detail,
    ...(transferTo && { forwardedTo: transferTo }),
    turnCount,
    ...(resume ? { latencyOfTranscript: true } : { latencyP50Ms, latencyP95Ms }),
    heldAs,
    ...(handOver && { metadata: { hand_over: handOver } }),
    ...(transferTo && !handOver && { transfer: { mode: 'cold' } }),
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
