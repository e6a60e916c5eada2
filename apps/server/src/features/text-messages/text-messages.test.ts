import { randomUUID } from 'node:crypto';
import { startTwilioEmulator, type TwilioEmulator } from '@frontdesk/emulators';
import { createTwilioClient } from '@frontdesk/providers/twilio';
import { createFlowDialogue, systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import Fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditLog, contacts, phoneNumbers, textMessages, textThreads } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { type Answer, addMember, type Send, sender } from '../businesses/api-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { knowledgeByWords } from '../flows/testing/phone-call.ts';
import { acceptTwilioWebhooks } from '../telephony/twilio-webhook.ts';
import { createToolHandler } from '../tools/tool-handler.ts';
import type { AnsweringContext } from './answer-text.ts';
import { settleTexts } from './settle-texts.ts';
import { workOnTexts } from './text-jobs.ts';
import { registerTextWebhooks } from './text-webhooks.ts';

/** A Monday, 10:00 in New York. */
const NOW = new Date('2026-11-23T15:00:00Z');
const ADA = '+14155550123';
let count = 0;

let server: TestServer;
let twilio: TwilioEmulator;
let webhooks: ReturnType<typeof Fastify>;
let context: AnsweringContext;
let send: Send;
let businessId: string;
let ours: string;
let staff: string;

beforeAll(async () => {
  twilio = await startTwilioEmulator();
  const { url: baseUrl, accountSid, authToken } = twilio;
  const carrier = createTwilioClient({ accountSid, authToken, baseUrl, clock: systemClock });
  server = await openTestServer({ carrier, limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  send = sender(server);
  webhooks = Fastify({ logger: false });
  // Its own address is known once it listens, and is part of what Twilio signs.
  let publicUrl = '';
  context = {
    ...{ db: server.database.db, jobs: server.jobs, carrier, logger: pino({ level: 'silent' }) },
    get publicUrl() {
      return publicUrl;
    },
    wallTime: () => NOW,
    clock: systemClock,
    dialogueFor: () => createFlowDialogue({ knowledge: knowledgeByWords }),
    toolsFor: createToolHandler({
      ...{ db: server.database.db, jobs: server.jobs },
      wallTime: () => NOW,
      onFailure: (tool, _callId, error) => console.error(tool, error),
    }),
  };
  await webhooks.register(async (scope: FastifyInstance) => {
    acceptTwilioWebhooks(scope, {
      get publicUrl() {
        return publicUrl;
      },
      authToken,
    });
    registerTextWebhooks(scope, context);
  });
  publicUrl = await webhooks.listen({ host: '127.0.0.1', port: 0 });
  await workOnTexts(context);
});
afterAll(async () => {
  await server.close();
  await webhooks.close();
  await twilio.close();
});

beforeEach(async () => {
  const { db } = server.database;
  businessId = await insertBusiness(db);
  ours = `+1212555${String(1000 + count++)}`;
  await db.insert(phoneNumbers).values({ number: ours, businessId, status: 'active' });
  await context.carrier?.numbers.buy(ours, { smsUrl: `${context.publicUrl}/webhooks/twilio/message` });
  staff = (await addMember(server, businessId, 'staff')).key;
});

const write = (fields: Record<string, unknown>, key = staff, headers = {}) =>
  send('POST', '/api/text-messages', key, { business_id: businessId, ...fields }, headers);
const threads = async (): Promise<Record<string, unknown>[]> =>
  (await send('GET', `/api/text-threads?business_id=${businessId}`, staff)).body.items as Record<string, unknown>[];
const rowOf = async ({ body }: Answer) => {
  const [row] = await server.database.db
    .select()
    .from(textMessages)
    .where(eq(textMessages.id, String(body.id)));
  return row;
};
const reached = (answer: Answer, status: string) =>
  vi.waitFor(async () => expect((await rowOf(answer))?.status).toBe(status), 10_000);

describe('a text of the staff’s', () => {
  it('is sent from the business’s number, and followed to the phone', async () => {
    const written = await write({ to: ADA, body: 'Your table is ready.' });
    expect(written).toMatchObject({ status: 201, body: { status: 'queued', direction: 'outbound' } });
    await vi.waitFor(async () => expect((await rowOf(written))?.messageSid).toMatch(/^SM/), 10_000);
    const sent = twilio.messages.find(({ body }) => body === 'Your table is ready.');
    expect(sent).toMatchObject({ from: ours, to: ADA });
    await twilio.setMessageStatus(sent?.sid ?? '', 'delivered');
    await reached(written, 'delivered');
    await twilio.setMessageStatus(sent?.sid ?? '', 'sent');
    expect((await rowOf(written))?.status).toBe('delivered');
    expect(await threads()).toMatchObject([{ phone_number: ADA, our_number: ours, preview: 'Your table is ready.' }]);
    const audit = await server.database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(written.body.id)));
    expect(audit).toMatchObject([{ action: 'text.sent', businessId }]);
    expect(JSON.stringify(audit)).not.toContain('table');
  });

  it('is sent once, however often it is asked for', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const [first, again] = [
      await write({ to: ADA, body: 'Once.' }, staff, headers),
      await write({ to: ADA, body: 'Once.' }, staff, headers),
    ];
    expect(again.body.id).toBe(first.body.id);
    await vi.waitFor(async () => expect((await rowOf(first))?.messageSid).toMatch(/^SM/), 10_000);
    expect(twilio.messages.filter(({ body, from }) => body === 'Once.' && from === ours)).toHaveLength(1);
  });

  it('waits out a carrier that is busy, and is not sent again when its answer was lost', async () => {
    twilio.fail({ request: 'POST /Messages', type: 'status', status: 429, code: 20429 });
    const busy = await write({ to: ADA, body: 'Busy.' });
    await vi.waitFor(async () => expect((await rowOf(busy))?.messageSid).toMatch(/^SM/), 20_000);
    twilio.fail({ request: 'POST /Messages', type: 'drop-after-acting' });
    const lost = await write({ to: ADA, body: 'Lost.' });
    await reached(lost, 'sending');
    await vi.waitFor(() => expect(twilio.messages.filter(({ body }) => body === 'Lost.')).toHaveLength(1), 10_000);
    // Its status callback names the text, and so brings what the lost answer would have brought.
    await twilio.setMessageStatus(twilio.messages.find(({ body }) => body === 'Lost.')?.sid ?? '', 'delivered');
    await reached(lost, 'delivered');
    expect((await rowOf(lost))?.messageSid).toMatch(/^SM/);
  });

  it('ends as failed when the carrier was never heard of again', async () => {
    const thread = await server.database.db
      .insert(textThreads)
      .values({ businessId, phoneNumber: ADA, ourNumber: ours })
      .returning();
    const [cutOff] = await server.database.db
      .insert(textMessages)
      .values({
        ...{ businessId, threadId: thread[0]?.id ?? '', direction: 'outbound', body: 'Cut off.', status: 'sending' },
        updatedAt: new Date(NOW.getTime() - 20 * 60_000),
      })
      .returning();
    await settleTexts(context);
    const [settled] = await server.database.db
      .select()
      .from(textMessages)
      .where(eq(textMessages.id, cutOff?.id ?? ''));
    expect(settled).toMatchObject({ status: 'failed', errorDetail: expect.stringContaining('lost') });
  });

  it('says why the carrier refused it', async () => {
    twilio.fail({ request: 'POST /Messages', type: 'status', status: 400, code: 21610 });
    const refused = await write({ to: ADA, body: 'Refused.' });
    await reached(refused, 'failed');
    expect(await rowOf(refused)).toMatchObject({ errorCode: 21610 });
    expect(await threads()).toMatchObject([{ is_opted_out: true }]);
  });

  it('is refused with what to do about it', async () => {
    expect(await write({ body: 'To nobody.' })).toMatchObject({ status: 400 });
    expect(await write({ to: ADA, body: 'x'.repeat(1601) })).toMatchObject({ status: 400 });
    expect((await write({ to: ADA, from: '+12125559999', body: 'Not ours.' })).body).toMatchObject({
      problems: [{ field: 'from' }],
    });
    expect((await write({ contact_id: randomUUID(), body: 'Nobody.' })).body).toMatchObject({
      problems: [{ field: 'contact_id' }],
    });
    const admin = await server.addUser('admin');
    expect((await write({ to: ADA, body: 'As the platform.' }, admin.key)).status).toBe(403);
    const [contact] = await server.database.db
      .insert(contacts)
      .values({ businessId: await insertBusiness(server.database.db), name: 'Of another' })
      .returning();
    expect((await write({ contact_id: contact?.id, body: 'Theirs.' })).status).toBe(400);
  });
});

describe('an agent', () => {
  it('answers texts, books, and confirms by text', async () => {
    const { db } = server.database;
    const admin = await server.addUser('admin');
    const [restaurant] = await seedDemo(db, { adminId: admin.userId, now: NOW });
    if (!restaurant) throw new Error('The demo is incomplete.');
    const { number, id } = restaurant;
    await context.carrier?.numbers.buy(number, { smsUrl: `${context.publicUrl}/webhooks/twilio/message` });
    const owner = await addMember(server, id, 'owner');
    const settings = `/api/businesses/${id}/settings`;
    const { body: before } = await send('GET', settings, owner.key);
    const set = await send('PUT', settings, owner.key, { ...before, text_answering: 'agent' });
    expect(set).toMatchObject({ status: 200, body: { text_answering: 'agent' } });
    const agent = (await send('GET', `/api/restaurants/${id}/agent`, owner.key)).body;
    await send('POST', `/api/agents/${String(agent.id)}/tools`, owner.key, {
      tool_type: 'book_reservation',
      tool_config: { confirm_by_text: true },
    });
    await send('POST', `/api/agents/${String(agent.id)}/publish`, owner.key, {});
    const answers = () =>
      twilio.messages.filter(({ to, from }) => to === ADA && from === number).map(({ body }) => body);
    const text = async (body: string, answer: RegExp) => {
      const earlier = answers().length;
      await twilio.text({ from: ADA, to: number, body });
      await vi.waitFor(() => expect(answers().slice(earlier).join(' ')).toMatch(answer), 15_000);
    };
    await text('I would like to book a table for two tomorrow at 7 pm', /name/i);
    await text('Ada Lovelace', /number/i);
    await text('Yes', /shall I book/i);
    await text(
      'Yes please',
      /Bella Vista: table for 2 on Tuesday, November 24 at 7:00 PM, under Ada Lovelace\. Confirmation code \w{5}/,
    );
    const booked = (await send('GET', `/api/restaurants/${id}/reservations`, owner.key)).body;
    expect(booked).toMatchObject({ total: 1, items: [{ guest_phone: ADA, party_size: 2, time: '19:00' }] });
  });
});

describe('a text that comes in', () => {
  it('is kept once in its thread, unread until somebody reads it, and answered from the same number', async () => {
    await twilio.text({ from: ADA, to: ours, body: 'Do you have a terrace?' });
    const [thread] = await threads();
    expect(thread).toMatchObject({ unread_count: 1, preview: 'Do you have a terrace?' });
    const path = `/api/text-threads/${String(thread?.id)}`;
    expect((await send('POST', `${path}/read`, staff)).body).toMatchObject({ unread_count: 0 });
    const reply = await send('POST', `${path}/messages`, staff, { body: 'Yes, with heaters.' });
    expect(reply.status).toBe(201);
    await vi.waitFor(async () => expect((await rowOf(reply))?.messageSid).toMatch(/^SM/), 10_000);
    const { body } = await send('GET', `${path}/messages`, staff);
    expect(body).toMatchObject({ total: 2, items: [{ direction: 'outbound' }, { direction: 'inbound' }] });
  });

  it('stops all texts with STOP, until START', async () => {
    await twilio.text({ from: ADA, to: ours, body: ' Stop. ' });
    expect(await threads()).toMatchObject([{ is_opted_out: true }]);
    expect(await write({ to: ADA, body: 'But wait!' })).toMatchObject({ status: 422, body: { code: 'do_not_text' } });
    await twilio.text({ from: ADA, to: ours, body: 'START' });
    expect((await write({ to: ADA, body: 'Welcome back.' })).status).toBe(201);
  });

  it('is refused when it is forged or not readable', async () => {
    const post = (body: URLSearchParams, signature?: string) =>
      fetch(`${context.publicUrl}/webhooks/twilio/message`, {
        method: 'POST',
        body,
        headers: signature ? { 'x-twilio-signature': signature } : {},
      });
    const form = new URLSearchParams({ MessageSid: 'SM1', From: ADA, To: ours, Body: 'Forged.' });
    expect((await post(form)).status).toBe(400);
    expect((await post(form, 'AAAA')).status).toBe(403);
    expect(await threads()).toEqual([]);
  });
});
