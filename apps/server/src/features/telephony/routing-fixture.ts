import { RoutingOutcome, RoutingWhen } from '@frontdesk/contract';
import { press, type Script, say, silence, startTwilioEmulator, waitForAgent } from '@frontdesk/emulators';
import { createTwilioClient } from '@frontdesk/providers/twilio';
import { systemClock, type TranscribeRecording } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { freePort } from '../../db/embedded/free-port.ts';
import { calls, callTurns, recordings, routingRules } from '../../db/schema/index.ts';
import { openTestDatabase } from '../../db/test-database.ts';
import { placeOf, sortOf } from '../routing/rule-sort.ts';
import { insertAnsweringBusiness, startTelephony } from './telephony-fixture.ts';
import type { VoicemailContext } from './voicemail-context.ts';
import { workOnVoicemails } from './voicemail-jobs.ts';

/** For tests: one more rule of a business, last in its place. */
export async function insertRule(
  db: Database,
  businessId: string,
  given: { when?: unknown; outcome: unknown; place?: 'before' | 'after' },
) {
  const when = RoutingWhen.parse(given.when ?? {});
  const outcome = RoutingOutcome.parse(given.outcome);
  const place = given.place ?? placeOf(sortOf({ when, outcome }));
  const position = 1 + (await db.$count(routingRules, eq(routingRules.businessId, businessId)));
  const [row] = await db
    .insert(routingRules)
    .values({ ...{ businessId, place, position, when, outcome }, name: `rule ${position}` })
    .returning();
  if (!row) throw new Error('The rule was not inserted.');
  return row;
}

/** What a recogniser makes of any message. */
export const WORDS = 'Please call me back about the table.';

/**
 * For tests: a server that answers the numbers of an emulated Twilio account, fetches what callers leave, and
 * transcribes it as `WORDS`.
 */
export async function openRouting(numbers: readonly string[]) {
  const database = await openTestDatabase();
  const { db } = database;
  const emulator = await startTwilioEmulator({ numbers });
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const { accountSid, authToken, url: baseUrl } = emulator;
  const retry = { firstDelayMs: 5, longestDelayMs: 20 };
  const carrier = createTwilioClient({ accountSid, authToken, baseUrl, clock: systemClock, retry });
  const { telephony, jobs, storage, close } = await startTelephony(database, {
    ...{ publicUrl, carrier, twilioAuthToken: authToken },
  });
  const heard: Uint8Array[] = [];
  const transcribe: TranscribeRecording = async wav => {
    heard.push(wav);
    return [{ text: WORDS, startedAtMs: 200, endedAtMs: 1900 }];
  };
  const voicemail: VoicemailContext = {
    ...{ db, jobs, storage, carrier, transcribe, wallTime: () => new Date() },
    logger: { info() {}, warn() {}, error: (...facts: unknown[]) => console.error(...facts) },
  };
  await workOnVoicemails(voicemail);
  const free = [...numbers];
  return {
    ...{ database, db, emulator, telephony, storage, voicemail, heard, jobs },
    /** A business with an agent at one of the account's numbers. */
    async addBusiness(values: Parameters<typeof insertAnsweringBusiness>[2] = {}) {
      const number = free.shift();
      if (number === undefined) throw new Error('The account has no more numbers.');
      const owned = await carrier.numbers.find(number);
      await carrier.numbers.configure(owned?.sid ?? '', {
        voiceUrl: `${publicUrl}/webhooks/twilio/voice`,
        statusCallback: `${publicUrl}/webhooks/twilio/status`,
      });
      return { number, ...(await insertAnsweringBusiness(db, number, values)) };
    },
    phone: (to: string, script: Script, from = '+14155550123') =>
      emulator.phone({ from, to, script, agentQuietMs: 60, patienceMs: 3_000 }),
    async call(callSid: string) {
      const [row] = await db.select().from(calls).where(eq(calls.callSid, callSid));
      if (!row) throw new Error('There is no such call.');
      return row;
    },
    turns: (callId: string) =>
      db.select().from(callTurns).where(eq(callTurns.callId, callId)).orderBy(callTurns.turnIndex),
    async recording(callId: string) {
      const [row] = await db.select().from(recordings).where(eq(recordings.callId, callId));
      return row;
    },
    async close() {
      await emulator.close();
      await close();
      await database.close();
    },
  };
}

/** Hears the greeting out, speaks after the tone and presses the key that ends a message. */
export const leavesMessage: Script = [waitForAgent, silence(400), say('Please call me back'), press('#')];
