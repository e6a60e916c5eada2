import { randomUUID } from 'node:crypto';
import { AgentConfig } from '@frontdesk/contract';
import { startTwilioEmulator, type TwilioEmulator } from '@frontdesk/emulators';
import { createTwilioClient, signTwilioRequest } from '@frontdesk/providers/twilio';
import { createFlowDialogue, systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import Fastify from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  agents,
  agentVersions,
  businesses,
  contactNumbers,
  contacts,
  phoneNumbers,
  textMessages,
  textThreads,
} from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { addMember, type Send, sender } from '../businesses/api-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import { knowledgeByWords } from '../flows/testing/phone-call.ts';
import { runFenced } from '../members/enter.ts';
import { acceptTwilioWebhooks } from '../telephony/twilio-webhook.ts';
import { createToolHandler } from '../tools/tool-handler.ts';
import { type AnsweringContext, answerText } from './answer-text.ts';
import { queueText } from './queue-text.ts';
import { receiveText } from './receive-text.ts';
import { sendText } from './send-text.ts';
import { settleTexts } from './settle-texts.ts';
import type { TextContext } from './text-context.ts';
import { registerTextWebhooks } from './text-webhooks.ts';

const ADA = '+14155550123';
const JAMAICA = '+18765550123';
const PUBLIC_URL = 'https://calls.example.com';
const MINUTE_MS = 60_000;
let count = 0;

let server: TestServer;
let twilio: TwilioEmulator;
let context: TextContext;
let send: Send;
let businessId: string;
let ours: string;

// Nobody works on the queues here: a text stays where it is until the test hands it on.
beforeAll(async () => {
  twilio = await startTwilioEmulator();
  const { url: baseUrl, accountSid, authToken } = twilio;
  const carrier = createTwilioClient({ accountSid, authToken, baseUrl, clock: systemClock });
  server = await openTestServer({ carrier });
  send = sender(server);
  const { db } = server.database;
  const logger = pino({ level: 'silent' });
  context = { ...{ db, jobs: server.jobs, carrier, logger }, publicUrl: PUBLIC_URL, wallTime: () => new Date() };
});
afterAll(async () => {
  await server.close();
  await twilio.close();
});

beforeEach(async () => {
  businessId = await insertBusiness(server.database.db);
  ours = `+1212555${String(2000 + count++)}`;
  await server.database.db.insert(phoneNumbers).values({ number: ours, businessId, status: 'active' });
  await context.carrier?.numbers.buy(ours, {});
});

const queue = (fields: { to?: string; userId?: string; idempotencyKey?: string } = {}) =>
  runFenced(server.database.db, businessId, transaction =>
    queueText(transaction, server.jobs, {
      ...{ businessId, to: ADA, from: ours, body: 'Your table is ready.', at: new Date() },
      ...fields,
    }),
  );
const set = (settings: object) =>
  server.database.db
    .update(businesses)
    .set({ settings: { answerWhenClosed: true, facts: [], ...settings } })
    .where(eq(businesses.id, businessId));

async function queued(): Promise<string> {
  const text = await queue();
  if (text.result !== 'queued') throw new Error('The text was not queued.');
  return text.messageId;
}
async function textOf(messageId: string) {
  const [row] = await server.database.db.select().from(textMessages).where(eq(textMessages.id, messageId));
  return row;
}
const sentTo = (to: string) => twilio.messages.filter(message => message.to === to && message.from === ours);

describe('a text that waits to be sent', () => {
  it('is not sent once they have sent STOP', async () => {
    const messageId = await queued();
    await receiveText(context, {
      ...{ messageSid: `SM${messageId}`, from: ADA, to: ours, body: 'Stopp', mediaCount: 0, segments: 1 },
    });
    await sendText(context, { businessId, messageId });
    expect(await textOf(messageId)).toMatchObject({ status: 'failed', errorDetail: expect.stringContaining('asked') });
    expect(sentTo(ADA)).toEqual([]);
  });

  it('is not sent once the contact is marked as not to be texted', async () => {
    const messageId = await queued();
    const { db } = server.database;
    const [contact] = await db.insert(contacts).values({ businessId, doNotText: true }).returning();
    await db.insert(contactNumbers).values({ businessId, contactId: contact?.id ?? '', phoneNumber: ADA });
    await sendText(context, { businessId, messageId });
    expect(sentTo(ADA)).toEqual([]);
  });

  it('is not sent from a number that another business has by now', async () => {
    const messageId = await queued();
    const other = await insertBusiness(server.database.db);
    await server.database.db.update(phoneNumbers).set({ businessId: other }).where(eq(phoneNumbers.number, ours));
    await sendText(context, { businessId, messageId });
    expect((await textOf(messageId))?.status).toBe('failed');
    expect(sentTo(ADA)).toEqual([]);
  });

  it('does not wait for ever', async () => {
    const messageId = await queued();
    await settleTexts({ ...context, wallTime: () => new Date(Date.now() + 20 * MINUTE_MS) });
    expect((await textOf(messageId))?.status).toBe('queued');
    await settleTexts({ ...context, wallTime: () => new Date(Date.now() + 40 * MINUTE_MS) });
    expect(await textOf(messageId)).toMatchObject({
      status: 'failed',
      errorDetail: expect.stringContaining('not sent'),
    });
    await sendText(context, { businessId, messageId });
    expect(sentTo(ADA)).toEqual([]);
  });

  it('is asked about when the carrier’s reports got lost', async () => {
    const messageId = await queued();
    await sendText(context, { businessId, messageId });
    const sid = (await textOf(messageId))?.messageSid ?? '';
    await server.database.db.update(textMessages).set({ status: 'sending' }).where(eq(textMessages.id, messageId));
    // Its report goes to an address where nobody listens.
    await twilio.setMessageStatus(sid, 'delivered').catch(() => {});
    await settleTexts({ ...context, wallTime: () => new Date(Date.now() + 20 * MINUTE_MS) });
    expect((await textOf(messageId))?.status).toBe('delivered');
  });
});

describe('what a text may cost', () => {
  it('is bounded by the country: the business’s own, unless it names others, and never a premium number', async () => {
    expect(await queue({ to: JAMAICA })).toMatchObject({ result: 'refused', reason: 'number' });
    expect(await queue({ to: '+19005550123' })).toMatchObject({ result: 'refused', reason: 'number' });
    await set({ allowedCountries: ['US', 'JM'] });
    expect(await queue({ to: JAMAICA })).toMatchObject({ result: 'queued' });
    const { key } = await addMember(server, businessId, 'staff');
    const answer = await send('POST', '/api/text-messages', key, {
      ...{ business_id: businessId, to: '+442079460018', body: 'Far away.' },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'number_invalid', problems: [{ field: 'to' }] } });
  });

  it('is bounded for a conversation with a machine that always answers', async () => {
    for (let texts = 0; texts < 30; texts++) expect(await queue()).toMatchObject({ result: 'queued' });
    expect(await queue()).toMatchObject({ result: 'refused', reason: 'too_many' });
    const { userId } = await addMember(server, businessId, 'staff');
    expect(await queue({ userId })).toMatchObject({ result: 'queued' });
  });

  it('is bounded by the hour, and what was asked for before is still answered', async () => {
    await set({ maxTextsPerHour: 1 });
    const first = await queue({ idempotencyKey: 'the same' });
    expect(first).toMatchObject({ result: 'queued', isNew: true });
    expect(await queue({ to: '+14155550124' })).toMatchObject({ result: 'refused', reason: 'too_many' });
    expect(await queue({ idempotencyKey: 'the same' })).toEqual({ ...first, isNew: false });
  });

  it('is nothing when it would only come back', async () => {
    expect(await queue({ to: ours })).toMatchObject({ result: 'refused', reason: 'number' });
  });
});

describe('an agent that answers texts', () => {
  /** A text that came in for an agent with one thing to say; `turns` counts how often it thought about it. */
  async function comeIn() {
    const { db } = server.database;
    const config = AgentConfig.parse({
      greeting: 'Hello.',
      flow: { start: 'bye', nodes: [{ type: 'end', id: 'bye', text: 'Goodbye.', disposition: 'agent_ended' }] },
    });
    const [agent] = await db.insert(agents).values({ businessId, name: 'Robin' }).returning();
    const agentId = agent?.id ?? '';
    const [version] = await db.insert(agentVersions).values({ businessId, agentId, version: 1, config }).returning();
    const published = { status: 'active' as const, publishedVersionId: version?.id ?? '' };
    await db.update(agents).set(published).where(eq(agents.id, agentId));
    await db.update(phoneNumbers).set({ agentId }).where(eq(phoneNumbers.number, ours));
    const text = { messageSid: randomUUID(), from: ADA, to: ours, body: 'Hello?', mediaCount: 0, segments: 1 };
    await receiveText(context, text);
    const [row] = await db.select().from(textMessages).where(eq(textMessages.messageSid, text.messageSid));
    let turns = 0;
    const toolsFor = createToolHandler({ db, jobs: server.jobs, wallTime: () => new Date(), onFailure() {} });
    const answering: AnsweringContext = {
      ...context,
      clock: systemClock,
      dialogueFor: () => createFlowDialogue({ knowledge: knowledgeByWords }),
      toolsFor: call => {
        turns++;
        return toolsFor(call);
      },
    };
    const job = { businessId, threadId: row?.threadId ?? '', messageId: row?.id ?? '' };
    return {
      ...{ threadId: job.threadId, turns: () => turns },
      answer: () => answerText(answering, job, new AbortController().signal),
    };
  }
  const answers = async (threadId: string) =>
    (await server.database.db.select().from(textMessages).where(eq(textMessages.threadId, threadId)))
      .filter(({ direction }) => direction === 'outbound')
      .map(({ body }) => body);

  it('hears a text once, however often the job comes', async () => {
    const { threadId, answer, turns } = await comeIn();
    await answer();
    const once = turns();
    await answer();
    expect(turns()).toBe(once);
    expect(await answers(threadId)).toHaveLength(1);
  });

  it('does not think about what it must not answer: too many texts, or a number switched off', async () => {
    const { answer, turns } = await comeIn();
    for (let texts = 0; texts < 30; texts++) await queue();
    await answer();
    expect(turns()).toBe(0);
    const off = await comeIn();
    await server.database.db.update(phoneNumbers).set({ status: 'inactive' }).where(eq(phoneNumbers.number, ours));
    await off.answer();
    expect(off.turns()).toBe(0);
  });
});

describe('the webhook for texts', () => {
  const post = async (db: TextContext['db'], fields: Record<string, string>, from = ADA) => {
    await using webhooks = Fastify({ logger: false });
    await webhooks.register(async scope => {
      acceptTwilioWebhooks(scope, { publicUrl: PUBLIC_URL, authToken: twilio.authToken });
      registerTextWebhooks(scope, { ...context, db });
    });
    const url = '/webhooks/twilio/message';
    const parameters = { MessageSid: 'SM-webhook', From: from, To: ours, Body: 'Hello', ...fields };
    const signature = signTwilioRequest(twilio.authToken, { url: PUBLIC_URL + url, parameters });
    return await webhooks.inject({
      ...{ method: 'POST', url, payload: new URLSearchParams(parameters).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    });
  };

  it('does not say that a text arrived which could not be kept', async () => {
    const away = Object.assign(Object.create(server.database.db), {
      select: () => {
        throw new Error('The database is away.');
      },
    });
    expect((await post(away, {})).statusCode).toBe(503);
  });

  it('takes texts from senders without a number for read, and keeps characters the database does not know out', async () => {
    const { db } = server.database;
    for (const sender of ['72345', 'GOOGLE', 'whatsapp:+14155550123'])
      expect((await post(db, {}, sender)).statusCode).toBe(200);
    expect((await post(db, { Body: 'A\u0000B' })).statusCode).toBe(200);
    const kept = await db
      .select({ body: textMessages.body, from: textThreads.phoneNumber })
      .from(textMessages)
      .innerJoin(textThreads, eq(textThreads.id, textMessages.threadId))
      .where(eq(textMessages.businessId, businessId));
    expect(kept).toEqual([{ body: 'AB', from: ADA }]);
  });
});
