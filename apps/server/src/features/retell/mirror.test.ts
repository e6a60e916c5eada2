import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentCounterparts, agents, auditLog, businesses } from '../../db/schema/index.ts';
import { publishAgent } from '../agents/publish-agent.ts';
import { type RetellServer, startRetellServer } from './retell-fixture.ts';

let server: RetellServer;
beforeAll(async () => {
  server = await startRetellServer();
});
afterAll(() => server.close());

const writes = () => server.retell.requests.filter(({ request }) => !request.startsWith('GET')).map(one => one.request);
const actionsOf = async (agentId: string) =>
  (
    await server.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.subjectId, agentId))
      .orderBy(desc(auditLog.id))
  ).map(({ action }) => action);

it('makes a published agent at Retell, with what it knows and may do', async () => {
  const { agentId, businessId, retellAgentId, llmId } = await server.open('+12125550101');
  expect(server.retell.agents.get(retellAgentId)).toMatchObject({
    agent_name: 'Test Kitchen: Robin',
    response_engine: { type: 'retell-llm', llm_id: llmId },
    voice_id: '11labs-Adrian',
    language: 'en-US',
    timezone: 'America/New_York',
    webhook_url: `${server.url}/webhooks/retell`,
  });
  const llm = server.retell.llms.get(llmId);
  expect(llm).toMatchObject({
    begin_message: 'Hello, this is Test Kitchen.',
    general_tools: [
      { type: 'end_call' },
      { type: 'custom', name: 'forward_call' },
      { type: 'custom', name: 'take_message', url: `${server.url}/webhooks/retell/tools/${agentId}/take_message` },
      { type: 'transfer_call', transfer_destination: { type: 'predefined', number: '+14155550199' } },
    ],
  });
  expect(llm?.general_prompt).toContain('1 Test Street');
  expect(llm?.general_prompt).toContain('{{caller_number}}');
  expect(await actionsOf(agentId)).toContain('agent.counterpart_set');
  const [counterpart] = await server.db.select().from(agentCounterparts).where(eq(agentCounterparts.agentId, agentId));
  expect(counterpart).toMatchObject({ businessId, provider: 'retell', outsideId: retellAgentId, problem: null });
  const before = writes().length;
  await server.keepInStep();
  expect(writes()).toHaveLength(before);
});

it('tells Retell of a new version, and of what changed in the business', async () => {
  const { agentId, businessId, config, retellAgentId, llmId } = await server.open('+12125550102');
  await publishAgent(server.db, { businessId, agentId, config: { ...config, greeting: 'Hi!' }, publishedBy: null });
  await server.db.update(businesses).set({ address: '2 New Street' }).where(eq(businesses.id, businessId));
  await server.keepInStep();
  expect(server.retell.llms.get(llmId)).toMatchObject({ begin_message: 'Hi!' });
  expect(server.retell.llms.get(llmId)?.general_prompt).toContain('2 New Street');
  expect(server.retell.agents.has(retellAgentId)).toBe(true);
});

it('tries again after a failure, makes nothing twice, and says what is wrong', async () => {
  server.retell.fail({ type: 'refuse', on: 'POST /create-agent', status: 402 });
  const { agentId } = await server.open('+12125550103');
  const counterpart = async () =>
    (await server.db.select().from(agentCounterparts).where(eq(agentCounterparts.agentId, agentId)))[0];
  expect(await counterpart()).toMatchObject({
    outsideId: null,
    problem: 'The Retell account has no credit left, or its trial is over.',
  });
  expect(await actionsOf(agentId)).toContain('agent.counterpart_failed');
  const llms = server.retell.llms.size;
  await server.keepInStep();
  expect(await counterpart()).toMatchObject({ outsideId: expect.stringMatching(/^agent_/), problem: null });
  expect(server.retell.llms.size).toBe(llms);
});

it('goes back to what Retell took, all of it, after something that it refused', async () => {
  const { agentId, businessId, config, llmId } = await server.open('+12125550106');
  const refused = { ...config, greeting: 'Hey!', hosted: { ...config.hosted, settings: { voiceId: 'nobody' } } };
  const problem = async () =>
    (await server.db.select().from(agentCounterparts).where(eq(agentCounterparts.agentId, agentId)))[0]?.problem;
  await publishAgent(server.db, { businessId, agentId, config: refused, publishedBy: null });
  await server.keepInStep();
  expect(await problem()).not.toBeNull();
  await publishAgent(server.db, { businessId, agentId, config, publishedBy: null });
  await server.keepInStep();
  expect(await problem()).toBeNull();
  expect(server.retell.llms.get(llmId)).toMatchObject({ begin_message: 'Hello, this is Test Kitchen.' });
});

it('makes again what somebody deleted at Retell, once there is something to tell', async () => {
  const { agentId, businessId, config, retellAgentId, llmId } = await server.open('+12125550104');
  await fetch(`${server.retell.baseUrl}/delete-agent/${retellAgentId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${server.retell.apiKey}` },
  });
  await publishAgent(server.db, { businessId, agentId, config: { ...config, greeting: 'Hey!' }, publishedBy: null });
  await server.keepInStep();
  const [agent] = await server.db.select().from(agents).where(eq(agents.id, agentId));
  expect(agent?.retellAgentId).not.toBe(retellAgentId);
  expect(agent?.retellLlmId).toBe(llmId);
  expect(server.retell.agents.has(agent?.retellAgentId ?? '')).toBe(true);
});

it('leaves an agent alone that somebody linked, and deletes what it made once the agent is deleted', async () => {
  const { agentId, retellAgentId, llmId } = await server.open('+12125550105');
  await server.db.update(agents).set({ retellAgentId: 'agent_of_theirs' }).where(eq(agents.id, agentId));
  const before = writes().length;
  await server.keepInStep();
  expect(writes()).toHaveLength(before);
  const gone = { status: 'inactive', deletedAt: new Date(), retellAgentId: null, retellLlmId: null } as const;
  await server.db.update(agents).set(gone).where(eq(agents.id, agentId));
  await server.keepInStep();
  expect([server.retell.agents.has(retellAgentId), server.retell.llms.has(llmId)]).toEqual([false, false]);
  expect(await server.db.select().from(agentCounterparts).where(eq(agentCounterparts.agentId, agentId))).toEqual([]);
});
