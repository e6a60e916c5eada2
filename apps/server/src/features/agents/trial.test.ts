import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, messages, reservations } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { insertTable } from '../businesses/business-fixture.ts';
import { type ApiUser, apiUser, ownerOfNew } from './agent-api-fixture.ts';

interface Trial {
  readonly reply: string;
  readonly session: string;
  readonly tool_calls: { tool: string; code: string; value: Record<string, unknown>; simulated: boolean }[];
  readonly messages: { role: string; text: string }[];
  readonly ended: string | null;
  readonly transferred_to: string | null;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const FRIDAY = '2026-06-05T16:00:00.000Z';
const BOOKING = ['I would like to book a table for two tomorrow at 7 pm', 'Ada Lovelace', 'yes', 'yes', 'yes'];

async function restaurant() {
  const made = await ownerOfNew(server, { forwardingNumber: '+14155550199' });
  await insertTable(server.database.db, made.businessId, 4);
  const agent = { business_id: made.businessId, name: 'Sofia' };
  const { body } = await made.owner.send<{ id: string }>('POST', '/agents', agent);
  return { ...made, agentId: body.id, path: `/test/agent/${body.id}` };
}

/** Says one thing after another, until a tool has booked. */
async function bookByTalking(user: ApiUser, path: string) {
  let answer = await user.send<Trial>('POST', path, { caller_number: '+14155550123', at: FRIDAY });
  const heard = [answer.body.reply];
  for (const message of BOOKING) {
    answer = await user.send<Trial>('POST', path, { message, session: answer.body.session });
    expect(answer.status).toBe(200);
    heard.push(answer.body.reply);
    if (answer.body.tool_calls.some(call => call.tool === 'book_reservation')) break;
  }
  return { answer: answer.body, heard };
}

describe('a trial of an agent', () => {
  it('greets, answers, and goes on in its session', async () => {
    const { owner, path } = await restaurant();
    const opened = await owner.send<Trial>('POST', path);
    expect([opened.status, opened.body]).toMatchObject([
      200,
      { reply: 'Thank you for calling Test Kitchen. How can I help you?', tool_calls: [], ended: null },
    ]);
    const next = await owner.send<Trial>('POST', path, { message: 'Where are you?', session: opened.body.session });
    expect(next.body.reply).toContain('1 Test Street');
    expect(next.body.messages.map(({ role }) => role)).toEqual(['agent', 'caller', 'agent']);
    const whole = await owner.send<Trial>('POST', path, {
      messages: [
        { role: 'agent', text: 'Hello?' },
        { role: 'caller', text: 'Where are you?' },
      ],
    });
    expect(whole.body.reply).toBe(next.body.reply);
  });

  it('books with the real tools, finds its booking again, and leaves nothing behind', async () => {
    const { businessId, owner, path } = await restaurant();
    const { db } = server.database;
    const audited = () => db.$count(auditLog, eq(auditLog.businessId, businessId));
    const before = await audited();
    const { answer, heard } = await bookByTalking(owner, path);
    const booked = answer.tool_calls.find(call => call.tool === 'book_reservation');
    expect(booked, heard.join('\n')).toMatchObject({ code: 'ok', simulated: true, value: { party_size: 2 } });
    const asked = await owner.send<Trial>('POST', path, {
      message: 'What time is my reservation?',
      session: answer.session,
    });
    expect(asked.body.tool_calls).toMatchObject([{ tool: 'find_reservation', code: 'ok' }]);
    expect(await db.$count(reservations, eq(reservations.businessId, businessId))).toBe(0);
    expect(await audited()).toBe(before);
    // The table is still free, for the next trial as for a caller.
    expect((await bookByTalking(owner, path)).answer.tool_calls.map(call => call.code)).toContain('ok');
  });

  it('puts nobody through, and takes no message', async () => {
    const { businessId, owner, path } = await restaurant();
    const person = await owner.send<Trial>('POST', path, { message: 'Let me speak to a person' });
    expect(person.body).toMatchObject({ transferred_to: '+14155550199' });
    const after = await owner.send<Trial>('POST', path, { message: 'Hello?', session: person.body.session });
    expect(after.body.messages.length).toBe(person.body.messages.length);
    expect(await server.database.db.$count(messages, eq(messages.businessId, businessId))).toBe(0);
  });

  it('is of the draft, or of what callers get', async () => {
    const { owner, path, agentId } = await restaurant();
    const early = await owner.send('POST', path, { source: 'published' });
    expect([early.status, early.body.code]).toEqual([409, 'not_ready']);
    await owner.send('PUT', `/agents/${agentId}`, { greeting: 'Published hello', publish: true });
    await owner.send('PUT', `/agents/${agentId}`, { greeting: 'Draft hello' });
    expect((await owner.send('POST', path)).body.reply).toBe('Draft hello');
    expect((await owner.send('POST', path, { source: 'published' })).body.reply).toBe('Published hello');
  });

  it('ends with a flow that leads nowhere but in circles', async () => {
    const { owner, path, agentId } = await restaurant();
    const say = (id: string, next: string) => ({ type: 'say', id, text: `At ${id}.`, next });
    const flow = { start: 'here', nodes: [say('here', 'constructor'), say('constructor', 'here')] };
    expect((await owner.send('PUT', `/agents/${agentId}/flow`, { flow })).status).toBe(200);
    expect((await owner.send('GET', `/agents/${agentId}/diff`)).status).toBe(409);
    const answer = await owner.send<Trial>('POST', path, { message: 'Hello' });
    expect([answer.status, answer.body.reply.length < 2000]).toEqual([200, true]);
  });

  it('refuses what is no session, and what says two things', async () => {
    const { businessId, owner, path } = await restaurant();
    const refused = async (body: object) => (await owner.send('POST', path, body)).status;
    expect(await refused({ session: 'x' })).toBe(400);
    expect(await refused({ session: Buffer.from('{"said":[7]}').toString('base64url') })).toBe(400);
    expect(await refused({ message: 'a', input: 'b' })).toBe(400);
    expect(await refused({ messages: Array.from({ length: 61 }, () => ({ role: 'caller', text: 'Hi' })) })).toBe(400);
    expect(await refused({ colour: 'red' })).toBe(400);
    const staff = await apiUser(server, { businessId, role: 'staff' });
    expect((await staff.send('POST', path, {})).status).toBe(403);
  });
});
