import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, phoneNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { type ApiUser, apiUser, ownerOfNew } from '../agents/agent-api-fixture.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { insertCall } from '../businesses/business-fixture.ts';
import { insertCall as recordCall } from '../telephony/call-records.ts';
import { CallTargets } from '../telephony/call-target.ts';
import { assignFreeNumber } from './assign-free-number.ts';

interface PhoneNumber {
  readonly id: string;
  readonly number: string;
  readonly business_id: string | null;
  readonly agent_id: string | null;
  readonly status: string;
  readonly version: number;
}
interface Problem {
  readonly code: string;
  readonly problems: { field: string; message: string }[];
}

let server: TestServer;
let admin: ApiUser;
beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 100_000, perPrincipal: 100_000 } });
  admin = await apiUser(server);
});
afterAll(() => server.close());

let count = 0;
const freshNumber = () => `+1415555${String(2000 + ++count)}`;

async function businessWithAgents(names: readonly string[]) {
  const made = await ownerOfNew(server);
  const agentIds: string[] = [];
  for (const name of names) {
    const body = { business_id: made.businessId, name, greeting: `This is ${name}`, status: 'active' };
    agentIds.push((await made.owner.send<{ id: string }>('POST', '/agents', body)).body.id);
  }
  return { ...made, agentIds };
}
const inPool = async () => (await admin.send<PhoneNumber>('POST', '/phone-numbers', { number: freshNumber() })).body;
const targets = () => {
  const { db } = server.database;
  return new CallTargets({ db, loadSnapshot: version => loadCallSnapshot(db, version) });
};
const RINGING = '+14155550123';

describe('a number', () => {
  it('is added by a business, listed, and rings at the agent it is given, at once', async () => {
    const { businessId, owner, agentIds } = await businessWithAgents(['Sofia', 'Mia']);
    const [sofia, mia] = agentIds;
    const number = freshNumber();
    const added = await owner.send<PhoneNumber>('POST', '/phone-numbers', { number, business_id: businessId });
    expect([added.status, added.body]).toMatchObject([
      201,
      { number, business_id: businessId, agent_id: null, status: 'unassigned', calls_received: 0 },
    ]);
    const path = `/phone-numbers/${added.body.id}`;
    const ringsAt = targets();
    const answers = async () => (await ringsAt.find(number, RINGING))?.snapshot?.agent.config.greeting ?? null;
    expect(await answers()).toBeNull();
    const assigned = await owner.send('PUT', path, { agent_id: sofia });
    expect(assigned.body).toMatchObject({ agent_id: sofia, assigned_agent_id: sofia, status: 'active' });
    expect(await answers()).toBe('This is Sofia');
    await owner.send('PUT', path, { assigned_agent_id: mia });
    expect(await answers()).toBe('This is Mia');
    expect((await owner.send('PUT', path, { status: 'inactive' })).body).toMatchObject({ is_active: false });
    expect(await answers()).toBeNull();
    await owner.send('PUT', path, { status: 'active' });
    expect(await answers()).toBe('This is Mia');
    expect((await owner.send('PUT', path, { agent_id: null })).body).toMatchObject({ status: 'unassigned' });
    expect(await answers()).toBeNull();
    const list = await owner.send<{ items: PhoneNumber[]; total: number }>('GET', '/phone-numbers?status=unassigned');
    expect(list.body.items.map(item => item.number)).toEqual([number]);
    expect((await owner.send('GET', path)).body).toMatchObject({ number, agent_name: null });
  });

  it('is E.164, and says so; no two are the same', async () => {
    const { businessId, owner } = await ownerOfNew(server);
    for (const number of ['415-555-0123', '+0123456789', '+1', '', '+1415555012345678', 'sip:ada@example.com']) {
      const answer = await owner.send<Problem>('POST', '/phone-numbers', { number, business_id: businessId });
      expect([answer.status, answer.body.problems]).toMatchObject([
        400,
        [{ field: 'number', message: expect.stringContaining('international form') }],
      ]);
    }
    const body = { number: freshNumber(), business_id: businessId };
    expect((await owner.send('POST', '/phone-numbers', body)).status).toBe(201);
    const twice = await owner.send<Problem>('POST', '/phone-numbers', body);
    expect([twice.status, twice.body.code]).toEqual([409, 'conflict']);
  });

  it('at Retell is added by administrators only', async () => {
    const { businessId, owner } = await businessWithAgents([]);
    const body = { number: freshNumber(), business_id: businessId, carrier: 'retell' };
    expect((await owner.send<Problem>('POST', '/phone-numbers', body)).status).toBe(403);
    expect((await admin.send<PhoneNumber>('POST', '/phone-numbers', body)).status).toBe(201);
  });

  it('goes only to an agent of its business that is there', async () => {
    const mine = await businessWithAgents(['Sofia']);
    const theirs = await businessWithAgents(['Spy']);
    const { body } = await mine.owner.send<PhoneNumber>('POST', '/phone-numbers', {
      number: freshNumber(),
      business_id: mine.businessId,
    });
    const path = `/phone-numbers/${body.id}`;
    const put = async (user: ApiUser, changes: object) => {
      const answer = await user.send<Problem>('PUT', path, changes);
      return [answer.status, answer.body.problems?.[0]?.field];
    };
    expect(await put(mine.owner, { agent_id: theirs.agentIds[0] })).toEqual([400, 'agent_id']);
    expect(await put(mine.owner, { status: 'active' })).toEqual([400, 'status']);
    expect(await put(theirs.owner, { agent_id: theirs.agentIds[0] })).toEqual([404, undefined]);
    expect(await put(mine.owner, { business_id: theirs.businessId })).toEqual([403, undefined]);
    await mine.owner.send('DELETE', `/agents/${mine.agentIds[0]}`);
    expect(await put(mine.owner, { agent_id: mine.agentIds[0] })).toEqual([400, 'agent_id']);
    expect((await theirs.owner.send('DELETE', path)).status).toBe(404);
    const staff = await apiUser(server, { businessId: mine.businessId, role: 'staff' });
    expect((await staff.send('GET', path)).status).toBe(403);
  });
});

describe('the calls a number received', () => {
  it('are those that came in, once each', async () => {
    const { db } = server.database;
    const { businessId, owner } = await ownerOfNew(server);
    const number = freshNumber();
    const added = await owner.send<PhoneNumber>('POST', '/phone-numbers', { number, business_id: businessId });
    const { id } = added.body;
    const record = (direction: 'inbound' | 'outbound', callSid: string) =>
      recordCall(db, {
        id: randomUUID(),
        ...{ businessId, direction, callSid },
        phoneNumberId: id,
        fromNumber: direction === 'inbound' ? '+12125550123' : number,
        toNumber: direction === 'inbound' ? number : '+12125550123',
      });
    await Promise.all([record('inbound', 'CA-in'), record('inbound', 'CA-in'), record('outbound', 'CA-out')]);
    await record('inbound', 'CA-in-2');
    expect((await owner.send('GET', `/phone-numbers/${id}`)).body).toMatchObject({ calls_received: 2 });
  });
});

describe('the pool', () => {
  it('is for administrators, who give its numbers out and take them back', async () => {
    const { businessId, owner, agentIds } = await businessWithAgents(['Sofia']);
    expect((await owner.send('POST', '/phone-numbers', { number: freshNumber() })).status).toBe(403);
    const number = await inPool();
    const path = `/phone-numbers/${number.id}`;
    expect((await owner.send('GET', path)).status).toBe(404);
    const pool = await admin.send<{ items: PhoneNumber[] }>('GET', '/phone-numbers?pool=true&page_size=100');
    expect(pool.body.items.map(item => item.id)).toContain(number.id);
    expect(pool.body.items.every(item => item.business_id === null)).toBe(true);
    expect((await admin.send('PUT', path, { agent_id: agentIds[0] })).status).toBe(400);
    const given = await admin.send('PUT', path, { business_id: businessId, agent_id: agentIds[0] });
    expect(given.body).toMatchObject({ business_id: businessId, agent_id: agentIds[0], status: 'active' });
    expect((await owner.send('GET', path)).status).toBe(200);
    expect((await owner.send('DELETE', path)).status).toBe(204);
    expect((await owner.send('GET', path)).status).toBe(404);
    expect((await admin.send('GET', path)).body).toMatchObject({ business_id: null, status: 'unassigned' });
    expect((await admin.send('DELETE', path)).status).toBe(204);
    expect((await admin.send('GET', path)).status).toBe(404);
  });

  it('gives two who ask at once two numbers, and nobody a third when there are two, or one that is answered elsewhere', async () => {
    const { db } = server.database;
    await db.delete(phoneNumbers).where(eq(phoneNumbers.status, 'unassigned'));
    const { businessId, agentIds } = await businessWithAgents(['Sofia']);
    const agentId = agentIds[0] ?? '';
    const elsewhere = await inPool();
    await db.update(phoneNumbers).set({ carrier: 'retell' }).where(eq(phoneNumbers.id, elsewhere.id));
    const free = [await inPool(), await inPool()].map(entry => entry.number);
    const take = () =>
      db.transaction(transaction => assignFreeNumber(transaction, { businessId, agentId, actor: { type: 'system' } }));
    const taken = (await Promise.all([take(), take(), take()])).map(entry => entry?.number);
    expect(taken.filter(entry => entry !== undefined).sort()).toEqual(free.sort());
  });
});

describe('a number that moves', () => {
  it('leaves its past calls where they were', async () => {
    const { db } = server.database;
    const before = await businessWithAgents(['Sofia']);
    const after = await businessWithAgents(['Mia']);
    const number = await inPool();
    const path = `/phone-numbers/${number.id}`;
    await admin.send('PUT', path, { business_id: before.businessId, agent_id: before.agentIds[0] });
    const callId = await insertCall(db, before.businessId, {
      agentId: before.agentIds[0],
      phoneNumberId: number.id,
      toNumber: number.number,
      status: 'completed',
    });
    await db.update(phoneNumbers).set({ callsReceived: 1 }).where(eq(phoneNumbers.id, number.id));
    const moved = await admin.send('PUT', path, { business_id: after.businessId, agent_id: after.agentIds[0] });
    expect(moved.body).toMatchObject({ business_id: after.businessId, calls_received: 1 });
    const [call] = await db.select().from(calls).where(eq(calls.id, callId));
    expect(call).toMatchObject({
      businessId: before.businessId,
      agentId: before.agentIds[0],
      phoneNumberId: number.id,
    });
    expect((await before.owner.send('GET', `/calls/${callId}`)).status).toBe(200);
    expect((await after.owner.send('GET', `/calls/${callId}`)).status).toBe(404);
    expect((await before.owner.send('GET', path)).status).toBe(404);
    const target = await targets().find(number.number, RINGING);
    expect(target?.business.id).toBe(after.businessId);
  });
});

describe('whoever assigns a number at the same time as others', () => {
  it('leaves it at exactly one agent, of the business it is in', async () => {
    const [one, two] = [await businessWithAgents(['A', 'B']), await businessWithAgents(['C'])];
    const businessOf = new Map([one, two].flatMap(made => made.agentIds.map(id => [id, made.businessId] as const)));
    const choice = fc.constantFrom(...businessOf.keys());
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { minLength: 2, maxLength: 6 }), fc.boolean(), async (chosen, isBased) => {
        const number = await inPool();
        const answers = await Promise.all(
          chosen.map(agentId =>
            admin.send<PhoneNumber>('PUT', `/phone-numbers/${number.id}`, {
              agent_id: agentId,
              business_id: businessOf.get(agentId),
              ...(isBased && { version: number.version }),
            }),
          ),
        );
        const done = answers.filter(({ status }) => status === 200);
        // Who names the version they read is told when somebody else was first.
        expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 412)).toBe(true);
        expect(done.length).toBe(isBased ? 1 : chosen.length);
        const rows = await server.database.db.select().from(phoneNumbers).where(eq(phoneNumbers.number, number.number));
        expect(rows).toHaveLength(1);
        const [row] = rows;
        expect(done.map(({ body }) => body.agent_id)).toContain(row?.agentId);
        expect(row).toMatchObject({ status: 'active', businessId: businessOf.get(row?.agentId ?? '') });
        expect(row?.version).toBe(1 + done.length);
        const target = await targets().find(number.number, RINGING);
        expect(target?.snapshot?.agent.id).toBe(row?.agentId);
      }),
      { numRuns: 15 },
    );
  });
});
