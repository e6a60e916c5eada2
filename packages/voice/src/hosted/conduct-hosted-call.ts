import { type CallCommand, type CallControl, createCallControl } from '../call/call-control.ts';
import type { CallOutcome } from '../call/call-options.ts';
import { conductCall } from '../call/conduct-call.ts';
import { percentile } from '../call/latency.ts';
import type { CallJournal } from '../ports/call-journal.ts';
import type { ConductHostedCallOptions, HostedCallFallback } from './hosted-call-options.ts';
import { HostedSession } from './hosted-session.ts';
import { JoinedRecording } from './joined-recording.ts';
import { SharedTransport } from './shared-transport.ts';
import { takingOver } from './taking-over.ts';

/**
 * Holds one call with an engine that hears, thinks and speaks by itself, from the greeting to the end, and closes the
 * transport and the recording. When the engine is lost, the fallback goes on with the same call: same transport, same
 * recording, same transcript. Resolves however the call ends; it rejects only on a programming error.
 */
export async function conductHostedCall(options: ConductHostedCallOptions): Promise<CallOutcome> {
  const { ports } = options;
  const transport = new SharedTransport(ports.transport);
  const recording = ports.recording && new JoinedRecording(ports.recording, transport.format);
  const responseTimesMs: number[] = [];
  const journal: CallJournal = {
    append(event) {
      const totalMs = event.type === 'turn-finished' ? event.turn.latency?.totalMs : null;
      if (totalMs !== null && totalMs !== undefined) responseTimesMs.push(totalMs);
      ports.journal.append(event);
    },
  };
  const part = () => ({ ...ports, transport, journal, ...(recording && { recording: recording.part() }) });
  const session = new HostedSession({ ...options, ports: part() });
  const end = await session.run();
  transport.release();
  let outcome: Omit<CallOutcome, 'latencyP50Ms' | 'latencyP95Ms'>;
  if (end.type === 'handed-over' && options.fallback) {
    const { fallback } = options;
    const { reason, command } = end;
    outcome = await goOnWith({ ...options, ports: part() }, { session, fallback, reason, command });
  } else {
    const ending = end.type === 'over' ? end.ending : LOST;
    await transport.close();
    const { disposition, detail } = ending;
    journal.append({ type: 'call-ended', atMs: session.record.elapsedMs, disposition, detail });
    outcome = { ...ending, durationMs: session.record.elapsedMs, turnCount: session.record.turns.count };
  }
  await recording?.finish();
  return {
    ...outcome,
    latencyP50Ms: percentile(responseTimesMs, 0.5),
    latencyP95Ms: percentile(responseTimesMs, 0.95),
  };
}

const LOST = { disposition: 'failed', detail: 'The hosted engine failed.', transferTo: null } as const;

interface HandOver {
  readonly session: HostedSession;
  readonly fallback: HostedCallFallback;
  readonly reason: string;
  /** What somebody wanted the engine to do that it could not. */
  readonly command: CallCommand | null;
}

/** The rest of the call, in the pipeline. */
function goOnWith(options: ConductHostedCallOptions, handOver: HandOver): Promise<CallOutcome> {
  const { call, snapshot, instructions, ports, signal, resume } = options;
  const { session, fallback, reason, command } = handOver;
  const { engine, ...shared } = ports;
  const control = options.control ?? createCallControl();
  const isNew = session.record.turns.count === 0 && !resume;
  const dialogue = takingOver(fallback.dialogue, { turns: session.record.conversation.turns, isNew });
  shared.journal.append({
    type: 'provider-changed',
    atMs: session.record.elapsedMs,
    ...{ service: 'hosted', from: engine.id, to: fallback.dialogue.id, reason },
  });
  const held = conductCall({
    ...{ call, snapshot, signal, control },
    ...(instructions !== undefined && { instructions }),
    ports: {
      ...shared,
      ...fallback,
      dialogue,
      // The line never broke, so there is nothing of it in the journal.
      journal: { append: event => event.type !== 'call-resumed' && shared.journal.append(event) },
    },
    resume: {
      dialogueState: undefined,
      nextTurnIndex: session.record.turns.count,
      elapsedMs: session.record.elapsedMs,
      reminders: session.reminders,
    },
  });
  const wasPaused = !snapshot.agent.config.recordingEnabled;
  if (session.isRecordingPaused !== wasPaused) setRecording(control, !session.isRecordingPaused);
  if (command?.type === 'leave-message') control.leaveMessage(command.text);
  return held;
}

function setRecording(control: CallControl, isOn: boolean): void {
  if (isOn) control.resumeRecording();
  else control.pauseRecording();
}
