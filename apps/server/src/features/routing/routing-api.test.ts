import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, contactNumbers, contacts, phoneNumbers, routingRules } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from '../businesses/api-fixture.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { insertAnsweringBusiness } from '../telephony/telephony-fixture.ts';

const CALLER = '+14155550123';
const PERSON = '+14155550199';

let server: TestServer;
let send: Send;
let businessId: string;
let agentId: string;
let number: string;
let owner: string;
let count = 0;

beforeAll(async () => {
  server = await openTestServer();
  send = sender(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  number = `+1212555${String(++count).padStart(4, '0')}`;
  ({ businessId, agentId } = await insertAnsweringBusiness(server.database.db, number));
  owner = (await addMember(server, businessId, 'owner')).key;
});

type Json = Record<string, unknown>;
const REJECT = { type: 'reject' };
const add = (more: Json, key = owner) =>
  send('POST', '/api/routing-rules', key, { business_id: businessId, name: 'A rule', ...more });
const names = async (query = '') => {
  const { body } = await send('GET', `/api/routing-rules?business_id=${businessId}${query}`, owner);
  return (body.items as { name: string }[]).map(one => one.name);
};
const ALL: [string, Json][] = [
  ['menu', { outcome: { type: 'menu', prompt: 'Press 1.', options: [{ key: '1', outcome: { type: 'agent' } }] } }],
  ['vip', { when: { callers: { contact_tags: ['VIP'] } }, outcome: { type: 'forward', to: PERSON } }],
  ['limit', { when: { simultaneous_calls: 3 }, outcome: { type: 'voicemail' } }],
  ['hours', { when: { hours: { type: 'closed' } }, outcome: { type: 'voicemail', greeting: 'We are closed.' } }],
  ['blocked', { when: { callers: { numbers: ['+1900*'], is_withheld: true } }, outcome: REJECT }],
];
async function addAll() {
  for (const [name, rule] of ALL) expect((await add({ name, ...rule })).status).toBe(201);
}

describe('rules of a business', () => {
  it('go where rules of their sort belong, whatever the order in which they are made', async () => {
    await addAll();
    expect(await names()).toEqual(['blocked', 'hours', 'limit', 'vip', 'menu']);
    const rows = await server.database.db.select().from(routingRules).where(eq(routingRules.businessId, businessId));
    const placed = rows.map(({ name, place, position }) => `${name} ${place} ${position}`).toSorted();
    expect(placed).toEqual(['blocked before 1', 'hours before 2', 'limit before 3', 'menu after 2', 'vip after 1']);
  });

  it('are shown as they were made, with what was left out', async () => {
    const { status, body, etag } = await add({ name: 'vip', ...ALL[1]?.[1] });
    expect([status, etag]).toEqual([201, '"1"']);
    expect(body).toMatchObject({
      business_id: businessId,
      phone_number_id: null,
      is_enabled: true,
      ...{ place: 'after', position: 1 },
      when: { callers: { numbers: [], is_withheld: false, contact_tags: ['VIP'] } },
      outcome: { type: 'forward', to: PERSON, ring_seconds: 30, when_unanswered: null },
    });
    expect((await send('GET', `/api/routing-rules/${body.id}`, owner)).body).toEqual(body);
  });

  it('stand where they are put', async () => {
    await addAll();
    await add({ name: 'vip first', ...ALL[1]?.[1], place: 'before', position: 1 });
    expect(await names()).toEqual(['vip first', 'blocked', 'hours', 'limit', 'vip', 'menu']);
    const [row] = await server.database.db.select().from(routingRules).where(eq(routingRules.name, 'vip first'));
    const moved = await send('PUT', `/api/routing-rules/${row?.id}`, owner, {
      place: 'after',
      position: 99,
      version: 1,
    });
    expect(moved).toMatchObject({ status: 200, etag: '"2"', body: { place: 'after', position: 3 } });
    expect(await names()).toEqual(['blocked', 'hours', 'limit', 'vip', 'menu', 'vip first']);
    expect((await send('DELETE', `/api/routing-rules/${row?.id}`, owner)).status).toBe(204);
    expect(await names()).toEqual(['blocked', 'hours', 'limit', 'vip', 'menu']);
  });

  it('are put in order all at once, or not at all', async () => {
    await addAll();
    const { body } = await send('GET', `/api/routing-rules?business_id=${businessId}`, owner);
    const ids = Object.fromEntries((body.items as { id: string; name: string }[]).map(one => [one.name, one.id]));
    const reorder = (before: unknown[], after: unknown[]) =>
      send('POST', '/api/routing-rules/reorder', owner, { business_id: businessId, before, after });
    const done = await reorder([ids.vip, ids.blocked], [ids.menu, ids.limit, ids.hours]);
    expect(done.status).toBe(200);
    const items = done.body.items as { name: string; place: string; business_id: string }[];
    expect(items.map(({ name, place }) => `${name} ${place}`).slice(0, 3)).toEqual([
      'vip before',
      'blocked before',
      'menu after',
    ]);
    expect(items[0]?.business_id).toBe(businessId);
    expect(await names()).toEqual(['vip', 'blocked', 'menu', 'limit', 'hours']);
    // Somebody else added one; one is named twice.
    expect((await reorder([ids.vip, ids.blocked], [ids.menu])).status).toBe(409);
    expect((await reorder([ids.vip, ids.blocked, ids.vip], [ids.menu, ids.limit])).status).toBe(409);
    expect(await names()).toEqual(['vip', 'blocked', 'menu', 'limit', 'hours']);
  });

  it('that two people make at once both find a place', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) => add({ name: `r${index}`, outcome: REJECT })),
    );
    expect(made.map(one => one.status)).toEqual(Array(8).fill(201));
    const rows = await server.database.db.select().from(routingRules).where(eq(routingRules.businessId, businessId));
    expect(rows.map(row => row.position).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('change on the version that was read, and each change is in the audit log', async () => {
    const { id } = (await add({ outcome: REJECT })).body;
    const path = `/api/routing-rules/${id}`;
    expect((await send('PUT', path, owner, { is_enabled: false })).status).toBe(428);
    const changed = await send('PUT', path, owner, { is_enabled: false }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { is_enabled: false, name: 'A rule', version: 2 } });
    expect((await send('PUT', path, owner, { name: 'late', version: 1 })).status).toBe(412);
    await send('DELETE', path, owner);
    expect((await send('GET', path, owner)).status).toBe(404);
    const log = await server.database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(id)));
    expect(log.map(entry => entry.action).toSorted()).toEqual([
      'routing_rule.changed',
      'routing_rule.created',
      'routing_rule.deleted',
    ]);
    expect(log.find(entry => entry.action === 'routing_rule.changed')).toMatchObject({
      before: { isEnabled: true },
      after: { isEnabled: false },
    });
  });

  it('for one number are listed with those for all', async () => {
    const [row] = await server.database.db.select().from(phoneNumbers).where(eq(phoneNumbers.number, number));
    await server.database.db.insert(phoneNumbers).values({ number: `${number}1`, businessId });
    await add({ name: 'for one', phone_number_id: row?.id, outcome: REJECT });
    await add({ name: 'for all', outcome: REJECT });
    expect(await names(`&phone_number_id=${row?.id}`)).toEqual(['for one', 'for all']);
    const [other] = await server.database.db
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.number, `${number}1`));
    expect(await names(`&phone_number_id=${other?.id}`)).toEqual(['for all']);
  });

  it('are the owner’s and manager’s to read and change, not the staff’s, nor a stranger’s', async () => {
    const { id } = (await add({ outcome: REJECT })).body;
    const [manager, staff] = await Promise.all(
      (['manager', 'staff'] as const).map(async role => (await addMember(server, businessId, role)).key),
    );
    expect((await add({ outcome: REJECT }, manager)).status).toBe(201);
    expect((await add({ outcome: REJECT }, staff)).status).toBe(403);
    const other = await addMember(server, await insertBusiness(server.database.db), 'owner');
    expect((await send('GET', `/api/routing-rules/${id}`, other.key)).status).toBe(404);
    expect((await add({ outcome: REJECT }, other.key)).status).toBe(404);
  });
});

describe('a rule is refused', () => {
  const problems = async (rule: Json) => {
    const answer = await add(rule);
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    return problemFields(answer);
  };

  it('when it would send calls round in circles, also from deep inside a menu', async () => {
    expect(await problems({ outcome: { type: 'forward', to: number } })).toEqual(['outcome.to']);
    const options = [
      { key: '1', outcome: { type: 'agent' } },
      {
        key: '2',
        outcome: {
          type: 'menu',
          prompt: 'Press 0.',
          options: [{ key: '0', outcome: { type: 'forward', to: number } }],
        },
      },
    ];
    expect(await problems({ outcome: { type: 'menu', prompt: 'Press.', options } })).toEqual([
      'outcome.options.1.outcome.options.0.outcome.to',
    ]);
  });

  it('when it names an agent or a number that is not the business’s', async () => {
    const { agentId: foreign } = await insertAnsweringBusiness(server.database.db, `${number}9`);
    const [theirs] = await server.database.db
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.number, `${number}9`));
    expect(await problems({ outcome: { type: 'agent', agent_id: foreign } })).toEqual(['outcome.agent_id']);
    const outcome = { type: 'forward', to: PERSON, when_unanswered: { type: 'agent', agent_id: foreign } };
    expect(await problems({ outcome, phone_number_id: theirs?.id })).toEqual([
      'phone_number_id',
      'outcome.when_unanswered.agent_id',
    ]);
    expect((await add({ outcome: { type: 'agent', agent_id: agentId } })).status).toBe(201);
  });

  it('when its menu has a key twice, or leads nowhere, or its conditions say nothing', async () => {
    const menu = (options: Json[]) => ({ outcome: { type: 'menu', prompt: 'Press.', options } });
    const agent = { type: 'agent' };
    expect(
      await problems(
        menu([
          { key: '1', outcome: agent },
          { key: '1', outcome: agent },
        ]),
      ),
    ).toEqual(['outcome.options.1.key']);
    expect(await problems(menu([{ key: '1', outcome: { type: 'repeat' } }]))).toEqual(['outcome.options']);
    expect(await problems({ when: { callers: {} }, outcome: REJECT })).toEqual(['when.callers']);
    const monday = [
      { opens: '09:00', closes: '12:00' },
      { opens: '11:00', closes: '13:00' },
    ];
    expect(await problems({ when: { hours: { type: 'weekly', weekly: { monday } } }, outcome: REJECT })).toEqual([
      'when.hours.weekly.monday.1',
    ]);
  });

  it('when its form is wrong', async () => {
    for (const rule of [
      { outcome: { type: 'teleport' } },
      { outcome: { type: 'forward', to: '0151' } },
      { outcome: { type: 'voicemail', max_seconds: 4000 } },
      { when: { callers: { numbers: ['+1900**'] } }, outcome: REJECT },
      { when: { weather: 'rain' }, outcome: REJECT },
      { outcome: { type: 'menu', prompt: 'Press.', options: [{ key: '12', outcome: { type: 'agent' } }] } },
    ])
      expect((await add(rule)).status, JSON.stringify(rule)).toBe(400);
  });
});

describe('trying it out', () => {
  const attempt = async (more: Json = {}) =>
    (await send('POST', '/api/routing-rules/try', owner, { business_id: businessId, number, from: CALLER, ...more }))
      .body;

  it('tells which rule wins and what would happen, and makes no call', async () => {
    await addAll();
    const open = '2026-06-03T22:30:00.000Z';
    expect(await attempt({ at: '2026-06-03T14:00:00.000Z' })).toMatchObject({
      ...{ decided_by: 'rule', reason: 'closed', is_open: false, agent: null },
      rule: { name: 'hours' },
      outcome: { type: 'voicemail', greeting: 'We are closed.' },
    });
    expect(await attempt({ at: open, from: null })).toMatchObject({ rule: { name: 'blocked' }, reason: 'blocked' });
    expect(await attempt({ at: open, simultaneous_calls: 3 })).toMatchObject({
      rule: { name: 'limit' },
      reason: 'busy',
    });
    expect(await attempt({ at: open })).toMatchObject({ rule: { name: 'menu' }, is_open: true });
    const { db } = server.database;
    const [vip] = await db
      .insert(contacts)
      .values({ businessId, name: 'Anna', tags: ['vip'] })
      .returning();
    await db.insert(contactNumbers).values({ businessId, phoneNumber: CALLER, contactId: vip?.id ?? '' });
    expect(await attempt({ at: open })).toMatchObject({ rule: { name: 'vip' }, contact_tags: ['vip'] });
  });

  it('counts the calls there are, and knows who would answer', async () => {
    await insertCall(server.database.db, businessId);
    expect(await attempt()).toMatchObject({
      ...{ decided_by: 'agent', reason: null, rule: null, simultaneous_calls: 1, calls_last_hour: 1 },
      outcome: { type: 'agent', agent_id: null },
      agent: { id: agentId, name: 'Robin' },
    });
    await server.database.db.update(phoneNumbers).set({ status: 'inactive' }).where(eq(phoneNumbers.number, number));
    expect(await attempt()).toMatchObject({ decided_by: 'settings', reason: 'inactive', agent: null });
  });

  it('knows only the business’s numbers', async () => {
    const answer = await send('POST', '/api/routing-rules/try', owner, {
      business_id: businessId,
      number: '+12125559999',
    });
    expect([answer.status, problemFields(answer)]).toEqual([400, ['number']]);
  });
});
