import { startTwilioEmulator, type TwilioEmulator } from '@frontdesk/emulators';
import { createTwilioClient } from '@frontdesk/providers/twilio';
import { systemClock } from '@frontdesk/voice';
import { eq, isNull } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { phoneNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { addMember, type Send, sender } from '../businesses/api-fixture.ts';
import type { NumberCarrier } from '../phone-numbers/number-carrier.ts';
import { workOnNumbers } from '../phone-numbers/number-jobs.ts';
import { settleNumber } from '../phone-numbers/settle-number.ts';
import { fillPool, insertEstateAgent } from '../real-estate/real-estate-fixture.ts';

const PUBLIC_URL = 'https://calls.example.com';
const BUY = 'POST /IncomingPhoneNumbers';

let twilio: TwilioEmulator;
let server: TestServer;
let send: Send;
let admin: string;
let context: NumberCarrier;
/** How late the server's clock is, so that jobs are due at once. */
let lateMs = 0;

beforeAll(async () => {
  twilio = await startTwilioEmulator({ unavailableNumbers: ['+15125551000'] });
  const { accountSid, authToken, url: baseUrl } = twilio;
  const retry = { attempts: 2, firstDelayMs: 1 };
  const carrier = createTwilioClient({ accountSid, authToken, baseUrl, clock: systemClock, retry });
  const wallTime = () => new Date(Date.now() - lateMs);
  server = await openTestServer({
    ...{ carrier, wallTime, publicUrl: PUBLIC_URL },
    buyNumbers: { country: 'US', areaCode: '512' },
    limits: { perAddress: 1e9, perPrincipal: 1e9 },
  });
  send = sender(server);
  admin = (await server.addUser('admin')).key;
  const logger = pino({ level: 'silent' });
  context = { db: server.database.db, jobs: server.jobs, carrier, publicUrl: PUBLIC_URL, wallTime, logger };
});
afterAll(async () => {
  await server.close();
  await twilio.close();
});
beforeEach(async () => {
  await server.database.db.delete(phoneNumbers).where(isNull(phoneNumbers.businessId));
});

async function pendingRequest() {
  const businessId = await insertEstateAgent(server.database.db);
  const owner = (await addMember(server, businessId, 'owner')).key;
  const { body } = await send('POST', '/agent/voice-agent/request', owner);
  return { businessId, owner, id: String(body.request_id) };
}

const approve = (id: string, wish?: object) => send('POST', `/admin/voice-agent-requests/${id}/approve`, admin, wish);
const numbersOf = (businessId: string) =>
  server.database.db.select().from(phoneNumbers).where(eq(phoneNumbers.businessId, businessId));
const atTwilio = (number: unknown) => twilio.numbers.find(one => one.phone_number === number);

it('an approval with an empty pool buys a number in the area that is set up', async () => {
  const { businessId, owner, id } = await pendingRequest();
  const { status, body } = await approve(id);
  expect([status, body]).toMatchObject([200, { status: 'active', number_problem: null }]);
  expect(body.phone_number).toMatch(/^\+1512/);
  expect(atTwilio(body.phone_number)).toMatchObject({ voice_url: `${PUBLIC_URL}/webhooks/twilio/voice` });
  expect(await numbersOf(businessId)).toMatchObject([{ status: 'active', carrierStatus: 'ready' }]);
  expect((await send('GET', '/agent/voice-agent', owner)).body).toMatchObject({
    status: 'active',
    phone_number: body.phone_number,
  });
});

it('an approval may wish for a number elsewhere', async () => {
  const { id } = await pendingRequest();
  const { body } = await approve(id, { country: 'gb' });
  expect(body.phone_number).toMatch(/^\+44/);
  expect((await approve((await pendingRequest()).id, { country: 'Britain' })).status).toBe(400);
});

it('an approval with a free number has its calls sent here, and buys none', async () => {
  const [number = ''] = await fillPool(server.database.db, 1);
  const owned = twilio.numbers.length;
  const { businessId, id } = await pendingRequest();
  expect((await approve(id)).body).toMatchObject({ phone_number: number, status: 'active', number_problem: null });
  const [row] = await numbersOf(businessId);
  expect(row?.carrierStatus).toBe('configuring');
  expect(twilio.numbers).toHaveLength(owned);
  // The account does not have the pool's number, and whoever looks is told.
  await expect(settleNumber(context, row?.id ?? '')).rejects.toThrow('does not have this number');
  expect(await numbersOf(businessId)).toMatchObject([
    { status: 'active', carrierStatus: 'failed', carrierProblem: expect.stringContaining('does not have this number') },
  ]);
});

it('an approval while Twilio fails is kept, and the agent starts once a number is bought, one only', async () => {
  lateMs = 600_000;
  const { businessId, owner, id } = await pendingRequest();
  twilio.fail({ request: BUY, type: 'drop-after-acting' });
  const { status, body } = await approve(id);
  expect([status, body]).toMatchObject([
    200,
    { status: 'pending_setup', phone_number: null, number_problem: 'The connection to Twilio was lost.' },
  ]);
  expect((await send('GET', '/agent/voice-agent', owner)).body.status).toBe('pending_setup');
  const searching = await pendingRequest();
  twilio.fail({ request: 'GET /AvailablePhoneNumbers', type: 'status', status: 500, times: 2 });
  expect((await approve(searching.id)).body).toMatchObject({ status: 'pending_setup' });
  expect(await numbersOf(searching.businessId)).toEqual([]);
  // The purchase whose answer was lost is among them.
  const owned = twilio.numbers.length;
  await workOnNumbers(context);
  for (const one of [{ businessId, owner }, searching]) {
    for (;;) {
      const agent = (await send('GET', '/agent/voice-agent', one.owner)).body;
      if (agent.status === 'active') break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    const rows = await numbersOf(one.businessId);
    expect(rows).toMatchObject([{ status: 'active', carrierStatus: 'ready' }]);
    expect(twilio.numbers.filter(number => number.phone_number === rows[0]?.number)).toHaveLength(1);
  }
  expect(twilio.numbers).toHaveLength(owned + 1);
});
