import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callTurns, members } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';

let server: TestServer;
let businessId: string;
let owner: string;
beforeAll(async () => {
  server = await openTestServer({ wallTime: () => new Date('2026-03-09T15:00:00Z') });
});
afterAll(() => server.close());
beforeEach(async () => {
  businessId = await insertBusiness(server.database.db);
  owner = await ownerOf(businessId);
});

async function ownerOf(id: string): Promise<string> {
  const { userId, key } = await server.addUser('member');
  await server.database.db.insert(members).values({ userId, businessId: id, role: 'owner' });
  return key;
}

type Values = NonNullable<Parameters<typeof insertCall>[2]>;
const call = (startedAt: string, values: Values = {}, of = businessId) =>
  insertCall(server.database.db, of, { status: 'completed', startedAt: new Date(startedAt), ...values });
async function get(path: string, key = owner) {
  const response = await server.fetch(path, { key });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('call statistics', () => {
  it('count by status, outcome and the business’s own days, across the change of the clocks', async () => {
    // New York is at -5 until 2026-03-08 07:00Z, then at -4.
    await call('2026-03-08T04:59:59Z', { durationSeconds: 10 });
    await call('2026-03-08T05:00:00Z', { durationSeconds: 20, disposition: 'agent_ended' });
    await call('2026-03-09T03:59:59Z', { durationSeconds: 60, disposition: 'transferred', forwarded: true });
    await call('2026-03-09T04:00:00Z', { status: 'no_answer' });
    await call('2026-03-01T15:00:00Z', { durationSeconds: 999 });
    const { body } = await get(`/api/restaurants/${businessId}/calls/stats?period=week`);
    expect(body).toMatchObject({
      period: 'week',
      from: '2026-03-03',
      to: '2026-03-09',
      timezone: 'America/New_York',
      total_calls: 4,
      completed_calls: 3,
      failed_calls: 1,
      forwarded_calls: 1,
      total_duration_seconds: 90,
      average_duration_seconds: 30,
      calls_by_status: { completed: 3, no_answer: 1 },
      calls_by_disposition: { agent_ended: 1, transferred: 1 },
    });
    expect((body.calls_by_day as unknown[]).slice(3)).toEqual([
      { date: '2026-03-06', count: 0 },
      { date: '2026-03-07', count: 1 },
      { date: '2026-03-08', count: 2 },
      { date: '2026-03-09', count: 1 },
    ]);
    const path = `/api/businesses/${businessId}/calls/stats`;
    expect((await get(`${path}?period=day`)).body).toMatchObject({ total_calls: 1, from: '2026-03-09' });
    expect((await get(`${path}?from=2026-03-01&to=2026-03-01`)).body).toMatchObject({
      period: 'custom',
      total_calls: 1,
    });
    expect((await get(`${path}?disposition=transferred`)).body).toMatchObject({ total_calls: 1 });
  });

  it('tell the busiest hours of the week, on the business’s own clocks, whatever its offset', async () => {
    const kathmandu = await insertBusiness(server.database.db, { timezone: 'Asia/Kathmandu' });
    // A quarter to six ahead of UTC: 09:59 and 10:00 on Monday there, then midnight on both sides.
    for (const at of ['04:14:59', '04:15:00', '04:20:00']) await call(`2026-03-09T${at}Z`, {}, kathmandu);
    for (const at of ['2026-03-01T18:14:59Z', '2026-03-08T18:15:00Z']) await call(at, {}, kathmandu);
    const key = await ownerOf(kathmandu);
    const { body } = await get(`/api/businesses/${kathmandu}/calls/stats`, key);
    const hours = body.calls_by_hour as { weekday: string; hour: number; count: number }[];
    expect(hours).toHaveLength(168);
    expect(hours[0]).toEqual({ weekday: 'monday', hour: 0, count: 1 });
    expect(hours.filter(({ count }) => count > 0).slice(1)).toEqual([
      { weekday: 'monday', hour: 9, count: 1 },
      { weekday: 'monday', hour: 10, count: 2 },
      { weekday: 'sunday', hour: 23, count: 1 },
    ]);
    expect((body.calls_by_day as unknown[]).slice(-2)).toEqual([
      { date: '2026-03-08', count: 0 },
      { date: '2026-03-09', count: 4 },
    ]);
  });

  it('tell how long responses took, over every response of the calls that have ended', async () => {
    const turn = { businessId, speaker: 'agent', text: 'Yes.', startedAtMs: 0, endedAtMs: 900 } as const;
    const respond = (callId: string, times: readonly (number | null)[]) =>
      server.database.db
        .insert(callTurns)
        .values(times.map((totalMs, turnIndex) => ({ ...turn, callId, turnIndex, totalMs })));
    const at = '2026-03-09T10:00:00Z';
    const endedAt = new Date('2026-03-09T10:02:00Z');
    await respond(await call(at, { endedAt }), [null, ...Array<number>(9).fill(620)]);
    await respond(await call(at, { endedAt, disposition: 'transferred' }), [1450]);
    await respond(await call(at, { status: 'in_progress' }), [9000, 9000, 9000]);
    const { body } = await get(`/api/restaurants/${businessId}/calls/stats`);
    const { responses, p50_ms, p95_ms } = body.response_times as Record<string, number>;
    expect(responses).toBe(10);
    expect(Math.abs(Number(p50_ms) - 620)).toBeLessThanOrEqual(25);
    expect(Math.abs(Number(p95_ms) - 1450)).toBeLessThanOrEqual(50);
    const transferred = await get(`/api/restaurants/${businessId}/calls/stats?disposition=transferred`);
    expect(transferred.body.response_times).toMatchObject({ responses: 1 });
    const none = await get(`/api/restaurants/${businessId}/calls/stats?status=busy`);
    expect(none.body.response_times).toEqual({ responses: 0, p50_ms: null, p95_ms: null });
  });

  it('refuse dates in the wrong order and too many of them, and strangers', async () => {
    const path = `/api/restaurants/${businessId}/calls/stats`;
    for (const dates of ['from=2026-03-02&to=2026-03-01', 'from=2024-01-01&to=2026-01-01', 'from=2026-02-30'])
      expect((await get(`${path}?${dates}`)).status).toBe(400);
    expect((await get(path, await ownerOf(await insertBusiness(server.database.db)))).status).toBe(404);
  });

  it('add up over the businesses one may see', async () => {
    const second = await insertBusiness(server.database.db, { name: 'Second' });
    const { userId, key } = await server.addUser('member');
    const rows = [businessId, second].map(id => ({ userId, businessId: id, role: 'manager' as const }));
    await server.database.db.insert(members).values(rows);
    await call('2026-03-09T10:00:00Z');
    await call('2026-03-09T10:00:00Z', {}, second);
    await call('2026-03-09T11:00:00Z', { status: 'failed' }, second);
    await call('2026-03-09T11:00:00Z', {}, await insertBusiness(server.database.db));
    expect((await get('/api/analytics?period=day', key)).body).toMatchObject({
      total_calls: 3,
      failed_calls: 1,
      timezone: 'UTC',
      calls_by_business: [
        { business_id: second, name: 'Second', count: 2 },
        { business_id: businessId, count: 1 },
      ],
    });
    expect((await get(`/api/analytics?period=day&business_id=${businessId}`, key)).body.total_calls).toBe(1);
    expect(
      (await get('/api/analytics', await ownerOf(await insertBusiness(server.database.db)))).body.total_calls,
    ).toBe(0);
  });
});

describe('the list of calls', () => {
  const ids = async (query: string, key = owner) =>
    ((await get(`/api/calls?business_id=${businessId}&${query}`, key)).body.items as { id: string }[]).map(
      ({ id }) => id,
    );

  it('is narrowed by time, direction, outcome and number, and sorted either way', async () => {
    const first = await call('2026-03-01T10:00:00Z', { disposition: 'silence', fromNumber: '+14155550177' });
    const second = await call('2026-03-02T10:00:00Z', { direction: 'outbound', toNumber: '+14155550177' });
    const third = await call('2026-03-03T10:00:00Z');
    expect(await ids('')).toEqual([third, second, first]);
    expect(await ids('sort=started_at')).toEqual([first, second, third]);
    expect(await ids('from=2026-03-02T10:00:00Z&until=2026-03-03T10:00:00Z')).toEqual([second]);
    expect(await ids('direction=outbound')).toEqual([second]);
    expect(await ids('disposition=silence')).toEqual([first]);
    expect(await ids('phone_number=%2B14155550177')).toEqual([second, first]);
    expect(await ids('page=2&page_size=2')).toEqual([first]);
  });

  it('finds calls by what was said, for those who may hear it', async () => {
    const id = await call('2026-03-01T10:00:00Z');
    await call('2026-03-02T10:00:00Z');
    const turn = { callId: id, businessId, turnIndex: 0, speaker: 'caller', startedAtMs: 0, endedAtMs: 900 } as const;
    await server.database.db.insert(callTurns).values({ ...turn, text: 'A table for two, with a high chair, please.' });
    expect(await ids('search=HIGH%20chair')).toEqual([id]);
    expect(await ids('search=sofa')).toEqual([]);
    expect(await ids('search=chair', (await server.addUser('admin')).key)).toEqual([]);
    expect(await ids('search=chair', await ownerOf(await insertBusiness(server.database.db)))).toEqual([]);
  });
});
