import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentCounterparts, agents, auditLog, phoneNumbers } from '../../db/schema/index.ts';
import { type RetellServer, startRetellServer } from './retell-fixture.ts';

let server: RetellServer;
beforeAll(async () => {
  server = await startRetellServer();
});
afterAll(() => server.close());

const boundTo = (id: string | null) => {
  const agents = id === null ? null : [{ agent_id: id, weight: 1 }];
  return { inbound_agents: agents, outbound_agents: agents };
};
const asked = () => server.retell.requests.filter(({ request }) => request.includes('-phone-number')).length;
const assign = (number: string, to: { agentId: string; businessId: string } | null) =>
  server.db
    .update(phoneNumbers)
    .set(
      to
        ? { agentId: to.agentId, businessId: to.businessId, status: 'active' }
        : { agentId: null, businessId: null, status: 'unassigned' },
    )
    .where(eq(phoneNumbers.number, number));
const problemOf = async (agentId: string) =>
  (await server.db.select().from(agentCounterparts).where(eq(agentCounterparts.agentId, agentId)))[0]?.problem;

/** An agent on our own line, and a number of its own at Retell. */
async function open(ours: string, number: string) {
  const opened = await server.open(ours);
  server.retell.addNumber(number);
  const { agentId, businessId } = opened;
  await server.db.insert(phoneNumbers).values({ number, agentId, businessId, status: 'active', carrier: 'retell' });
  await server.keepInStep();
  return opened;
}

it('binds a number to its agent, both ways and once, and lets go of it', async () => {
  const { retellAgentId } = await open('+12125550101', '+13125550101');
  expect(server.retell.numbers.get('+13125550101')).toMatchObject(boundTo(retellAgentId));
  const before = asked();
  await server.keepInStep();
  expect(asked()).toBe(before);
  await assign('+13125550101', null);
  await server.keepInStep();
  expect(server.retell.numbers.get('+13125550101')).toMatchObject(boundTo(null));
});

it('binds a number to the agent it passes to, whichever of them comes first', async () => {
  const first = await open('+12125550102', '+13125550102');
  const second = await server.open('+12125550103');
  for (const next of [second, first, second]) {
    await assign('+13125550102', next);
    await server.keepInStep();
    expect(server.retell.numbers.get('+13125550102')).toMatchObject(boundTo(next.retellAgentId));
    await server.keepInStep();
    expect(server.retell.numbers.get('+13125550102')).toMatchObject(boundTo(next.retellAgentId));
  }
});

it('lets go of the numbers of an agent that is deleted, paused or no longer at Retell', async () => {
  const { agentId, retellAgentId } = await open('+12125550104', '+13125550104');
  const now = () => server.retell.numbers.get('+13125550104');
  for (const change of [{ engine: 'pipeline' }, { status: 'inactive' }] as const) {
    await server.db.update(agents).set(change).where(eq(agents.id, agentId));
    await server.keepInStep();
    expect(now()).toMatchObject(boundTo(null));
    await server.db.update(agents).set({ engine: 'retell', status: 'active' }).where(eq(agents.id, agentId));
    await server.keepInStep();
    expect(now()).toMatchObject(boundTo(retellAgentId));
  }
  await assign('+13125550104', null);
  const gone = { status: 'inactive', deletedAt: new Date(), retellAgentId: null, retellLlmId: null } as const;
  await server.db.update(agents).set(gone).where(eq(agents.id, agentId));
  await server.keepInStep();
  expect(now()).toMatchObject(boundTo(null));
  expect(server.retell.agents.has(retellAgentId)).toBe(false);
});

it('names a number that Retell does not know, binds the others, and binds it once it is there', async () => {
  const opened = await open('+12125550105', '+13125550105');
  const { agentId, businessId, retellAgentId } = opened;
  const number = '+13125550100';
  await server.db.insert(phoneNumbers).values({ number, agentId, businessId, status: 'active', carrier: 'retell' });
  server.retell.addNumber('+13125550106');
  const other = { ...{ number: '+13125550106', agentId, businessId }, status: 'active', carrier: 'retell' } as const;
  await server.db.insert(phoneNumbers).values(other);
  await server.keepInStep();
  await server.keepInStep();
  expect(await problemOf(agentId)).toContain(`does not have the number ${number}`);
  expect(server.retell.numbers.get(other.number)).toMatchObject(boundTo(retellAgentId));
  const failed = and(eq(auditLog.subjectId, agentId), like(auditLog.action, '%counterpart_failed'));
  expect(await server.db.select().from(auditLog).where(failed)).toHaveLength(1);
  server.retell.addNumber(number);
  await server.keepInStep();
  expect(await problemOf(agentId)).toBeNull();
  expect(server.retell.numbers.get(number)).toMatchObject(boundTo(retellAgentId));
});

it('tries again when Retell was away, and leaves alone what somebody else has bound meanwhile', async () => {
  server.retell.fail({ type: 'refuse', on: 'PATCH /update-phone-number', status: 503 });
  const { agentId, retellAgentId } = await open('+12125550107', '+13125550107');
  expect(await problemOf(agentId)).toContain('503');
  await server.keepInStep();
  expect(await problemOf(agentId)).toBeNull();
  expect(server.retell.numbers.get('+13125550107')).toMatchObject(boundTo(retellAgentId));
  const { retellAgentId: theirs } = await server.open('+12125550108');
  await fetch(`${server.retell.baseUrl}/update-phone-number/%2B13125550107`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${server.retell.apiKey}` },
    body: JSON.stringify(boundTo(theirs)),
  });
  await assign('+13125550107', null);
  await server.keepInStep();
  expect(server.retell.numbers.get('+13125550107')).toMatchObject(boundTo(theirs));
});
