import {
  type Callee,
  press,
  silence,
  startTwilioEmulator,
  type TwilioEmulatorOptions,
  waitForAgent,
} from '@frontdesk/emulators';
import { createTwilioClient, type TwilioClientOptions } from '@frontdesk/providers/twilio';
import { systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { freePort } from '../../db/embedded/free-port.ts';
import { calls } from '../../db/schema/index.ts';
import { openTestServer } from '../../http/server-fixture.ts';
import { addMember, sender } from '../businesses/api-fixture.ts';
import { insertAnsweringBusiness, startTelephony } from '../telephony/telephony-fixture.ts';
import type { OutboundContext } from './outbound-context.ts';

export const OURS = '+14155550100';
export const CALLEE = '+14155550123';
/** All numbers of the account. */
export const NUMBERS = [OURS, '+14155550101', '+14155550102', '+14155550103', '+14155550104', '+14155550105'] as const;

export interface OutboundFixtureOptions {
  readonly emulator?: TwilioEmulatorOptions;
  readonly client?: Partial<TwilioClientOptions>;
}

/**
 * For tests: the API and the telephone as two nodes on one database, and Twilio on the loopback between them and whoever
 * is called.
 */
export async function openOutbound(options: OutboundFixtureOptions = {}) {
  const emulator = await startTwilioEmulator({ numbers: NUMBERS, ...options.emulator });
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const { accountSid, authToken, url: baseUrl } = emulator;
  const carrier = createTwilioClient({
    ...{ accountSid, authToken, baseUrl, clock: systemClock },
    // As in service, only sooner.
    retry: { firstDelayMs: 5, longestDelayMs: 20 },
    ...options.client,
  });
  const server = await openTestServer({ publicUrl, carrier });
  const { database, bus } = server;
  const { telephony, close: closeTelephony } = await startTelephony(database, {
    ...{ publicUrl, carrier, bus, twilioAuthToken: authToken },
  });
  const context: OutboundContext = {
    ...{ db: database.db, carrier, publicUrl, wallTime: () => new Date() },
    logger: { info() {}, warn() {}, error: (...facts: unknown[]) => console.error(...facts) },
  };
  const send = sender(server);
  return {
    ...{ emulator, server, database, telephony, context, publicUrl, send },
    /** What a process does before it dies without a word: the carrier has the call, and nobody knows. */
    placeUnnoticed: () =>
      carrier.calls.create({
        from: OURS,
        to: CALLEE,
        instructions: { twiml: '<Response><Pause length="60"/></Response>' },
      }),
    /** A business with an agent at a number of the account, and its owner's key. */
    async addBusiness(number = OURS, values: Parameters<typeof insertAnsweringBusiness>[2] = {}) {
      const business = await insertAnsweringBusiness(database.db, number, values);
      return { ...business, key: (await addMember(server, business.businessId, 'owner')).key };
    },
    /** Has the API place a call, whatever the hour. */
    start: (key: string, body: object) =>
      send('POST', '/api/calls/start', key, { to: CALLEE, ignore_calling_window: true, ...body }),
    async call(callId: unknown) {
      const [row] = await database.db
        .select()
        .from(calls)
        .where(eq(calls.id, String(callId)));
      if (!row) throw new Error('There is no such call.');
      return row;
    },
    async close() {
      await emulator.close();
      await closeTelephony();
      await server.close();
    },
  };
}

/** Somebody who answers, listens to the agent and presses a key: `2` has it say goodbye. */
export const presses = (digits: string, more: Partial<Extract<Callee, { type: 'answer' }>> = {}): Callee => ({
  type: 'answer',
  script: [waitForAgent, press(`${digits}#`)],
  agentQuietMs: 60,
  ...more,
});

/** Something that answers and talks on until it is hung up on. */
export const machine: Callee = {
  type: 'answer',
  answeredBy: 'machine_end_beep',
  detectionMs: 300,
  script: [silence(20_000)],
};
