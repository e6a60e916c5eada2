import { silence } from '@frontdesk/emulators';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agents, batchEntries } from '../../../db/schema/index.ts';
import { NUMBERS } from '../outbound-fixture.ts';
import { openBatches, person } from './batch-fixture.ts';

let line: Awaited<ReturnType<typeof openBatches>>;
let ours: Awaited<ReturnType<typeof line.addBusiness>>;
let next = 100;
/** Numbers that nobody was called at yet. */
let people: string[];
beforeAll(async () => {
  line = await openBatches();
  ours = await line.addBusiness(NUMBERS[0], {
    settings: { maxOutboundCalls: 4, allowedCountries: ['US', 'DE', 'JP'] },
  });
});
afterAll(() => line.close());
beforeEach(() => {
  people = Array.from({ length: 12 }, () => person(next++));
});

const talking = { type: 'answer' as const, script: [silence(20_000)] };
const noRetries = { busy: { times: 0 }, failed: { times: 0 }, no_answer: { times: 0 } };
async function create(numbers: readonly string[], body: object = {}) {
  const entries = numbers.map(phone_number => ({ phone_number }));
  const created = await line.create(ours.key, { business_id: ours.businessId, entries, retries: noRetries, ...body });
  expect(created.status).toBe(201);
  return String(created.body.id);
}
const act = async (id: string, what: string, body?: object) =>
  (await line.send('POST', `/api/batches/${id}/${what}`, ours.key, body)).body;
const states = async (id: string) => (await line.entries(id)).map(({ state }) => state);
const status = async (id: string) => (await line.findBatch(id)).status;
const live = async (id: string) => (await states(id)).filter(state => state === 'calling').length;

describe('a batch under way', () => {
  it('pauses, lets its calls go on, and is resumed where it was', async () => {
    line.are(talking, ...people);
    const id = await create(people.slice(0, 4), { max_concurrent_calls: 2 });
    await line.tick(id);
    expect(await live(id)).toBe(2);
    expect(await act(id, 'pause')).toMatchObject({ status: 'paused', pause_reason: 'user', estimated_end_at: null });
    expect(await act(id, 'pause')).toMatchObject({ status: 'paused' });
    const ringing = line.emulator.calls.filter(({ to }) => people.includes(to));
    await expect.poll(() => line.telephony.live.count, { timeout: 5000 }).toBe(2);
    for (const call of ringing) call.hangUp();
    await line.tickUntil(id, async () => (await live(id)) === 0);
    expect(await states(id)).toEqual(['completed', 'completed', 'waiting', 'waiting']);
    expect(line.dialled(...people.slice(0, 4))).toEqual([1, 1, 0, 0]);
    line.are({ type: 'busy' }, ...people);
    expect(await act(id, 'resume')).toMatchObject({ status: 'running', pause_reason: null });
    await line.tickUntil(id, async () => (await status(id)) === 'completed');
    expect(await states(id)).toEqual(['completed', 'completed', 'failed', 'failed']);
    expect(line.dialled(...people.slice(0, 4))).toEqual([1, 1, 1, 1]);
  });

  it('is canceled, with the calls that go on when that is wanted', async () => {
    line.are(talking, ...people);
    const id = await create(people.slice(0, 3), { max_concurrent_calls: 1 });
    await line.tick(id);
    await expect.poll(() => line.telephony.live.count, { timeout: 5000 }).toBe(1);
    const canceled = await act(id, 'cancel', { hang_up: true });
    expect(canceled).toMatchObject({ status: 'canceled', counts: { canceled: 2, waiting: 0 } });
    await line.tickUntil(id, async () => (await live(id)) === 0);
    expect(await states(id)).toEqual(['completed', 'canceled', 'canceled']);
    expect(line.dialled(...people.slice(0, 3))).toEqual([1, 0, 0]);
  });

  it('stops when the carrier fails too often, and goes on when somebody says so', async () => {
    line.are({ type: 'failed' }, ...people);
    const id = await create(people, { max_concurrent_calls: 2 });
    await line.tickUntil(id, async () => (await status(id)) === 'paused');
    const { pauseReason, pauseDetail } = await line.findBatch(id);
    expect({ pauseReason, pauseDetail }).toMatchObject({
      pauseReason: 'failure_rate',
      pauseDetail: expect.stringMatching(/^1[01] of the last 1[01] calls failed/),
    });
    await line.tickUntil(id, async () => (await live(id)) === 0);
    line.are({ type: 'busy' }, ...people);
    await act(id, 'resume');
    await line.tickUntil(id, async () => (await status(id)) === 'completed');
    expect(line.dialled(...people)).toEqual(people.map(() => 1));
  });

  it('stops where none of its calls can be placed', async () => {
    const id = await create(people.slice(0, 2));
    const { db } = line.database;
    await db.update(agents).set({ status: 'inactive' }).where(eq(agents.id, ours.agentId));
    await line.tick(id);
    await db.update(agents).set({ status: 'active' }).where(eq(agents.id, ours.agentId));
    expect(await line.findBatch(id)).toMatchObject({ status: 'paused', pauseReason: 'agent_not_ready' });
    expect(await states(id)).toEqual(['waiting', 'waiting']);
    await act(id, 'cancel');
  });

  it('waits for a place, which is no try', async () => {
    line.are(talking, ...people);
    const id = await create(people.slice(0, 2), { max_concurrent_calls: 5 });
    await line.tick(id, { maxCallsForDialling: 0 });
    expect((await line.entries(id)).map(({ state, attempts }) => ({ state, attempts }))).toEqual([
      { state: 'waiting', attempts: 0 },
      { state: 'waiting', attempts: 0 },
    ]);
    await line.tick(id);
    expect(await live(id)).toBe(2);
    await act(id, 'cancel', { hang_up: true });
    await line.tickUntil(id, async () => (await live(id)) === 0);
  });

  it('shares the business’s places with a shorter one', async () => {
    line.are({ ...talking }, ...people);
    const long = await create(people.slice(0, 8), { max_concurrent_calls: 8 });
    await line.tick(long);
    expect(await live(long)).toBe(4);
    const short = await create(people.slice(8, 10), { max_concurrent_calls: 8 });
    await line.tick(short);
    expect(await live(short)).toBe(0);
    const first = line.emulator.calls.find(({ to }) => to === people[0]);
    first?.hangUp();
    await expect
      .poll(async () => (await line.callsOf(ours.businessId)).find(({ toNumber }) => toNumber === people[0])?.endedAt, {
        timeout: 5000,
      })
      .not.toBeNull();
    await line.tick(long);
    expect(await live(long)).toBe(3);
    await line.tick(short);
    expect(await live(short)).toBe(1);
    for (const id of [long, short]) {
      await act(id, 'cancel', { hang_up: true });
      await line.tickUntil(id, async () => (await live(id)) === 0);
    }
  });
});

describe('calling hours', () => {
  it('are those of the callee; whoever sleeps is called in the morning', async () => {
    // Berlin and Tokyo are eight or seven hours apart, so that one of these windows is always shut in one of them.
    const [berlin, tokyo] = ['+493055500123', '+81355500123'];
    line.are({ type: 'busy' }, berlin, tokyo);
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/Berlin' }).format(new Date()),
    );
    const from = `${String(hour).padStart(2, '0')}:00`;
    const until = hour === 23 ? '23:59' : `${String(hour + 1).padStart(2, '0')}:00`;
    const id = await create([berlin, tokyo], { ignore_calling_window: false, calling_window: { from, until } });
    await line.tick(id);
    await line.tickUntil(id, async () => (await live(id)) === 0);
    const [now, later] = await line.entries(id);
    expect(now).toMatchObject({ state: 'failed', attempts: 1 });
    expect(later).toMatchObject({ state: 'waiting', attempts: 0 });
    const wait = ((later?.dueAt.getTime() ?? 0) - Date.now()) / 1000;
    expect(wait).toBeGreaterThan(3600);
    expect(wait).toBeLessThanOrEqual(86_400);
    expect(line.dialled(berlin, tokyo)).toEqual([1, 0]);
    line.later(wait + 60);
    await line.tickUntil(id, async () => (await status(id)) === 'completed');
    line.later(-wait - 60);
    expect(line.dialled(berlin, tokyo)).toEqual([1, 1]);
    expect(await line.database.db.$count(batchEntries, eq(batchEntries.batchId, id))).toBe(2);
  });
});
