import { and, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentRequests, agents, auditLog, phoneNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { type Answer, addMember, type Send, sender } from '../businesses/api-fixture.ts';
import { fillPool, insertEstateAgent } from '../real-estate/real-estate-fixture.ts';

const REQUESTS = '/admin/voice-agent-requests';

let server: TestServer;
let send: Send;
let admin: { userId: string; key: string };

beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  send = sender(server);
  admin = await server.addUser('admin');
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.db.delete(phoneNumbers).where(isNull(phoneNumbers.businessId));
});

async function pendingRequest() {
  const businessId = await insertEstateAgent(server.database.db);
  const owner = await addMember(server, businessId, 'owner');
  const { status, body } = await send('POST', '/agent/voice-agent/request', owner.key);
  expect([status, body.status]).toEqual([201, 'pending']);
  return { businessId, owner: owner.key, id: String(body.request_id) };
}

const decide = (id: string, decision: 'approve' | 'reject'): Promise<Answer> =>
  send('POST', `${REQUESTS}/${id}/${decision}`, admin.key, decision === 'reject' ? { reason: 'Not now.' } : undefined);

const agentsOf = (businessId: string) => server.database.db.$count(agents, eq(agents.businessId, businessId));
const numbersOf = (businessId: string) =>
  server.database.db.$count(phoneNumbers, eq(phoneNumbers.businessId, businessId));

describe('a request for a voice agent', () => {
  it('waits once, is approved with a free number, and the agent takes calls', async () => {
    const [number] = await fillPool(server.database.db, 1);
    const { businessId, owner, id } = await pendingRequest();
    expect((await send('POST', '/agent/voice-agent/request', owner)).status).toBe(409);
    expect((await send('GET', '/agent/voice-agent', owner)).status).toBe(404);
    expect((await send('GET', '/agent/voice-agent/status', owner)).body).toEqual({
      status: 'pending',
      rejection_reason: null,
    });

    const approval = await decide(id, 'approve');
    expect(approval).toMatchObject({ status: 200, body: { phone_number: number, status: 'active' } });
    const agent = (await send('GET', '/agent/voice-agent', owner)).body;
    expect(agent).toMatchObject({
      id: approval.body.voice_agent_id,
      real_estate_agent_id: businessId,
      phone_number: number,
      name: 'Property Assistant',
      system_prompt: null,
      use_default_prompt: true,
      status: 'active',
    });
    expect((await send('GET', `${REQUESTS}/${id}`, admin.key)).body).toMatchObject({
      status: 'approved',
      real_estate_agent_id: businessId,
      reviewed_by: admin.userId,
      rejection_reason: null,
      voice_agent_id: agent.id,
    });
    expect((await send('POST', '/agent/voice-agent/request', owner)).status).toBe(409);
    const audited = await server.database.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(and(eq(auditLog.businessId, businessId), eq(auditLog.subjectType, 'agent_request')));
    expect(audited.map(entry => entry.action)).toEqual(['agent_request.created', 'agent_request.approved']);
  });

  it('without a free number is approved, and the agent starts when it is given one', async () => {
    const { businessId, owner, id } = await pendingRequest();
    const approval = await decide(id, 'approve');
    expect(approval).toMatchObject({ status: 200, body: { phone_number: null, status: 'pending_setup' } });
    expect((await send('POST', '/agent/voice-agent/toggle-status', owner, { status: 'active' })).body.code).toBe(
      'not_ready',
    );
    const agentId = approval.body.voice_agent_id;
    const number = { number: '+15125559001', business_id: businessId, agent_id: agentId };
    expect((await send('POST', '/api/phone-numbers', admin.key, number)).status).toBe(201);
    expect((await send('GET', '/agent/voice-agent', owner)).body).toMatchObject({
      status: 'active',
      phone_number: '+15125559001',
    });
  });

  it('may be made again after it was turned down with a reason', async () => {
    const { owner, id } = await pendingRequest();
    expect((await send('POST', `${REQUESTS}/${id}/reject`, admin.key, { reason: ' ' })).status).toBe(400);
    expect(await decide(id, 'reject')).toMatchObject({ status: 200, body: { status: 'rejected' } });
    expect((await send('GET', '/agent/voice-agent/status', owner)).body).toEqual({
      status: 'rejected',
      rejection_reason: 'Not now.',
    });
    expect((await decide(id, 'approve')).status).toBe(409);
    expect((await send('POST', '/agent/voice-agent/request', owner)).status).toBe(201);
    expect((await send('GET', '/agent/voice-agent/status', owner)).body.status).toBe('pending');
  });

  it('is listed for administrators by status and business, as a bare list', async () => {
    const { businessId, owner, id } = await pendingRequest();
    const list = async (query: string) =>
      (await server.fetch(`${REQUESTS}?${query}`, { key: admin.key })).json() as Promise<{ id: string }[]>;
    expect((await list(`agent_id=${businessId}&status=pending`)).map(entry => entry.id)).toEqual([id]);
    expect(await list(`agent_id=${businessId}&status=approved`)).toEqual([]);
    const first = await server.fetch(`${REQUESTS}?page_size=1`, { key: admin.key });
    expect(Number(first.headers.get('x-total-count'))).toBeGreaterThan(1);
    expect((await send('GET', REQUESTS, owner)).status).toBe(403);
    expect((await send('POST', `${REQUESTS}/${id}/approve`, owner)).status).toBe(403);
  });
});

describe('at the same moment', () => {
  const decisions = fc.array(fc.constantFrom('approve' as const, 'reject' as const), { minLength: 2, maxLength: 4 });

  it('one decision counts: one agent and one number, or none', async () => {
    await fc.assert(
      fc.asyncProperty(decisions, async wanted => {
        await fillPool(server.database.db, 3);
        const { businessId, id } = await pendingRequest();
        const answers = await Promise.all(wanted.map(decision => decide(id, decision)));
        expect(answers.filter(answer => answer.status === 200)).toHaveLength(1);
        expect(answers.filter(answer => answer.status === 409)).toHaveLength(wanted.length - 1);
        const [row] = await server.database.db.select().from(agentRequests).where(eq(agentRequests.id, id));
        const made = row?.status === 'approved' ? 1 : 0;
        expect(wanted[answers.findIndex(answer => answer.status === 200)]).toBe(made ? 'approve' : 'reject');
        expect([await agentsOf(businessId), await numbersOf(businessId)]).toEqual([made, made]);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('many requests share few numbers, each number with one agent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 2, max: 5 }), async (free, wanted) => {
        await server.database.db.delete(phoneNumbers).where(isNull(phoneNumbers.businessId));
        const pool = await fillPool(server.database.db, free);
        const requests = await Promise.all(Array.from({ length: wanted }, pendingRequest));
        const answers = await Promise.all(requests.map(({ id }) => decide(id, 'approve')));
        expect(answers.map(answer => answer.status)).toEqual(Array(wanted).fill(200));
        const given = answers.flatMap(({ body }) => (body.phone_number ? [String(body.phone_number)] : []));
        expect(new Set(given).size).toBe(Math.min(free, wanted));
        expect(given.every(number => pool.includes(number))).toBe(true);
        const waiting = answers.filter(answer => answer.body.status === 'pending_setup');
        expect(waiting).toHaveLength(Math.max(0, wanted - free));
      }),
      { numRuns: 5 },
    );
  }, 60_000);

  it('a business asks many times and has one request', async () => {
    const businessId = await insertEstateAgent(server.database.db);
    const { key } = await addMember(server, businessId, 'owner');
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('POST', '/agent/voice-agent/request', key)));
    expect(answers.map(answer => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
  });
});
