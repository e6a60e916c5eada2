import { randomBytes } from 'node:crypto';
import type { SpeechStretch } from './agent-ear.ts';
import type { CallerEvent, CallOutcome, TurnTiming } from './caller-event.ts';
import { CarrierRequests } from './carrier-requests.ts';
import { followDocuments } from './follow-documents.ts';
import { Handset } from './handset.ts';
import { prepareScript } from './script/prepared-script.ts';
import type { CallerVoice, Script } from './script/script.ts';

/** The account an emulated call claims to come from. */
export const EMULATED_ACCOUNT_SID = `AC${'0'.repeat(32)}`;

export interface PlaceCallOptions {
  /** The application's voice webhook. */
  readonly webhookUrl: string;
  readonly from: string;
  readonly to: string;
  readonly script: Script;
  readonly voice: CallerVoice;
  /** Signs webhooks and the stream's handshake; without it they go unsigned. */
  readonly authToken?: string;
  /** Told when the call has ended, as a number's own status callback is. */
  readonly statusCallbackUrl?: string;
  /** What became of a call put through to another number. Default `completed`. */
  readonly dialStatus?: 'completed' | 'busy' | 'no-answer' | 'failed';
  /** Quiet after which the caller takes the agent to have finished. Default 900 ms. */
  readonly agentQuietMs?: number;
  /** Asked while the agent is quiet: whether it is known to have more to say, so that this is only a pause. */
  readonly agentHasMore?: () => boolean;
  /** How long the caller waits for an agent that says nothing before going on. Default 20 s. */
  readonly patienceMs?: number;
  /** The caller hangs up after this long, whatever the script says. Default 5 minutes. */
  readonly maxDurationMs?: number;
  readonly onEvent?: (event: CallerEvent) => void;
  /** Aborting makes the caller hang up; the result still comes. */
  readonly signal?: AbortSignal;
}

export interface PlacedCall {
  readonly callSid: string;
  readonly outcome: CallOutcome;
  /** One for each thing said, in order. */
  readonly timings: readonly TurnTiming[];
  /** Every stretch of agent speech the caller heard, on the recording's time line. */
  readonly agentSpeech: readonly SpeechStretch[];
  readonly events: readonly CallerEvent[];
  readonly durationMs: number;
  /** Stereo WAV, 8 kHz: caller left, agent as played right. */
  readonly wav: Buffer;
}

/**
 * Phones the application as Twilio would, in real time, with a caller who follows a script. All of the caller's
 * audio is made before dialling. Rejects only when that audio cannot be made; whatever happens on the call is an outcome.
 */
export async function placeCall(options: PlaceCallOptions): Promise<PlacedCall> {
  const signal = AbortSignal.any(
    [options.signal, AbortSignal.timeout(options.maxDurationMs ?? 300_000)].filter(isSignal),
  );
  const steps = await prepareScript(options.script, options.voice, signal);
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const events: CallerEvent[] = [];
  const onEvent = (event: CallerEvent) => {
    events.push(event);
    options.onEvent?.(event);
  };
  const handset = new Handset({
    steps,
    agentQuietMs: options.agentQuietMs ?? 900,
    agentHasMore: options.agentHasMore ?? (() => false),
    patienceMs: options.patienceMs ?? 20_000,
    onEvent,
  });
  const { from, to, authToken } = options;
  const base = {
    CallSid: callSid,
    AccountSid: EMULATED_ACCOUNT_SID,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  };
  const requests = new CarrierRequests({ authToken, base: () => base });

  onEvent({ type: 'dialing', callSid });
  const startedMs = performance.now();
  const outcome = await followDocuments({
    webhookUrl: options.webhookUrl,
    identity: { accountSid: EMULATED_ACCOUNT_SID, callSid },
    requests,
    authToken,
    dialStatus: options.dialStatus ?? 'completed',
    handset,
    onEvent,
    signal,
  });
  const durationMs = performance.now() - startedMs;
  onEvent({ type: 'ended', outcome });
  if (options.statusCallbackUrl !== undefined)
    await requests.notify(options.statusCallbackUrl, {
      CallStatus: outcome.type === 'rejected' ? 'busy' : outcome.type === 'failed' ? 'failed' : 'completed',
      CallDuration: String(Math.round(durationMs / 1000)),
      Duration: String(Math.ceil(durationMs / 60_000)),
      Timestamp: new Date().toUTCString(),
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
    });
  return {
    callSid,
    outcome,
    timings: handset.timings,
    agentSpeech: handset.agentSpeech,
    events,
    durationMs,
    wav: handset.recording.toWav(),
  };
}

function isSignal(signal: AbortSignal | undefined): signal is AbortSignal {
  return signal !== undefined;
}
