import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agents, calls, phoneNumbers } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import {
  AUTH_TOKEN,
  CALLER,
  type CarrierFixture,
  insertAnsweringBusiness,
  PERSON,
  startTelephony,
  tokenIn,
  voiceFields,
} from './telephony-fixture.ts';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startTelephony>>;
let carrier: CarrierFixture;
let answering: { businessId: string; agentId: string };

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startTelephony(database);
  carrier = server.carrier;
  answering = await insertAnsweringBusiness(database.db, '+12125550100', { name: "Tom & Jerry's" });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const callOf = async (callSid: string) => {
  const rows = await database.db.select().from(calls).where(eq(calls.callSid, callSid));
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe('an incoming call', () => {
  it('is connected to a media stream, and its record rings', async () => {
    const twiml = await carrier.ring('CA-ring', '+12125550100');
    expect(twiml).toContain('<Connect action="https://calls.example.com/webhooks/twilio/stream-ended">');
    expect(twiml).toContain('<Stream url="wss://calls.example.com/media/twilio">');
    expect(tokenIn(twiml)).toMatch(/^v1\./);
    expect(await callOf('CA-ring')).toMatchObject({
      ...answering,
      status: 'ringing',
      direction: 'inbound',
      fromNumber: CALLER,
      toNumber: '+12125550100',
      carrier: 'twilio',
    });
  });

  it('is one call, counted once, however often the carrier asks', async () => {
    const received = async () => {
      const [row] = await database.db.select().from(phoneNumbers).where(eq(phoneNumbers.number, '+12125550100'));
      return row?.callsReceived ?? 0;
    };
    const before = await received();
    await Promise.all([1, 2, 3].map(() => carrier.ring('CA-repeated', '+12125550100')));
    await carrier.ring('CA-repeated', '+12125550100');
    await callOf('CA-repeated');
    expect(await received()).toBe(before + 1);
  });

  it('may be asked about with GET', async () => {
    const response = await carrier.get(
      `/webhooks/twilio/voice?${new URLSearchParams(voiceFields('CA-get', '+12125550100'))}`,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/xml');
    expect(await response.text()).toContain('<Connect');
  });

  it('keeps a withheld number as it came', async () => {
    await carrier.ring('CA-anonymous', '+12125550100', 'anonymous');
    expect(await callOf('CA-anonymous')).toMatchObject({ fromNumber: 'anonymous' });
  });

  it('for a number nobody has is refused politely, without a record', async () => {
    const twiml = await carrier.ring('CA-unknown', '+19995550100');
    expect(twiml).toMatch(/<Response><Say>.*not in service.*<\/Say><Hangup\/><\/Response>/);
    expect(await database.db.select().from(calls).where(eq(calls.callSid, 'CA-unknown'))).toEqual([]);
  });

  it('that is not signed, or signed wrong, gets no further', async () => {
    const fields = voiceFields('CA-forged', '+12125550100');
    expect((await carrier.post('/webhooks/twilio/voice', fields, null)).status).toBe(400);
    expect((await carrier.post('/webhooks/twilio/voice', fields, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')).status).toBe(403);
    expect(await database.db.select().from(calls).where(eq(calls.callSid, 'CA-forged'))).toEqual([]);
    expect(AUTH_TOKEN).not.toBe('');
  });

  it('without a call id is no call', async () => {
    expect((await carrier.post('/webhooks/twilio/voice', { To: '+12125550100' })).status).toBe(400);
  });
});

describe('a business that does not answer', () => {
  const NEVER = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

  it('speaks its own message when it is closed', async () => {
    await insertAnsweringBusiness(database.db, '+12125550101', {
      businessHours: NEVER,
      settings: { answerWhenClosed: false, whenClosed: { type: 'message', text: 'We open at 5 & close at 10.' } },
    });
    const twiml = await carrier.ring('CA-closed', '+12125550101');
    expect(twiml).toContain('<Say language="en-US">We open at 5 &amp; close at 10.</Say><Hangup/>');
    expect(await callOf('CA-closed')).toMatchObject({
      status: 'completed',
      disposition: 'refused',
      dispositionDetail: 'closed',
    });
  });

  it('rings the number it forwards to, and keeps how that went', async () => {
    await insertAnsweringBusiness(database.db, '+12125550102', {
      businessHours: NEVER,
      settings: { answerWhenClosed: false, whenClosed: { type: 'forward', to: PERSON } },
    });
    const twiml = await carrier.ring('CA-forward', '+12125550102');
    expect(twiml).toContain(`callerId="${CALLER}"`);
    expect(twiml).toContain('action="https://calls.example.com/webhooks/twilio/dial-ended"');
    expect(twiml).toContain(`<Number>${PERSON}</Number></Dial>`);
    expect(await callOf('CA-forward')).toMatchObject({
      disposition: 'transferred',
      forwarded: true,
      forwardedTo: PERSON,
    });

    const fields = { CallSid: 'CA-forward', DialCallStatus: 'no-answer' };
    expect(await carrier.next('/webhooks/twilio/dial-ended', fields)).toMatch(/<Say>.*nobody.*<\/Say><Hangup\/>/);
    await expect
      .poll(async () => (await callOf('CA-forward'))?.metadata)
      .toMatchObject({ transfer: { status: 'no-answer' } });
  });

  it('answers when it is closed if it wants to', async () => {
    await insertAnsweringBusiness(database.db, '+12125550103', { businessHours: NEVER });
    expect(await carrier.ring('CA-night', '+12125550103')).toContain('<Stream');
  });

  it('does not ring itself in circles', async () => {
    await insertAnsweringBusiness(database.db, '+12125550104', {
      businessHours: NEVER,
      settings: { answerWhenClosed: false, whenClosed: { type: 'forward', to: '+12125550104' } },
    });
    expect(await carrier.ring('CA-circle', '+12125550104')).toContain('We are closed right now.');
  });

  it('says so when its agent is switched off', async () => {
    const { agentId } = await insertAnsweringBusiness(database.db, '+12125550105', { name: 'Quiet & Co' });
    await database.db.update(agents).set({ status: 'inactive' }).where(eq(agents.id, agentId));
    expect(await carrier.ring('CA-inactive', '+12125550105')).toContain('Thank you for calling Quiet &amp; Co.');
    expect(await callOf('CA-inactive')).toMatchObject({ disposition: 'refused', dispositionDetail: 'inactive' });
  });
});

describe('status callbacks', () => {
  const status = async (callSid: string, CallStatus: string, more: Record<string, string> = {}) => {
    const response = await carrier.post('/webhooks/twilio/status', { CallSid: callSid, CallStatus, ...more });
    expect(response.status).toBe(204);
  };

  it('only move a call forward, in whatever order and however often they come', async () => {
    await carrier.ring('CA-status', '+12125550100');
    await status('CA-status', 'completed', { CallDuration: '42', SequenceNumber: '3' });
    await status('CA-status', 'in-progress', { SequenceNumber: '2' });
    await status('CA-status', 'ringing', { SequenceNumber: '1' });
    await status('CA-status', 'completed', { CallDuration: '42', SequenceNumber: '3' });
    await status('CA-status', 'no-answer', { SequenceNumber: '4' });
    await expect
      .poll(async () => await callOf('CA-status'))
      .toMatchObject({
        status: 'completed',
        durationSeconds: 42,
        disposition: 'caller_hung_up',
      });
    expect((await callOf('CA-status'))?.endedAt).toBeInstanceOf(Date);
  });

  it('about calls or with words nobody knows are harmless', async () => {
    await status('CA-nobody', 'completed');
    await status('CA-ring', 'dancing');
    expect(await callOf('CA-ring')).toMatchObject({ status: 'ringing' });
  });
});
