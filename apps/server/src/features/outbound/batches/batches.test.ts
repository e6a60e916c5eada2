import type { BatchProgress } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemFields } from '../../businesses/api-fixture.ts';
import { machine, NUMBERS, presses } from '../outbound-fixture.ts';
import { openBatches, person } from './batch-fixture.ts';
import { workOnBatches } from './batch-jobs.ts';
import { batchSubject } from './batch-progress.ts';

let line: Awaited<ReturnType<typeof openBatches>>;
let ours: Awaited<ReturnType<typeof line.addBusiness>>;
let theirs: typeof ours;
beforeAll(async () => {
  line = await openBatches();
  ours = await line.addBusiness();
  theirs = await line.addBusiness(NUMBERS[1]);
  await workOnBatches(line.context);
});
afterAll(() => line.close());

const create = (body: object) => line.create(ours.key, { business_id: ours.businessId, ...body });
const load = async (id: unknown) => (await line.send('GET', `/api/batches/${id}`, ours.key)).body;
const entriesOf = async (id: unknown, query = '') =>
  (await line.send('GET', `/api/batches/${id}/entries?page_size=100${query}`, ours.key)).body as unknown as {
    items: { attempts: { outcome: string; call_id: string }[] }[];
    total: number;
  };

describe('a batch', () => {
  it('calls everybody, again where that may help, and tells how far it is', async () => {
    const [human, busy, nobody, answering, wrong] = [1, 2, 3, 4, 5].map(person);
    line.are(presses('2'), human ?? '');
    line.are({ type: 'busy' }, busy ?? '');
    line.are({ type: 'no-answer' }, nobody ?? '');
    line.are(machine, answering ?? '');
    line.are({ type: 'failed' }, wrong ?? '');
    const retry = (times: number) => ({ times, wait_seconds: 0 });
    const { status, body } = await create({
      agent_id: ours.agentId,
      from: NUMBERS[0],
      purpose: 'your order of {{order_date}}',
      machine: { action: 'hang_up' },
      max_concurrent_calls: 2,
      retries: { busy: retry(1), no_answer: retry(2), machine: retry(1), failed: retry(0) },
      entries: [human, busy, nobody, answering, wrong].map(phone_number => ({
        phone_number,
        name: 'Ada',
        variables: { order_date: 'Monday' },
      })),
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Offers', counts: { total: 5 }, from: NUMBERS[0] });
    const progress: BatchProgress[] = [];
    line.server.bus.subscribe(batchSubject(String(body.id)), message => progress.push(message as BatchProgress));
    await expect.poll(async () => (await load(body.id)).status, { timeout: 20_000 }).toBe('completed');
    expect(await load(body.id)).toMatchObject({
      counts: { total: 5, waiting: 0, calling: 0, completed: 2, failed: 3, skipped: 0, canceled: 0 },
      outcomes: { answered: 1, machine: 2, busy: 2, no_answer: 3, failed: 1, not_placed: 0, canceled: 0 },
      estimated_end_at: null,
      ended_at: expect.any(String),
    });
    expect(line.dialled(...[1, 2, 3, 4, 5].map(person))).toEqual([1, 2, 3, 2, 1]);
    const { items } = await entriesOf(body.id);
    expect(items.map(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([
      ['answered'],
      ['busy', 'busy'],
      ['no_answer', 'no_answer', 'no_answer'],
      ['machine', 'machine'],
      ['failed'],
    ]);
    expect((await entriesOf(body.id, '&state=failed')).total).toBe(3);
    expect(await line.call(items[0]?.attempts[0]?.call_id)).toMatchObject({
      ...{ agentId: ours.agentId, toNumber: person(1), status: 'completed' },
      metadata: { batch_id: body.id, purpose: 'your order of Monday', variables: { order_date: 'Monday' } },
    });
    expect(progress.at(-1)).toMatchObject({ status: 'completed', counts: { completed: 2, failed: 3 } });
    for (const { counts } of progress) {
      const { total, ...states } = counts;
      expect(Object.values(states).reduce((sum, entries) => sum + entries)).toBe(total);
      expect(counts.calling).toBeLessThanOrEqual(2);
    }
  });

  it('leaves out who must not be called, is named twice, or has no number', async () => {
    line.are(presses('2'), person(10));
    await line.send('POST', '/api/do-not-call', ours.key, { business_id: ours.businessId, phone_number: person(11) });
    const unwilling = await line.addContact(ours.businessId, person(12), { doNotCall: true });
    const numberless = await line.addContact(ours.businessId, null);
    const ada = await line.addContact(ours.businessId, person(10));
    const { body } = await create({
      entries: [
        { contact_id: ada },
        { phone_number: person(10) },
        { phone_number: person(11) },
        { contact_id: unwilling },
        { phone_number: person(12) },
        { contact_id: numberless },
      ],
    });
    await expect.poll(async () => (await load(body.id)).status, { timeout: 15_000 }).toBe('completed');
    const { items } = await entriesOf(body.id);
    expect(items).toMatchObject([
      { state: 'completed', contact_id: ada, phone_number: person(10), name: 'Ada' },
      { state: 'skipped', reason: 'duplicate' },
      { state: 'skipped', reason: 'do_not_call' },
      { state: 'skipped', reason: 'do_not_call' },
      { state: 'skipped', reason: 'duplicate' },
      { state: 'skipped', reason: 'no_number' },
    ]);
    expect(line.dialled(person(10), person(11), person(12))).toEqual([1, 0, 0]);
  });

  it('keeps to its pace', async () => {
    line.are({ type: 'busy' }, person(20), person(21));
    const { body } = await create({
      delay_seconds: 2,
      retries: { busy: { times: 0 } },
      entries: [{ phone_number: person(20) }, { phone_number: person(21) }],
    });
    await expect.poll(async () => (await load(body.id)).status, { timeout: 15_000 }).toBe('completed');
    const begun = (await line.callsOf(ours.businessId)).filter(({ toNumber }) =>
      [person(20), person(21)].includes(toNumber ?? ''),
    );
    const [first = 0, second = 0] = begun.map(({ startedAt }) => startedAt.getTime()).sort();
    expect(second - first).toBeGreaterThanOrEqual(2000);
  });
});

describe('what a batch is made from', () => {
  it('is the business’s own', async () => {
    const foreign = await line.addContact(theirs.businessId, person(30));
    const entries = [{ phone_number: person(31) }];
    for (const [body, field] of [
      [{ entries: [...entries, { contact_id: foreign }] }, 'entries.1'],
      [{ entries, agent_id: theirs.agentId }, 'agent_id'],
      [{ entries, from: NUMBERS[1] }, 'from'],
    ] as const) {
      const refused = await create(body);
      expect(refused.status).toBe(400);
      expect(problemFields(refused)).toEqual([field]);
    }
    const { body } = await create({ entries, start_at: '2030-01-01T10:00:00Z' });
    expect(body).toMatchObject({ status: 'scheduled', start_at: '2030-01-01T10:00:00.000Z' });
    for (const path of ['', '/entries', '/entries.csv'])
      expect((await line.send('GET', `/api/batches/${body.id}${path}`, theirs.key)).status).toBe(404);
    for (const act of ['pause', 'resume', 'cancel'])
      expect((await line.send('POST', `/api/batches/${body.id}/${act}`, theirs.key)).status).toBe(404);
    const list = await line.send('GET', '/api/batches?status=scheduled', theirs.key);
    expect(list.body).toMatchObject({ total: 0 });
    const canceled = await line.send('POST', `/api/batches/${body.id}/cancel`, ours.key);
    expect(canceled).toMatchObject({ status: 200, body: { status: 'canceled', counts: { canceled: 1 } } });
    expect((await line.send('POST', `/api/batches/${body.id}/resume`, ours.key)).status).toBe(409);
  });

  it('has everything that is to be said', async () => {
    const entries = [
      { phone_number: person(31), variables: { order_date: 'Monday' } },
      { phone_number: person(32), variables: {} },
    ];
    const refused = await create({ purpose: 'your order of {{order_date}}, {{name}}', entries });
    expect(refused.status).toBe(400);
    expect(problemFields(refused)).toEqual(['entries.1']);
  });
});

describe('an estate agent', () => {
  it('has contacts called one after the other, as their document says', async () => {
    const { businessId, key } = await line.addBusiness(NUMBERS[2], { kind: 'real_estate' });
    line.are({ type: 'busy' }, person(40), person(41));
    const contacts = [
      await line.addContact(businessId, person(40)),
      await line.addContact(businessId, person(41)),
      await line.addContact(businessId, null),
    ];
    const asked = { contact_ids: contacts, delay_seconds: 0, ignore_calling_window: true };
    const { status, body } = await line.send('POST', '/agent/calls/batch', key, asked);
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        batch_id: expect.any(String),
        call_count: 2,
        calls: [
          { entry_id: expect.any(String), contact_id: contacts[0], status: 'queued', reason: null },
          { entry_id: expect.any(String), contact_id: contacts[1], status: 'queued', reason: null },
          { entry_id: expect.any(String), contact_id: contacts[2], status: 'skipped', reason: 'no_number' },
        ],
      },
    });
    await expect.poll(() => line.dialled(person(40), person(41)), { timeout: 10_000 }).toEqual([1, 1]);
    const foreign = { contact_ids: [await line.addContact(ours.businessId, person(42))] };
    expect((await line.send('POST', '/agent/calls/batch', key, foreign)).status).toBe(400);
    expect((await line.send('POST', '/agent/calls/batch', ours.key, asked)).status).toBe(404);
  });
});
