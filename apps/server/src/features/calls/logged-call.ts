import { type CallStatus, type LogCallBody, MAX_CALL_SECONDS } from '@frontdesk/contract';
import { isEnded, readCarrierStatus } from '../telephony/call-status.ts';
import { readTranscript } from './logged-transcript.ts';
import { Problems } from './problems.ts';

/** Clocks of other systems may run ahead of ours. */
const CLOCK_DRIFT_MS = 5 * 60_000;
/** Earlier dates are mistakes, such as a zero of some other calendar. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Durations are rounded to seconds, the times beside them may be not. */
const ROUNDING_SECONDS = 1;
const UNANSWERED: readonly CallStatus[] = ['queued', 'initiated', 'ringing', 'busy', 'no_answer', 'canceled'];

/** A logged call after its names were made ours and its parts were found to fit each other. */
export type LoggedCall = ReturnType<typeof readLoggedCall>;

/** Reads what another system says of a call. Throws `validation_failed` with everything that does not fit. */
export function readLoggedCall(body: LogCallBody, now: Date) {
  const problems = new Problems();
  problems.one('business_id', body.businessId, body.restaurantId);
  const times = readTimes(body, now, problems);
  const { agentId, phoneNumberId, contactId, direction, callSid, streamSid, retellCallId, externalId } = body;
  const { dailyRoomUrl, disposition, dispositionDetail, sentiment, summary, success, latencyP95Ms } = body;
  const { forwardedTo = null } = body;
  const forwarded = body.forwarded ?? forwardedTo !== null;
  if (!forwarded && forwardedTo !== null) problems.add('forwarded_to', 'is for a call that was forwarded');
  const isOutbound = direction === 'outbound';
  const theirs = body.phoneNumber;
  const fromNumber = problems.one('from_number', body.fromNumber, body.callerNumber, ...(isOutbound ? [] : [theirs]));
  const toNumber = problems.one('to_number', body.toNumber, ...(isOutbound ? [theirs] : []));
  const latencyP50Ms = problems.one('latency_p50_ms', body.latencyP50Ms, body.latency);
  if (body.recordingSid && !body.recordingUrl) problems.add('recording_sid', 'needs the recording_url');
  const turns = readTranscript(body.transcript, times.answeredAt ?? times.startedAt, problems);
  problems.refuse('The call does not fit together.');
  return {
    ...{ agentId, phoneNumberId, contactId, direction, callSid, streamSid, retellCallId, externalId },
    ...{ dailyRoomUrl, disposition, dispositionDetail, sentiment, summary, success, latencyP50Ms, latencyP95Ms },
    ...{ fromNumber, toNumber, forwarded, forwardedTo, turns },
    ...times,
    startedAt: times.startedAt ?? now,
    recording: body.recordingUrl ? { url: body.recordingUrl, sid: body.recordingSid ?? null } : null,
    metadata: body.metadata ?? {},
  };
}

function readTimes(body: LogCallBody, now: Date, problems: Problems) {
  const given = {
    startedAt: instant(problems.one('started_at', ...[body.startedAt, body.startTime, body.timestamp].map(millis))),
    answeredAt: instant(millis(body.answeredAt)),
    endedAt: instant(problems.one('ended_at', ...[body.endedAt, body.endTime].map(millis))),
  };
  const { startedAt, answeredAt } = given;
  const seconds = problems.one('duration_seconds', body.durationSeconds, body.duration) ?? null;
  const status = readStatus(body, given.endedAt !== undefined || seconds !== null, problems);
  if (!startedAt) problems.add('started_at', 'Say when the call began.');
  const mediaBeganAt = answeredAt ?? startedAt;
  const endedAt =
    given.endedAt ??
    (isEnded(status) && mediaBeganAt && seconds !== null
      ? new Date(mediaBeganAt.getTime() + seconds * 1000)
      : undefined);
  checkStatus({ status, answeredAt, endedAt, seconds }, problems);
  checkOrder({ startedAt, answeredAt, endedAt }, now, problems);
  const lastedSeconds = startedAt && endedAt ? secondsBetween(startedAt, endedAt) : null;
  if (lastedSeconds !== null && lastedSeconds > MAX_CALL_SECONDS) problems.add('ended_at', 'is over a day later');
  if (lastedSeconds !== null && seconds !== null && seconds > lastedSeconds + ROUNDING_SECONDS)
    problems.add('duration_seconds', 'is longer than from the start to the end');
  const wasHeard = status === 'completed' || answeredAt !== undefined;
  const counted = mediaBeganAt && endedAt && wasHeard ? Math.round(secondsBetween(mediaBeganAt, endedAt)) : null;
  return { status, startedAt, answeredAt, endedAt, durationSeconds: seconds ?? counted };
}

function readStatus({ status }: LogCallBody, hasEnd: boolean, problems: Problems): CallStatus {
  const known = status === undefined ? undefined : readCarrierStatus(status);
  if (!known && !hasEnd) problems.add('status', 'Say the status of a call without an end or a duration.');
  return known ?? 'completed';
}

interface Facts {
  readonly status: CallStatus;
  readonly answeredAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly seconds: number | null;
}

function checkStatus({ status, answeredAt, endedAt, seconds }: Facts, problems: Problems): void {
  const isOver = isEnded(status);
  if (isOver && !endedAt) problems.add('ended_at', `A call that is ${status} has an end, or a duration.`);
  if (!isOver && endedAt) problems.add('ended_at', `A call that is ${status} has not ended.`);
  if (!isOver && seconds !== null) problems.add('duration_seconds', `A call that is ${status} has no duration yet.`);
  if (answeredAt && UNANSWERED.includes(status))
    problems.add('answered_at', `A call that is ${status} was not answered.`);
}

type Times = Partial<Record<'startedAt' | 'answeredAt' | 'endedAt', Date | undefined>>;

function checkOrder({ startedAt, answeredAt, endedAt }: Times, now: Date, problems: Problems): void {
  const fields = { started_at: startedAt, answered_at: answeredAt, ended_at: endedAt };
  let before: { readonly field: string; readonly at: Date } | undefined;
  for (const [field, at] of Object.entries(fields)) {
    if (!at) continue;
    if (before && at < before.at) problems.add(field, `is before ${before.field}`);
    if (at.getTime() < EARLIEST) problems.add(field, 'is too long ago');
    if (at.getTime() > now.getTime() + CLOCK_DRIFT_MS) problems.add(field, 'is in the future');
    before = { field, at };
  }
}

const millis = (text: string | null | undefined) => (text ? Date.parse(text) : undefined);
const instant = (atMs: number | undefined) => (atMs === undefined ? undefined : new Date(atMs));
const secondsBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1000;
