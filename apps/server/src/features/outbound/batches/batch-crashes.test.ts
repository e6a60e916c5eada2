import type { TwilioClient } from '@frontdesk/providers/twilio';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NUMBERS, presses } from '../outbound-fixture.ts';
import { reconcileCalls } from '../reconcile-calls.ts';
import { openBatches, person } from './batch-fixture.ts';
import { sweepBatches } from './batch-jobs.ts';
import { BATCH_TICKS } from './batch-ticks.ts';

let line: Awaited<ReturnType<typeof openBatches>>;
let ours: Awaited<ReturnType<typeof line.addBusiness>>;
let next = 300;
let people: string[];
beforeAll(async () => {
  line = await openBatches();
  ours = await line.addBusiness(NUMBERS[0], { settings: { maxOutboundCalls: 8 } });
});
afterAll(() => line.close());
beforeEach(() => {
  people = Array.from({ length: 6 }, () => person(next++));
});

async function create(numbers: readonly string[], body: object = {}) {
  const entries = numbers.map(phone_number => ({ phone_number }));
  const retries = { busy: { times: 0 } };
  const created = await line.create(ours.key, { business_id: ours.businessId, entries, retries, ...body });
  expect(created.status).toBe(201);
  return String(created.body.id);
}
const status = async (id: string) => (await line.findBatch(id)).status;
const over = (id: string) => line.tickUntil(id, async () => (await status(id)) === 'completed');

/** A carrier that whoever is about to ask it dies of: the request is never made. */
function deadly(carrier: TwilioClient | undefined): { carrier: TwilioClient; asked: Promise<void> } {
  if (!carrier) throw new Error('There is no carrier.');
  const asked = Promise.withResolvers<void>();
  const create = () => {
    asked.resolve();
    return new Promise<never>(() => {});
  };
  return { carrier: { ...carrier, calls: { ...carrier.calls, create } }, asked: asked.promise };
}

describe('a process that dies', () => {
  it('between writing a call down and dialling loses nothing, and the next one dials', async () => {
    line.are({ type: 'busy' }, ...people);
    const id = await create(people.slice(0, 2), { max_concurrent_calls: 1 });
    const { carrier, asked } = deadly(line.context.carrier);
    void line.tick(id, { carrier });
    await asked;
    expect(line.dialled(...people.slice(0, 2))).toEqual([0, 0]);
    // Another process; nobody knows yet whether that call goes on.
    await line.tick(id);
    expect(line.dialled(...people.slice(0, 2))).toEqual([0, 0]);
    line.later(120);
    await reconcileCalls(line.context);
    await line.tick(id);
    line.later(60);
    await over(id);
    expect(line.dialled(...people.slice(0, 2))).toEqual([1, 1]);
    expect((await line.entries(id)).map(({ state, tries }) => ({ state, tries }))).toEqual([
      { state: 'failed', tries: { not_placed: 1, busy: 1 } },
      { state: 'failed', tries: { busy: 1 } },
    ]);
  });

  it('after the carrier dialled, before it heard so, has nobody called twice', async () => {
    line.are(presses('2'), ...people);
    const id = await create(people.slice(0, 2), { max_concurrent_calls: 1 });
    line.emulator.fail({ request: 'POST /Calls', type: 'drop-after-acting' });
    await line.tick(id);
    line.later(120);
    await over(id);
    expect(line.dialled(...people.slice(0, 2))).toEqual([1, 1]);
    expect((await line.entries(id)).map(({ state }) => state)).toEqual(['completed', 'completed']);
  });

  it('before the carrier’s refusal was noted finds it again', async () => {
    line.are({ type: 'busy' }, ...people);
    const id = await create(people.slice(0, 1));
    line.emulator.fail({ request: 'POST /Calls', type: 'status', status: 400, code: 21205, times: 1 });
    await line.tick(id);
    const [refused] = await line.entries(id);
    expect(refused).toMatchObject({ state: 'waiting', outcome: 'not_placed', attempts: 1 });
    line.later(60);
    await over(id);
    expect(line.dialled(...people.slice(0, 1))).toEqual([1]);
  });

  it('takes nothing to its grave: the sweep finds batches that nobody looks after', async () => {
    line.are({ type: 'busy' }, ...people);
    const id = await create(people.slice(0, 1));
    const woken: string[] = [];
    const jobs = {
      ...line.context.jobs,
      send: async (queue: object, payload: object) => {
        if (queue === BATCH_TICKS && 'batchId' in payload) woken.push(String(payload.batchId));
        return true;
      },
    };
    await sweepBatches({ ...line.context, jobs });
    expect(woken).toContain(id);
    await over(id);
    woken.length = 0;
    await sweepBatches({ ...line.context, jobs });
    expect(woken).not.toContain(id);
  });
});

describe('two processes', () => {
  it('call everybody once between them', async () => {
    line.are({ type: 'busy' }, ...people);
    const id = await create(people, { max_concurrent_calls: 3 });
    await line.tickUntil(id, async () => {
      await Promise.all([line.tick(id), line.tick(id), line.tick(id)]);
      return (await status(id)) === 'completed';
    });
    expect(line.dialled(...people)).toEqual(people.map(() => 1));
    expect((await line.attempts(id)).length).toBe(people.length);
  });

  it('never call one number for two batches at once', async () => {
    line.are({ type: 'busy', afterMs: 400 }, ...people);
    const [one, two] = [await create(people.slice(0, 1)), await create(people.slice(0, 1))];
    await Promise.all([line.tick(one), line.tick(two)]);
    expect(line.dialled(...people.slice(0, 1))).toEqual([1]);
    const calling = async (id: string) => (await line.entries(id)).some(({ state }) => state === 'calling');
    for (const id of [one, two]) await line.tickUntil(id, async () => !(await calling(id)));
    line.later(120);
    await over(one);
    await over(two);
    expect(line.dialled(...people.slice(0, 1))).toEqual([2]);
  });
});

describe('a number that cannot be called', () => {
  it('is skipped once the carrier says so', async () => {
    const id = await create(people.slice(0, 1));
    line.emulator.fail({ request: 'POST /Calls', type: 'status', status: 400, code: 21211 });
    await over(id);
    expect(await line.entries(id)).toMatchObject([{ state: 'skipped', reason: 'number_invalid' }]);
  });
});
