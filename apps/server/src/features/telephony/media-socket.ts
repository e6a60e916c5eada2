import { acceptMediaStream, type MediaStreamStart } from '@frontdesk/providers/twilio';
import type WebSocket from 'ws';
import { type AnsweredCall, loadAnsweredCall } from './answered-call.ts';
import { claimStream } from './call-records.ts';
import { holdCall } from './hold-call.ts';
import { loadResumePoint } from './resume-point.ts';
import { readStreamToken, type StreamClaim } from './stream-token.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { withinMs } from './within.ts';

/** A socket that has not said and proven which call it carries by then is dropped. */
const START_TIMEOUT_MS = 5_000;
const CLAIM_LIMIT_MS = 2_000;

/**
 * Takes a media socket to its call: waits for its `start`, checks its token, and holds the call until it ends. Sockets
 * without a valid, unused token are closed. Call it in the tick the socket opened in; never rejects.
 */
export async function serveMediaSocket(context: TelephonyContext, socket: WebSocket): Promise<void> {
  const { clock, logger } = context;
  const stream = await acceptMediaStream(socket, { clock, startTimeoutMs: START_TIMEOUT_MS });
  if (stream.status === 'failed') {
    logger.warn({ reason: stream.reason }, 'A media socket did not begin.');
    return;
  }
  const { start, transport } = stream;
  try {
    const call = context.live.isFull ? undefined : await joinCall(context, start);
    if (call) await holdCall(context, { call, transport, streamSid: start.streamSid }).finished;
    else logger.warn({ callSid: start.callSid, isFull: context.live.isFull }, 'A media socket was refused.');
  } catch (error) {
    logger.error({ callSid: start.callSid, err: error }, 'A media socket could not be served.');
  } finally {
    await transport.close();
  }
}

/** The call a stream may carry; undefined when its token is bad, used, or another call's. */
async function joinCall(context: TelephonyContext, start: MediaStreamStart): Promise<AnsweredCall | undefined> {
  const { secretKey, clock, pending, database, records, nodeId, logger } = context;
  const claim = readStreamToken(secretKey, start.customParameters.token ?? '', clock.wallTime().getTime());
  if (!claim) return undefined;
  const { callId, after } = claim;
  const isClaimed = (call: AnsweredCall) => call.callSid === start.callSid && (call.resume?.after ?? '') === after;
  const waiting = pending.find(callId);
  // A token shown with the wrong call is not used up by it.
  if (waiting && !isClaimed(waiting)) return undefined;
  const taken = pending.take(callId);
  const call = taken ?? (await withinMs(CLAIM_LIMIT_MS, load(context, claim)));
  if (!call || !isClaimed(call)) return undefined;
  if (taken && !taken.isRecorded && !taken.resume) return call;
  // What is not written yet cannot be claimed either, nor can anybody else know of it.
  const isUnwritten = taken !== undefined && records.pending > 0;
  try {
    const entry = { callId, streamSid: start.streamSid, after, nodeId };
    const isOurs = await withinMs(CLAIM_LIMIT_MS, claimStream(database.db, entry));
    return isOurs || (isUnwritten && taken.resume) ? call : undefined;
  } catch (error) {
    // Taken from memory it is ours alone in this process; only a second node could hold it too.
    if (!taken) throw error;
    logger.error({ callId, err: error }, 'A call goes on while the database is away.');
    return call;
  }
}

/** A call that another process answered, or was holding. */
async function load(
  { database, loadSnapshot }: TelephonyContext,
  { callId, after }: StreamClaim,
): Promise<AnsweredCall | undefined> {
  const call = await loadAnsweredCall(database.db, loadSnapshot, callId);
  const resume = call && after !== '' ? await loadResumePoint(database.db, callId) : undefined;
  return call && resume ? { ...call, resume } : call;
}
