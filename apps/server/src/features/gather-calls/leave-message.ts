import type { CallEvent, Turn } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { loadGatherState } from './gather-state.ts';
import { keepExchange } from './keep-exchange.ts';
import { gatheredCall } from './load-gathered-call.ts';
import type { Ending } from './reply.ts';
import { speak } from './speak.ts';

/**
 * Leaves a message on the answering machine that a call reached, and ends the call after it. It counts as one more
 * exchange, so what the machine seemed to say is answered no more. False, and nothing done, for a call with a media
 * stream, and for one that no agent has spoken on yet. Throws when the database or the carrier does not do as told.
 */
export async function leaveGatherMessage(context: TelephonyContext, callSid: string, text: string): Promise<boolean> {
  const { database, carrier, clock } = context;
  const [row] = await database.db.select({ id: calls.id }).from(calls).where(eq(calls.callSid, callSid));
  const state = row && (await loadGatherState(database.db, row.id));
  const call = row && state && state.answered > 0 ? await gatheredCall(context, row.id) : undefined;
  if (!row || !state || !call || state.isOver) return false;
  const spoken = await speak(context, { call, exchange: state.answered, said: [text], voice: state.voice });
  const document = twiml(...spoken.verbs, { verb: 'hangup' });
  const answeredAt = state.answeredAt ?? clock.wallTime();
  const atMs = Math.max(0, clock.wallTime().getTime() - answeredAt.getTime());
  const turn: Turn = {
    ...{ index: state.turnCount, speaker: 'agent', text, wasInterrupted: false, latency: null },
    ...{ startedAtMs: atMs, endedAtMs: Math.round(atMs + spoken.durationMs) },
  };
  const ending: Ending = { disposition: 'machine', detail: 'A message was left.', transferTo: null };
  const { disposition, detail } = ending;
  const turnCount = state.turnCount + 1;
  const events: CallEvent[] = [
    { type: 'commanded', atMs, command: 'leave-message' },
    { type: 'turn-finished', atMs, turn },
    { type: 'call-ended', atMs, disposition, detail },
  ];
  const kept = await keepExchange(context, {
    ...{ callId: call.callId, businessId: state.businessId, answered: state.answered, answeredAt },
    ...{ document, said: [text], voice: spoken.voice, speechMs: spoken.durationMs },
    ...{ events, turns: [turn], turnCount, ending, atMs, saved: state.saved, reminders: state.reminders },
  });
  // Somebody answered in the meantime; the machine is told all the same.
  if (kept.document !== document) return leaveGatherMessage(context, callSid, text);
  await carrier?.calls.update(callSid, { instructions: { twiml: document } });
  return true;
}
