import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agents, auditLog, calls, callTurns, contacts, members, phoneNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { type Answer, addMember, problemFields, type Send, sender } from '../businesses/api-fixture.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const [ADA, OURS] = ['+14155550123', '+14155550188'];

let server: TestServer;
let send: Send;
let businessId: string;
let owner: string;

beforeAll(async () => {
  server = await openTestServer({ wallTime: () => NOW, limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  send = sender(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.db.delete(phoneNumbers);
  businessId = await insertBusiness(server.database.db);
  owner = (await addMember(server, businessId, 'owner')).key;
});

const CALL = { started_at: '2026-11-21T10:00:00Z', duration_seconds: 90, from_number: ADA, to_number: OURS };
const log = (fields: Record<string, unknown> = {}, headers?: Record<string, string>) =>
  send('POST', '/api/calls', owner, { business_id: businessId, ...CALL, ...fields }, headers);
const callCount = async (id = businessId) =>
  (await server.database.db.select().from(calls).where(eq(calls.businessId, id))).length;

async function insertAgent(business = businessId): Promise<string> {
  const values = { businessId: business, name: 'Robin' };
  const [agent] = await server.database.db.insert(agents).values(values).returning();
  return agent?.id ?? '';
}

async function insertContact(business = businessId): Promise<string> {
  const [contact] = await server.database.db.insert(contacts).values({ businessId: business, name: 'Ada' }).returning();
  return contact?.id ?? '';
}

async function insertNumber(business: string | null, number: string): Promise<string> {
  const values = { businessId: business, number, status: 'unassigned' as const };
  const [row] = await server.database.db.insert(phoneNumbers).values(values).returning();
  return row?.id ?? '';
}

describe('a logged call', () => {
  it('is told like any other, in the words of the calls table', async () => {
    const answer = await log({
      call_sid: 'CA-elsewhere',
      stream_sid: 'MZ1',
      status: 'completed',
      answered_at: '2026-11-21T10:00:05Z',
      ended_at: '2026-11-21T10:01:35Z',
      forwarded: true,
      forwarded_to: '+14155550199',
      disposition: 'transferred',
      sentiment: 'positive',
      summary: 'Booked a table.',
      transcript: [
        { speaker: 'agent', text: 'Hello', started_at_ms: 0, ended_at_ms: 900 },
        { speaker: 'user', text: 'A table, please.', timestamp: '2026-11-21T10:00:07Z' },
      ],
      recording_url: 'https://recordings.example.com/1.mp3',
      recording_sid: 'RE1',
      metadata: { orderNo: 7, some_key: 'x' },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...{ business_id: businessId, call_sid: 'CA-elsewhere', stream_sid: 'MZ1', direction: 'inbound' },
        ...{ from_number: ADA, to_number: OURS, status: 'completed', duration_seconds: 90, forwarded: true },
        ...{ forwarded_to: '+14155550199', disposition: 'transferred', sentiment: 'positive', turn_count: 2 },
        summary: 'Booked a table.',
        transcript: [
          { speaker: 'agent', text: 'Hello', started_at: '2026-11-21T10:00:05.000Z' },
          { speaker: 'caller', text: 'A table, please.', started_at: '2026-11-21T10:00:07.000Z' },
        ],
        recording: { status: 'completed', content_type: 'audio/mpeg' },
        metadata: { orderNo: 7, some_key: 'x' },
      },
    });
    const recording = await server.fetch(String(answer.body.recording_url), { key: owner, redirect: 'manual' });
    expect([recording.status, recording.headers.get('location')]).toEqual([
      302,
      'https://recordings.example.com/1.mp3',
    ]);
    const listed = await send('GET', `/api/calls?business_id=${businessId}&search=table`, owner);
    expect(listed.body).toMatchObject({ total: 1, items: [{ id: answer.body.id }] });
  });

  it('may come in the words of the clone’s contract, and of the restaurant’s table', async () => {
    const agentId = await insertAgent();
    const cloned = await send('POST', '/api/calls', owner, {
      ...{ agent_id: agentId, phone_number: ADA, direction: 'outbound', duration: 30, status: 'completed' },
      ...{ sentiment: 'neutral', latency: 812.5, timestamp: '2026-11-21T09:00:00+01:00', metadata: {} },
      ...{ recording_url: 'https://r.example.com/a', daily_room_url: 'https://x.daily.co/room' },
      transcript: [{ speaker: 'agent', text: 'Hi', timestamp: '2026-11-21T08:00:01Z' }],
    });
    expect(cloned).toMatchObject({
      status: 201,
      body: {
        ...{ business_id: businessId, agent_id: agentId, agent_name: 'Robin', to_number: ADA, from_number: null },
        ...{ started_at: '2026-11-21T08:00:00.000Z', ended_at: '2026-11-21T08:00:30.000Z', latency_p50_ms: 812.5 },
        daily_room_url: 'https://x.daily.co/room',
      },
    });
    const row = await send('POST', '/api/calls', owner, {
      ...{ restaurant_id: businessId, caller_number: ADA, duration: 60, forwarded: false },
      ...{ start_time: '2026-11-21T08:00:00Z', end_time: '2026-11-21T08:01:00Z' },
      transcript: 'Agent: Hello!\nHow can I help?\nCaller: A table for two.',
    });
    expect(row).toMatchObject({
      status: 201,
      body: {
        ...{ status: 'completed', from_number: ADA, duration_seconds: 60 },
        transcript: [
          { speaker: 'agent', text: 'Hello!\nHow can I help?' },
          { speaker: 'caller', text: 'A table for two.' },
        ],
      },
    });
  });

  it('is of the only business one is a member of, when none is named', async () => {
    const log = (key: string) => send('POST', '/api/calls', key, { ...CALL, duration_seconds: 1 });
    expect((await log(owner)).body.business_id).toBe(businessId);
    const agent = await send('POST', '/api/agents', owner, { name: 'Robin' });
    expect(agent).toMatchObject({ status: 201, body: { business_id: businessId } });
    const nobody = (await server.addUser('member')).key;
    expect(problemFields(await log(nobody))).toEqual(['business_id']);
    const { userId, key } = await addMember(server, businessId, 'owner');
    const second = await insertBusiness(server.database.db);
    await server.database.db.insert(members).values({ userId, businessId: second, role: 'owner' });
    expect(problemFields(await log(key))).toEqual(['business_id']);
  });

  it('finds its number and its contact, and counts in statistics and at the number', async () => {
    const numberId = await insertNumber(businessId, OURS);
    const kept = await send('POST', '/api/contacts', owner, {
      business_id: businessId,
      name: 'Ada',
      phone_numbers: [ADA],
    });
    const { body } = await log();
    expect(body).toMatchObject({ phone_number_id: numberId, contact_id: kept.body.id, contact_name: 'Ada' });
    for (const filter of [`contact_id=${kept.body.id}`, `phone_number=${encodeURIComponent(ADA)}`])
      for (const path of ['/api/calls', `/api/restaurants/${businessId}/calls`])
        expect((await send('GET', `${path}?${filter}`, owner)).body).toMatchObject({
          total: 1,
          items: [{ id: body.id, contact_name: 'Ada' }],
        });
    const [number] = await server.database.db.select().from(phoneNumbers).where(eq(phoneNumbers.id, numberId));
    expect(number?.callsReceived).toBe(1);
    const analytics = await send('GET', `/api/analytics?business_id=${businessId}&period=week`, owner);
    expect(analytics.body).toMatchObject({ total_calls: 1, completed_calls: 1, total_duration_seconds: 90 });
    const stats = await send('GET', `/api/restaurants/${businessId}/calls/stats?period=week`, owner);
    expect(stats.body).toMatchObject({ total_calls: 1, average_duration_seconds: 90 });
  });

  it('is in the audit log, without what was said', async () => {
    const { body } = await log({ transcript: 'Caller: my secret', summary: 'secret', metadata: { secret: 1 } });
    const entries = await server.database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(body.id)));
    expect(entries).toMatchObject([
      { action: 'call.logged', businessId, after: { status: 'completed', turnCount: 1 } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});

describe('the same call again', () => {
  it('is answered with the call that is there', async () => {
    for (const ids of [{ external_id: 'theirs-1' }, { call_sid: 'CA-1' }, { retell_call_id: 'r-1' }]) {
      const first = await log(ids);
      const again = await log({ ...ids, summary: 'Something else' });
      expect([first.status, again.status, again.body.id]).toEqual([201, 200, first.body.id]);
      expect(again.body.summary).toBeNull();
    }
    expect(await callCount()).toBe(3);
  });

  it('is one call when two requests race', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => log({ external_id: 'race' })));
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1);
    expect(await callCount()).toBe(1);
  });

  it('is answered once for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': `key-${businessId}` };
    const [first, again] = [await log({}, headers), await log({}, headers)];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect(await callCount()).toBe(1);
  });

  it('tells how a call went on that was logged while it lasted, and never back', async () => {
    const open = { duration_seconds: undefined, external_id: 'long', status: 'in_progress' };
    const first = await log(open);
    expect(first.body).toMatchObject({ status: 'in_progress', ended_at: null, turn_count: 0 });
    const over = await log({ external_id: 'long', status: 'completed', transcript: 'Agent: Bye.' });
    expect(over).toMatchObject({ status: 200, body: { id: first.body.id, status: 'completed', turn_count: 1 } });
    expect((await log(open)).body).toMatchObject({ id: first.body.id, status: 'completed', duration_seconds: 90 });
  });

  it('never changes a call of this server’s', async () => {
    const id = await insertCall(server.database.db, businessId, { callSid: 'CA-live', carrier: 'twilio' });
    expect((await log({ call_sid: 'CA-live' })).body).toMatchObject({ id, status: 'in_progress' });
  });

  it('under another business is another call, and a carrier’s id is nobody else’s', async () => {
    await log({ external_id: 'shared', call_sid: 'CA-mine' });
    const other = await insertBusiness(server.database.db);
    const stranger = (await addMember(server, other, 'owner')).key;
    const theirs = (fields: object) => send('POST', '/api/calls', stranger, { business_id: other, ...CALL, ...fields });
    expect((await theirs({ external_id: 'shared' })).status).toBe(201);
    expect((await theirs({ call_sid: 'CA-mine' })).body.code).toBe('conflict');
    expect(await callCount(other)).toBe(1);
  });

  it('with ids of two calls is refused', async () => {
    await log({ external_id: 'one' });
    await log({ call_sid: 'CA-two' });
    expect((await log({ external_id: 'one', call_sid: 'CA-two' })).status).toBe(409);
  });
});

describe('a call that does not fit together', () => {
  const refused = async (fields: Record<string, unknown>): Promise<Answer> => {
    const answer = await log(fields);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    return answer;
  };
  const at = (time: string) => `2026-11-21T${time}Z`;

  it.each([
    ['an end before its start', { ended_at: at('09:00:00'), duration_seconds: null }, ['ended_at']],
    ['an answer after its end', { answered_at: at('11:00:00'), ended_at: at('10:30:00') }, ['ended_at']],
    ['a start in the future', { started_at: '2026-12-24T10:00:00Z' }, ['started_at', 'ended_at']],
    ['a start before telephones', { started_at: '0001-01-01T00:00:00Z' }, ['started_at', 'ended_at']],
    ['an end while it goes on', { status: 'in_progress', ended_at: at('10:01:30') }, ['ended_at', 'duration_seconds']],
    ['no end though it is over', { status: 'failed', duration_seconds: null }, ['ended_at']],
    ['an answer though nobody did', { status: 'no-answer', answered_at: at('10:00:05') }, ['answered_at']],
    ['more time than it took', { ended_at: at('10:01:00') }, ['duration_seconds']],
    ['no status and no end', { duration_seconds: null }, ['status', 'ended_at']],
    ['two starts', { timestamp: at('09:00:00') }, ['started_at']],
    ['two callers', { phone_number: '+14155550111' }, ['from_number']],
    ['a place it was not forwarded to', { forwarded: false, forwarded_to: ADA }, ['forwarded_to']],
    ['numbers that are none', { from_number: '0171 1234', to_number: '911' }, ['from_number', 'to_number']],
    [
      'a turn before it began',
      { transcript: [{ speaker: 'agent', text: 'Hi', timestamp: at('09:59:00') }] },
      ['transcript.0.started_at'],
    ],
    ['a recording nowhere', { recording_url: 'javascript:alert(1)' }, ['recording_url']],
    ['a recording’s id alone', { recording_sid: 'RE1' }, ['recording_sid']],
    ['a field nobody knows', { mood: 'good' }, ['body']],
  ])('has %s', async (_what, fields, expected) => {
    expect(problemFields(await refused(fields))).toEqual(expected);
    expect(await callCount()).toBe(0);
  });

  it('is never linked to what is another business’s', async () => {
    const other = await insertBusiness(server.database.db);
    const foreign = {
      agent_id: await insertAgent(other),
      contact_id: await insertContact(other),
      phone_number_id: await insertNumber(other, '+14155550177'),
    };
    expect(problemFields(await refused(foreign))).toEqual(['agent_id', 'contact_id', 'phone_number_id']);
    // A number that is another business's is only a number.
    expect((await log({ to_number: '+14155550177' })).body).toMatchObject({ phone_number_id: null });
    // The agent alone would say which business it is.
    const byAgent = await send('POST', '/api/calls', owner, { agent_id: foreign.agent_id, ...CALL });
    expect(byAgent.status).toBe(404);
    expect((await log({ business_id: other })).status).toBe(404);
    expect(await callCount(other)).toBe(0);
  });

  it('holds what cannot be kept, and leaves nothing behind', async () => {
    const nul = 'a\u0000b';
    for (const fields of [
      { summary: nul },
      { external_id: nul },
      { metadata: { [nul]: nul } },
      { transcript: [{ speaker: 'agent', text: nul }] },
      { metadata: { deep: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) } },
      { metadata: { voicemail_recording_sid: 'RE1' } },
      { metadata: { node_id: 'a process' } },
      { recording_url: 'http://example.com/a.wav' },
      { metadata: { long: 'x'.repeat(17_000) } },
    ]) {
      const answer = await log(fields);
      expect(answer.status).toBe(400);
    }
    expect(await callCount()).toBe(0);
    expect(await server.database.db.select().from(callTurns).where(eq(callTurns.businessId, businessId))).toEqual([]);
  });

  it('is not taken from staff, administrators and keys that may not write calls', async () => {
    const staff = (await addMember(server, businessId, 'staff')).key;
    const admin = (await server.addUser('admin')).key;
    for (const key of [staff, admin])
      expect((await send('POST', '/api/calls', key, { business_id: businessId, ...CALL })).status).toBe(403);
  });
});
