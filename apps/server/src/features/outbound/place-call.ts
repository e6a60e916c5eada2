import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { updateCall } from '../telephony/call-records.ts';
import { askCarrier, type CarrierAnswer } from './ask-carrier.ts';
import type { CallRequest, PlacedCall } from './call-request.ts';
import { CallRefused, type DialRefusal } from './dial-refusal.ts';
import { hangUpAtCarrier } from './hang-up.ts';
import type { OutboundContext } from './outbound-context.ts';
import { planCall } from './plan-call.ts';
import { recordOutboundCall } from './record-call.ts';

export type DialResult =
  | { readonly type: 'placed'; readonly call: PlacedCall }
  | { readonly type: 'refused'; readonly refusal: DialRefusal };

/** As `tryToPlaceCall`; throws `CallRefused`, which the API answers with the reason as its code. */
export async function placeCall(context: OutboundContext, request: CallRequest): Promise<PlacedCall> {
  const result = await tryToPlaceCall(context, request);
  if (result.type === 'placed') return result.call;
  throw new CallRefused(result.refusal, context.wallTime());
}

/**
 * The one way to call somebody. The call's record is committed before the carrier is asked, and its id is in every
 * address the carrier is given: an answer that gets lost, or a process that dies in between, leaves a `queued` call whose
 * fate the carrier's callbacks or `reconcileCalls` find out. Nobody is ever dialled twice for one call.
 */
export async function tryToPlaceCall(context: OutboundContext, request: CallRequest): Promise<DialResult> {
  const { db, carrier, publicUrl } = context;
  if (!carrier) return refused(NO_CARRIER);
  const callId = request.callId ?? uuidv7();
  if (request.callId !== undefined) {
    const before = await findPlaced(context, callId);
    if (before) return before;
  }
  const plan = await planCall(db, request, context.wallTime());
  if ('reason' in plan) return refused(plan);
  const record = await recordOutboundCall(context, request, { plan, callId });
  if ('reason' in record) return refused(record);
  if (!record.isNew) {
    const first = await findPlaced(context, callId);
    if (first) return first;
    throw new Error(`Call ${callId} vanished while it was placed.`);
  }
  const { machine, ringSeconds } = request;
  const { from, to, maxDurationSeconds } = plan;
  const order = { callId, from, to, ringSeconds, maxDurationSeconds, machine };
  return await settle(context, callId, await askCarrier(carrier, publicUrl, order));
}

const NO_CARRIER: DialRefusal = {
  reason: 'carrier_not_configured',
  detail: 'This server has no Twilio account: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
};

function refused(refusal: DialRefusal): DialResult {
  return { type: 'refused', refusal };
}

/** Writes down what the carrier said. When even that fails, the call stays `queued`, and is found out about later. */
async function settle(context: OutboundContext, callId: string, answer: CarrierAnswer): Promise<DialResult> {
  const { db, logger, wallTime } = context;
  switch (answer.type) {
    case 'accepted': {
      const { callSid } = answer;
      logger.info({ callId, callSid }, 'Call placed.');
      await updateCall(db, callId, { callSid, status: 'initiated' });
      if (await isUnwanted(context, callId)) await hangUpAtCarrier(context, callSid);
      return { type: 'placed', call: { callId, callSid, status: 'initiated' } };
    }
    case 'in-doubt':
      logger.warn({ callId, err: answer.cause }, 'Nobody knows whether the carrier took a call; it will tell.');
      return { type: 'placed', call: { callId, callSid: null, status: 'queued' } };
    case 'refused': {
      const { detail } = answer.refusal;
      logger.warn({ callId, err: answer.cause }, 'The carrier did not take a call.');
      const ending = { status: 'failed', fallbackDisposition: 'failed', fallbackDetail: detail } as const;
      await updateCall(db, callId, { ...ending, endedAt: wallTime() });
      return refused({ ...answer.refusal, callId });
    }
  }
}

/** Somebody ended it while the carrier was being asked. */
async function isUnwanted({ db }: OutboundContext, callId: string): Promise<boolean> {
  const [row] = await db
    .select({ canceledAt: outboundCalls.cancelRequestedAt })
    .from(outboundCalls)
    .where(eq(outboundCalls.callId, callId));
  return row !== undefined && row.canceledAt !== null;
}

/** What became of a call that was asked for before. */
async function findPlaced({ db }: OutboundContext, callId: string): Promise<DialResult | undefined> {
  const [row] = await db
    .select({ callSid: calls.callSid, status: calls.status, detail: calls.dispositionDetail })
    .from(calls)
    .where(eq(calls.id, callId));
  if (!row) return undefined;
  const { callSid, status, detail } = row;
  // Without an id of the carrier's and over: it was never dialled.
  if (callSid === null && status === 'failed') return refused({ reason: 'carrier_refused', detail, callId });
  return { type: 'placed', call: { callId, callSid, status: callSid === null ? 'queued' : 'initiated' } };
}
