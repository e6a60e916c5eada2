import { setTimeout } from 'node:timers/promises';
import {
  type CallerEvent,
  type PlaceCallOptions,
  type PlacedCall,
  placeCall,
  readWav,
  type Script,
} from '@frontdesk/emulators';
import { inject, onTestFailed } from 'vitest';
import { AgentFloor } from '../../../scripts/call/agent-floor.ts';
import { followTranscript } from '../../../scripts/call/live-transcript.ts';
import { type CallRecord, OperatorApi, type ReservationRecord } from '../../../scripts/call/operator-api.ts';
import { callStory } from './story.ts';
import { borrowedVoice } from './voice-service.ts';

/** How long after hanging up a call's record may still be incomplete. */
const RECORD_TIMEOUT_MS = 15_000;

export interface FinishedCall extends PlacedCall {
  readonly record: CallRecord;
  /** What was booked on the call. */
  readonly reservations: readonly ReservationRecord[];
  /** What the caller said, as recognised, and what the agent said as far as it was heard. */
  readonly callerText: string;
  readonly agentText: string;
}

export interface Line {
  readonly api: OperatorApi;
  readonly to: string;
  readonly from: string;
}

/** Phones a number with a scripted caller, and waits for the call's record to be complete. */
export async function phone(line: Line, script: Script, more: Partial<PlaceCallOptions> = {}): Promise<FinishedCall> {
  const floor = new AgentFloor();
  const followed = new AbortController();
  let following: Promise<void> | null = null;
  const placed = await placeCall({
    webhookUrl: `${line.api.server}/webhooks/twilio/voice`,
    statusCallbackUrl: `${line.api.server}/webhooks/twilio/status`,
    from: line.from,
    to: line.to,
    script,
    voice: borrowedVoice(inject('voiceUrl')),
    agentHasMore: () => floor.hasMore,
    maxDurationMs: 240_000,
    ...more,
    onEvent(event) {
      floor.heard(event);
      if (event.type === 'dialing') following = follow(line.api, event.callSid, floor, followed.signal);
      more.onEvent?.(event);
    },
  });
  const record = await completeRecord(line.api, placed.callSid);
  onTestFailed(() => console.error(callStory(placed, record)));
  const textOf = (speaker: string) =>
    (record.transcript ?? [])
      .filter(turn => turn.speaker === speaker)
      .map(turn => turn.text)
      .join(' ');
  followed.abort();
  await following;
  const reservations = await line.api.reservationsOf(record);
  return { ...placed, record, reservations, callerText: textOf('caller'), agentText: textOf('agent') };
}

async function follow(api: OperatorApi, callSid: string, floor: AgentFloor, signal: AbortSignal): Promise<void> {
  for await (const turn of followTranscript(api, callSid, signal)) floor.finished(turn);
  floor.release();
}

/** The record once the call is over and its recording closed; the last state seen when that takes too long. */
export async function completeRecord(api: OperatorApi, callSid: string): Promise<CallRecord> {
  const deadline = performance.now() + RECORD_TIMEOUT_MS;
  for (;;) {
    const record = await api.findCall(callSid);
    const isComplete = record?.disposition && record.recording?.status !== 'recording';
    if (record && (isComplete || performance.now() > deadline)) return record;
    if (performance.now() > deadline) throw new Error('The server has no record of the call.');
    await setTimeout(150);
  }
}

export function sharedApi(): OperatorApi {
  return new OperatorApi(inject('serverUrl'), inject('apiKey'));
}

/** The server's recording of a call, one array of samples per side. */
export async function recordingOf(api: OperatorApi, record: CallRecord) {
  const { channels, sampleRateHz } = readWav(await api.recording(record.id));
  const [caller, agent] = channels;
  if (channels.length !== 2 || !caller || !agent) throw new Error(`The recording has ${channels.length} channels.`);
  return { caller, agent, sampleRateHz };
}

export function eventsOf<Type extends CallerEvent['type']>(call: PlacedCall, type: Type) {
  return call.events.filter((event): event is Extract<CallerEvent, { type: Type }> => event.type === type);
}
