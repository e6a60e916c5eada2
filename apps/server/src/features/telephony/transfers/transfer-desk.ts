import { randomUUID } from 'node:crypto';
import { PhoneNumberE164 } from '@frontdesk/contract';
import { TwilioError, twiml } from '@frontdesk/providers/twilio';
import type { TransferAnswer, TransferDesk, TransferRequest } from '@frontdesk/voice';
import { hangUpAtCarrier } from '../../outbound/hang-up.ts';
import { type AnsweredCall, partiesOf } from '../answered-call.ts';
import type { TelephonyContext } from '../telephony-context.ts';
import { PendingTransfer } from './pending-transfer.ts';
import { transferUrls } from './transfer-paths.ts';
import { askingVerbs } from './transfer-verbs.ts';

/** A person's phone rings about six times. */
const RING_SECONDS = 30;
/** Past that no briefing lasts; whatever the carrier failed to tell us, the caller is taken back. */
const ANSWER_LIMIT_MS = 80_000;
/** TwiML in hand may have 4000 characters. */
const MAX_BRIEFING_LENGTH = 1000;

/**
 * Asks people through the carrier: rings them, says the briefing, and takes a key for an answer. Whoever accepts waits in
 * a room, whose name is the hand-over. Somebody who is rung in vain is let go of when the caller hangs up meanwhile.
 */
export function createTransferDesk(context: TelephonyContext, call: AnsweredCall): TransferDesk {
  return { connect: request => ask(context, call, request) };
}

async function ask(context: TelephonyContext, call: AnsweredCall, request: TransferRequest): Promise<TransferAnswer> {
  const { carrier, transfers, clock, records, logger } = context;
  const { callId } = call;
  const { signal } = request;
  const from = PhoneNumberE164.safeParse(partiesOf(call).ourNumber).data;
  if (!carrier || !from || signal.aborted) return { result: 'failed' };
  const transferId = randomUUID();
  const transfer = new PendingTransfer(`transfer-${transferId}`);
  const giveUp = () => transfer.settle({ result: 'no_answer' });
  transfers.add(transferId, transfer);
  signal.addEventListener('abort', giveUp, { once: true });
  const cancelLimit = clock.schedule(ANSWER_LIMIT_MS, giveUp);
  const dialled = dial(context, call, { ...request, from, transferId }).then(
    legSid => transfer.nameLeg(legSid),
    (error: unknown) => {
      logger.warn({ callId, err: error }, 'A person could not be rung.');
      // It may ring all the same when the answer got lost; then the person's key decides.
      if (!(error instanceof TwilioError) || !error.isInDoubt) transfer.settle({ result: 'failed' });
    },
  );
  try {
    const answer = await transfer.settled;
    logger.info({ callId, result: answer.result }, 'A person was asked.');
    if (answer.result === 'accepted') {
      records.addChange(callId, {
        transfer: { mode: 'warm', result: answer.result, id: transferId, leg_sid: transfer.legSid ?? null },
      });
      return answer;
    }
    const result = signal.aborted ? 'abandoned' : answer.result;
    records.addChange(callId, { transfer: { mode: 'warm', result, id: transferId } });
    void dialled.then(() => letGo(context, callId, transfer));
    return answer;
  } finally {
    cancelLimit();
    signal.removeEventListener('abort', giveUp);
    // News that comes later finds nobody.
    if ((await transfer.settled).result !== 'accepted') transfers.delete(transferId);
    else clock.schedule(ANSWER_LIMIT_MS, () => transfers.delete(transferId));
  }
}

interface Dialling extends TransferRequest {
  readonly from: string;
  readonly transferId: string;
}

/** The person's leg. Throws `TwilioError`. */
async function dial(
  { carrier, publicUrl }: TelephonyContext,
  { callId, snapshot }: AnsweredCall,
  { from, to, briefing, transferId }: Dialling,
): Promise<string> {
  if (!carrier) throw new Error('There is no carrier.');
  const urls = transferUrls(publicUrl, callId, transferId);
  const verbs = askingVerbs({
    businessName: snapshot.business.name,
    briefing: briefing.slice(0, MAX_BRIEFING_LENGTH),
    language: snapshot.agent.config.language,
    answerUrl: urls.answer,
  });
  const leg = await carrier.calls.create({
    ...{ from, to, ringSeconds: RING_SECONDS, instructions: { twiml: twiml(...verbs) } },
    ...{ statusCallback: urls.status, statusCallbackEvents: ['completed'] as const },
  });
  return leg.sid;
}

/** Stops ringing, or hangs up on whoever declined or is being asked. */
async function letGo(context: TelephonyContext, callId: string, { legSid }: PendingTransfer): Promise<void> {
  if (legSid === undefined) return;
  await hangUpAtCarrier(context, legSid).catch((error: unknown) => {
    context.logger.error({ callId, err: error }, 'A person who is not needed any more may still be rung.');
  });
}
