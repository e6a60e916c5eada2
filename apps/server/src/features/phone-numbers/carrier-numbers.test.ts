import { startTwilioEmulator, type TwilioEmulator } from '@frontdesk/emulators';
import { createTwilioClient } from '@frontdesk/providers/twilio';
import { systemClock } from '@frontdesk/voice';
import { and, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, phoneNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { type ApiUser, apiUser, ownerOfNew } from '../agents/agent-api-fixture.ts';
import type { NumberCarrier } from './number-carrier.ts';
import { workOnNumbers } from './number-jobs.ts';
import { settleNumber } from './settle-number.ts';

interface PhoneNumber {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly carrier_status: string;
  readonly carrier_problem: string | null;
  readonly configuration?: Record<string, unknown> | null;
}
interface Problem {
  readonly code: string;
  readonly detail: string;
}

const PUBLIC_URL = 'https://calls.example.com';
const OWNED = ['+14155550180', '+14155550181', '+14155550182'];
const SNATCHED = '+14155550199';
const BUY = 'POST /IncomingPhoneNumbers';
const DOWN = { type: 'status', status: 503, times: 4 } as const;

let twilio: TwilioEmulator;
let server: TestServer;
let admin: ApiUser;
let context: NumberCarrier;
/** How late the server's clock is, so that jobs are due at once. */
let lateMs = 0;

beforeAll(async () => {
  twilio = await startTwilioEmulator({ numbers: OWNED, unavailableNumbers: [SNATCHED] });
  const carrier = createTwilioClient({
    accountSid: twilio.accountSid,
    authToken: twilio.authToken,
    baseUrl: twilio.url,
    clock: systemClock,
    retry: { attempts: 2, firstDelayMs: 1 },
    breaker: { failures: 1000 },
  });
  const wallTime = () => new Date(Date.now() - lateMs);
  server = await openTestServer({
    ...{ carrier, wallTime, publicUrl: PUBLIC_URL },
    limits: { perAddress: 1e9, perPrincipal: 1e9 },
  });
  admin = await apiUser(server);
  const logger = pino({ level: 'silent' });
  context = { db: server.database.db, jobs: server.jobs, carrier, publicUrl: PUBLIC_URL, wallTime, logger };
});
afterAll(async () => {
  await server.close();
  await twilio.close();
});

const atTwilio = (number: string) => twilio.numbers.find(one => one.phone_number === number);
const timesAsked = (request: string) => twilio.requests.filter(one => one.request === request).length;
const load = async (id: string) => (await admin.send<PhoneNumber>('GET', `/phone-numbers/${id}`)).body;
const offer = async () => {
  const { body } = await admin.send<{ items: { number: string }[] }>('GET', '/phone-numbers/available?area_code=512');
  const free = body.items.map(item => item.number).find(number => !atTwilio(number));
  if (!free) throw new Error('There is nothing for sale.');
  return free;
};

/** Until the work in the background has brought the number there; the test's time limit ends the wait. */
async function settled<Answer>(ask: () => Promise<Answer>, isIt: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const HERE = {
  voice_url: `${PUBLIC_URL}/webhooks/twilio/voice`,
  voice_fallback_url: `${PUBLIC_URL}/webhooks/twilio/voice-fallback`,
  status_callback: `${PUBLIC_URL}/webhooks/twilio/status`,
  sms_url: `${PUBLIC_URL}/webhooks/twilio/message`,
  sms_fallback_url: `${PUBLIC_URL}/webhooks/twilio/message-fallback`,
};

describe('a number that is bought', () => {
  it('is searched for, rings here at once, and is the agent’s', async () => {
    const { businessId, owner } = await ownerOfNew(server);
    const agent = await owner.send<{ id: string }>('POST', '/agents', { business_id: businessId, name: 'Sofia' });
    const number = await offer();
    const body = { number, business_id: businessId, agent_id: agent.body.id };
    const bought = await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', body);
    expect([bought.status, bought.body]).toMatchObject([
      201,
      { ...body, status: 'active', carrier_status: 'ready', carrier_problem: null, carrier: 'twilio' },
    ]);
    expect(atTwilio(number)).toMatchObject(HERE);
    expect((await owner.send('GET', `/phone-numbers/${bought.body.id}`)).status).toBe(200);
    const audited = await server.database.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(and(eq(auditLog.businessId, businessId), eq(auditLog.subjectId, bought.body.id)));
    expect(audited.map(entry => entry.action)).toEqual(['phone_number.added', 'phone_number.bought']);
    expect((await admin.send<Problem>('POST', '/phone-numbers/buy', { number })).body.code).toBe('conflict');
  });

  it('is not bought twice when the answer gets lost', async () => {
    const number = await offer();
    const before = timesAsked(BUY);
    twilio.fail({ request: BUY, type: 'drop-after-acting' });
    const lost = await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number });
    expect([lost.status, lost.body]).toMatchObject([
      202,
      { carrier_status: 'buying', carrier_problem: 'The connection to Twilio was lost.' },
    ]);
    expect((await admin.send<Problem>('PUT', `/phone-numbers/${lost.body.id}`, { label: 'x' })).body.code).toBe(
      'in_progress',
    );
    await settleNumber(context, lost.body.id);
    expect(await load(lost.body.id)).toMatchObject({
      status: 'unassigned',
      carrier_status: 'ready',
      carrier_problem: null,
    });
    expect(timesAsked(BUY)).toBe(before + 1);
    expect(twilio.numbers.filter(one => one.phone_number === number)).toHaveLength(1);
    expect(atTwilio(number)).toMatchObject(HERE);
  });

  it('is bought by whoever asks again, once', async () => {
    const number = await offer();
    twilio.fail({ request: BUY, ...DOWN, times: 1 });
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number })),
    );
    // Who comes last may find that it is here already.
    expect(answers.every(({ status }) => [201, 202, 409].includes(status))).toBe(true);
    const ids = new Set(answers.filter(({ status }) => status !== 409).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    for (const id of ids) {
      await settleNumber(context, id);
      expect(await load(id)).toMatchObject({ carrier_status: 'ready' });
    }
    expect(twilio.numbers.filter(one => one.phone_number === number)).toHaveLength(1);
  });

  it('is forgotten when Twilio refuses, which says why', async () => {
    const refused = await admin.send<Problem>('POST', '/phone-numbers/buy', { number: SNATCHED });
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'carrier_refused', detail: expect.stringContaining('search again and choose another') },
    ]);
    const listed = await admin.send<{ items: unknown[] }>('GET', `/phone-numbers?search=${SNATCHED.slice(1)}`);
    expect(listed.body.items).toEqual([]);
  });

  it('is an administrator’s to buy, search for, import and give back', async () => {
    const { businessId, owner } = await ownerOfNew(server);
    const number = await offer();
    const path = `/phone-numbers/${(await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number, business_id: businessId })).body.id}`;
    for (const [method, at, body] of [
      ['POST', '/phone-numbers/buy', { number: '+15125550000', business_id: businessId }],
      ['GET', '/phone-numbers/available', undefined],
      ['GET', '/phone-numbers/owned', undefined],
      ['POST', '/phone-numbers/import', {}],
      ['POST', `${path}/configure`, undefined],
      ['DELETE', `${path}?release=true`, undefined],
    ] as const)
      expect([at, (await owner.send(method, at, body)).status]).toEqual([at, 403]);
    expect(atTwilio(number)).toBeDefined();
  });
});

describe('numbers the account has', () => {
  it('are listed and imported, and imported again without harm', async () => {
    const [first = '', second = ''] = OWNED;
    const owned = await admin.send<{ items: Record<string, unknown>[] }>('GET', '/phone-numbers/owned');
    expect(owned.body.items).toContainEqual(
      expect.objectContaining({ number: first, phone_number_id: null, is_pointing_here: false }),
    );
    interface Import {
      readonly imported: PhoneNumber[];
      readonly skipped: { number: string; reason: string }[];
    }
    const bring = async (body: object) => (await admin.send<Import>('POST', '/phone-numbers/import', body)).body;
    const one = await bring({ numbers: [first, '+14155559999'] });
    expect(one.imported).toMatchObject([{ number: first, business_id: null, carrier_status: 'unmanaged' }]);
    expect(one.skipped).toEqual([{ number: '+14155559999', reason: 'not_owned' }]);
    expect(atTwilio(first)).toMatchObject({ voice_url: null });
    const all = await bring({ configure: true });
    expect(all.imported.map(item => item.number)).toEqual(OWNED.slice(1));
    expect(all.skipped).toContainEqual({ number: first, reason: 'registered_already' });
    expect((await bring({})).imported).toEqual([]);
    for (const { id } of all.imported) await settleNumber(context, id);
    expect(atTwilio(second)).toMatchObject(HERE);
  });
});

describe('a number of the platform’s account', () => {
  it('is not taken by a business before it was given to one', async () => {
    const { businessId, owner } = await ownerOfNew(server);
    const unknown = '+14155550189';
    await context.carrier.numbers.buy(unknown, {});
    const taken = await owner.send<Problem>('POST', '/phone-numbers', { number: unknown, business_id: businessId });
    expect([taken.status, taken.body.code]).toEqual([403, 'forbidden']);
    const given = await admin.send('POST', '/phone-numbers', { number: unknown, business_id: businessId });
    expect(given.status).toBe(201);
    const own = await owner.send('POST', '/phone-numbers', { number: '+4930555001', business_id: businessId });
    expect(own.status).toBe(201);
  });
});

describe('a number’s configuration', () => {
  const add = async (number: string) => (await admin.send<PhoneNumber>('POST', '/phone-numbers', { number })).body;
  const check = async (id: string) =>
    (await admin.send<PhoneNumber>('GET', `/phone-numbers/${id}?check=true`)).body.configuration;

  it('is checked on demand, and put right', async () => {
    const number = await offer();
    const { id } = (await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number })).body;
    const sid = String(atTwilio(number)?.sid);
    const elsewhere = { voice_url: 'https://other.example/voice', trunk_sid: 'TK1' };
    const changed = await fetch(
      `${twilio.url}/2010-04-01/Accounts/${twilio.accountSid}/IncomingPhoneNumbers/${sid}.json`,
      {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${twilio.accountSid}:${twilio.authToken}`)}` },
        body: new URLSearchParams({ VoiceUrl: elsewhere.voice_url, TrunkSid: elsewhere.trunk_sid, SmsUrl: '' }),
      },
    );
    expect(changed.status).toBe(200);
    expect((await load(id)).configuration).toBeNull();
    expect(await check(id)).toMatchObject({
      is_owned: true,
      is_pointing_here: false,
      is_routed_elsewhere: true,
      voice: 'elsewhere',
      voice_fallback: 'here',
      status: 'here',
      messages: 'unset',
    });
    const configured = await admin.send<PhoneNumber>('POST', `/phone-numbers/${id}/configure`);
    expect([configured.status, configured.body.carrier_status]).toEqual([200, 'ready']);
    expect(await check(id)).toMatchObject({ is_pointing_here: true, is_routed_elsewhere: false, messages: 'here' });
  });

  it('waits while Twilio is down, and says so', async () => {
    const { id } = (await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number: await offer() })).body;
    twilio.fail({ request: 'GET /IncomingPhoneNumbers', ...DOWN, times: 2 });
    const waiting = await admin.send<PhoneNumber>('POST', `/phone-numbers/${id}/configure`);
    expect([waiting.status, waiting.body]).toMatchObject([
      202,
      { carrier_status: 'configuring', carrier_problem: expect.stringContaining('Twilio has trouble of its own') },
    ]);
    await settleNumber(context, id);
    expect(await load(id)).toMatchObject({ carrier_status: 'ready', carrier_problem: null });
  });

  it('of a number the account does not have cannot be put right, which says why', async () => {
    const { id } = await add('+14155550170');
    expect(await check(id)).toMatchObject({ is_owned: false, is_pointing_here: false });
    const refused = await admin.send<Problem>('POST', `/phone-numbers/${id}/configure`);
    expect([refused.status, refused.body.code]).toEqual([422, 'carrier_refused']);
    expect(await load(id)).toMatchObject({
      carrier_status: 'failed',
      carrier_problem: expect.stringContaining('does not have this number'),
    });
  });
});

describe('a number that is given back', () => {
  it('is gone at Twilio and here; otherwise it only leaves service', async () => {
    const number = await offer();
    const { id } = (await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number })).body;
    expect((await admin.send('DELETE', `/phone-numbers/${id}?release=true`)).status).toBe(204);
    expect((await admin.send('GET', `/phone-numbers/${id}`)).status).toBe(404);
    expect(atTwilio(number)).toBeUndefined();
    const kept = await offer();
    const second = (await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number: kept })).body;
    expect((await admin.send('DELETE', `/phone-numbers/${second.id}`)).status).toBe(204);
    expect(atTwilio(kept)).toBeDefined();
  });

  it('is given to nobody else while Twilio is down, and gone when it is back', async () => {
    const number = await offer();
    const { businessId } = await ownerOfNew(server);
    const body = { number, business_id: businessId };
    const { id } = (await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', body)).body;
    twilio.fail({ request: 'DELETE /IncomingPhoneNumbers', ...DOWN, times: 2 });
    const waiting = await admin.send<PhoneNumber>('DELETE', `/phone-numbers/${id}?release=true`);
    expect([waiting.status, waiting.body]).toMatchObject([202, { carrier_status: 'releasing', business_id: null }]);
    const given = await admin.send<Problem>('PUT', `/phone-numbers/${id}`, { business_id: businessId });
    expect([given.status, given.body.code]).toEqual([409, 'in_progress']);
    await settleNumber(context, id);
    expect(await server.database.db.$count(phoneNumbers, eq(phoneNumbers.id, id))).toBe(0);
    expect(atTwilio(number)).toBeUndefined();
  });
});

it('what was left undone when a process died is done by the next', async () => {
  lateMs = 600_000;
  const answers: PhoneNumber[] = [];
  for (let count = 0; count < 3; count++) {
    twilio.fail({ request: BUY, type: 'drop-after-acting' });
    const lost = await admin.send<PhoneNumber>('POST', '/phone-numbers/buy', { number: await offer() });
    expect(lost.status).toBe(202);
    answers.push(lost.body);
  }
  const before = timesAsked(BUY);
  await workOnNumbers(context);
  for (const { id, number } of answers) {
    await settled(
      () => load(id),
      one => one.carrier_status === 'ready',
    );
    expect(twilio.numbers.filter(one => one.phone_number === number)).toHaveLength(1);
  }
  expect(timesAsked(BUY)).toBe(before);
});

it('needs an account at the carrier, and says which settings make one', async () => {
  await using bare = await bareServer();
  const user = await apiUser(bare.server);
  const answer = await user.send<Problem>('GET', '/phone-numbers/available');
  expect([answer.status, answer.body]).toMatchObject([
    409,
    { code: 'carrier_not_configured', detail: expect.stringContaining('TWILIO_ACCOUNT_SID') },
  ]);
});

async function bareServer() {
  const opened = await openTestServer();
  return { server: opened, [Symbol.asyncDispose]: () => opened.close() };
}
