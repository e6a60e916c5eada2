import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, phoneNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { insertCall } from '../businesses/business-fixture.ts';
import { CallTargets } from '../telephony/call-target.ts';
import { type ApiUser, apiUser, ownerOfNew } from './agent-api-fixture.ts';
import { loadCallSnapshot } from './load-call-snapshot.ts';

interface Agent {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly published_version: number | null;
  readonly has_unpublished_changes: boolean;
  readonly greeting: string;
  readonly call_flow: { nodes: { id: string; text?: string; on_failure?: string }[] };
  readonly stats: object;
}
interface Problem {
  readonly code: string;
  readonly problems: { field: string; message: string }[];
}

const RINGING = '+14155550123';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

async function newAgent(more: object = {}) {
  const { businessId, owner } = await ownerOfNew(server);
  const { status, body } = await owner.send<Agent>('POST', '/agents', {
    business_id: businessId,
    name: 'Sofia',
    ...more,
  });
  expect(status).toBe(201);
  return { businessId, owner, agent: body, path: `/agents/${body.id}` };
}
const read = async (user: ApiUser, path: string) => (await user.send<Agent>('GET', path)).body;

describe('an agent', () => {
  it('has every field of the documents, and keeps what is said about it', async () => {
    const { owner, path } = await newAgent({
      description: 'Answers the phone',
      voice: 'af_heart',
      language: 'en-GB',
      model: 'gpt-4o',
      system_prompt: 'You are {{agent.name}} of {{business.name}}.',
      settings: { temperature: 0.4, max_tokens: 300, tts_speed: 1.2 },
      llm: { s2s_model: 'gpt-4o-realtime', high_priority: true },
      elevenlabs_agent_id: 'el_1',
      retell_agent_id: 'rt_1',
      retell_llm_id: 'llm_1',
    });
    expect(await read(owner, path)).toMatchObject({
      name: 'Sofia',
      description: 'Answers the phone',
      engine: 'pipeline',
      status: 'draft',
      is_active: false,
      voice: 'af_heart',
      voice_id: 'af_heart',
      language: 'en-GB',
      model: 'gpt-4o',
      use_default_prompt: false,
      system_prompt: 'You are {{agent.name}} of {{business.name}}.',
      settings: { temperature: 0.4, max_tokens: 300, tts_speed: 1.2 },
      llm: {
        model: 'gpt-4o',
        s2s_model: 'gpt-4o-realtime',
        temperature: 0.4,
        high_priority: true,
        general_prompt: 'You are {{agent.name}} of {{business.name}}.',
        retell_llm_id: 'llm_1',
      },
      stats: { calls_handled: 0, avg_latency: null, success_rate: null },
      elevenlabs_agent_id: 'el_1',
      retell_agent_id: 'rt_1',
      phone_numbers: [],
      published_version: null,
      has_unpublished_changes: true,
    });
  });

  it('changes only in what is named, and two names of one thing must agree', async () => {
    const { owner, agent, path } = await newAgent({ voice: 'af_heart' });
    const changed = await owner.send<Agent>('PUT', path, { settings: { temperature: 1 }, model: 'm' });
    expect(changed.body).toMatchObject({ voice: 'af_heart', model: 'm', settings: { temperature: 1 } });
    expect(changed.body.call_flow).toEqual(agent.call_flow);
    const both = await owner.send<Problem>('PUT', path, { model: 'a', llm: { model: 'b' } });
    expect([both.status, both.body.problems]).toMatchObject([400, [{ field: 'model' }]]);
  });

  it('is not overwritten by an editor who read an older version', async () => {
    const { owner, agent, path } = await newAgent();
    const edit = (name: string) =>
      owner.send('PUT', path, { name }, { 'if-match': `"${agent.version}"` }).then(answer => answer.status);
    expect((await Promise.all([edit('A'), edit('B'), edit('C')])).sort()).toEqual([200, 412, 412]);
    const stale = await owner.send<Problem>('PUT', path, { name: 'D', version: agent.version });
    expect([stale.status, stale.body.code]).toEqual([412, 'version_conflict']);
  });

  it('with an unknown variable, tool or node is refused with every name', async () => {
    const { owner, agent, path } = await newAgent();
    const flow = { start: 'hello', nodes: [{ type: 'say', id: 'hello', text: 'Hi {{caller.nme}}', next: 'nowhere' }] };
    const broken = await owner.send<Problem>('PUT', `${path}/flow`, { flow });
    expect(broken.status).toBe(400);
    expect(JSON.stringify(broken.body.problems)).toContain('nowhere');
    const end = { type: 'end', id: 'bye', disposition: 'agent_ended', text: 'Bye {{caller.nme}}' };
    const tool = { type: 'tool', id: 'fly', tool: 'fly_away', arguments: {}, on: {}, otherwise: 'bye' };
    const spoken = await owner.send<Problem>('PUT', `${path}/flow`, { flow: { start: 'fly', nodes: [tool, end] } });
    expect(spoken.body.problems.map(problem => problem.message)).toEqual([
      'bye: there is no "caller.nme".',
      'There is no tool "fly_away".',
    ]);
    const prompt = await owner.send<Problem>('PUT', path, {
      system_prompt: 'You are {{agent.nam}} of {{bussiness.name}}',
      greeting: 'Welcome to {{business.nme}}',
    });
    expect([prompt.status, prompt.body.problems]).toMatchObject([
      400,
      [
        { field: 'system_prompt', message: expect.stringContaining('agent.nam') },
        { field: 'system_prompt', message: expect.stringContaining('bussiness.name') },
        { field: 'greeting', message: expect.stringContaining('business.nme') },
      ],
    ]);
    expect(await read(owner, path)).toEqual(agent);
  });

  it('keeps its flow as it was written', async () => {
    const { owner, agent, path } = await newAgent();
    const before = await owner.send<{ flow: Agent['call_flow']; version: number }>('GET', `${path}/flow`);
    expect(before.body.flow).toEqual(agent.call_flow);
    const put = await owner.send('PUT', `${path}/flow`, { flow: before.body.flow }, { 'if-match': before.etag ?? '' });
    expect([put.status, put.body]).toMatchObject([200, { flow: agent.call_flow, version: agent.version + 1 }]);
  });

  it('counts its calls', async () => {
    const { businessId, owner, agent, path } = await newAgent();
    const call = { agentId: agent.id, latencyP50Ms: 400 };
    for (const more of [
      { status: 'completed', success: true },
      { status: 'completed', latencyP50Ms: 600 },
      { status: 'completed', success: false },
      { status: 'failed', latencyP50Ms: null },
      { status: 'in_progress', latencyP50Ms: null },
    ] as const)
      await insertCall(server.database.db, businessId, { ...call, ...more });
    const stats = { calls_handled: 5, avg_latency: (400 + 600 + 400) / 3, success_rate: 0.5 };
    expect((await read(owner, path)).stats).toEqual(stats);
    const list = await owner.send<{ items: Agent[]; total: number }>('GET', '/agents?sort=name&search=SOF');
    expect([list.body.total, list.body.items]).toMatchObject([1, [{ id: agent.id, stats }]]);
  });

  it('that is deleted is gone, its calls stay, its numbers are free', async () => {
    const { businessId, owner, agent, path } = await newAgent({ status: 'active', elevenlabs_agent_id: 'el_again' });
    const { db } = server.database;
    const callId = await insertCall(db, businessId, { agentId: agent.id });
    await db.insert(phoneNumbers).values({ number: '+14155550901', businessId, agentId: agent.id, status: 'active' });
    expect((await owner.send('DELETE', path)).status).toBe(204);
    expect((await owner.send('GET', path)).status).toBe(404);
    expect((await owner.send('PUT', path, { name: 'Back' })).status).toBe(404);
    expect((await owner.send('GET', `/calls/${callId}`)).body).toMatchObject({ agent_name: 'Sofia' });
    const [number] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.number, '+14155550901'));
    expect(number).toMatchObject({ businessId, agentId: null, status: 'unassigned' });
    const again = { business_id: businessId, name: 'Next', elevenlabs_agent_id: 'el_again' };
    expect((await owner.send('POST', '/agents', again)).status).toBe(201);
    expect((await owner.send('POST', '/agents', again)).status).toBe(409);
  });

  it('of another business is not found, and staff may not see it', async () => {
    const { businessId, agent, path } = await newAgent();
    const { owner: stranger } = await ownerOfNew(server);
    const staff = await apiUser(server, { businessId, role: 'staff' });
    for (const below of ['', '/flow', '/tools', '/versions', '/diff']) {
      expect((await stranger.send('GET', path + below)).status).toBe(404);
      expect((await staff.send('GET', path + below)).status).toBe(403);
    }
    for (const [method, below] of [
      ['PUT', ''],
      ['DELETE', ''],
      ['POST', '/publish'],
      ['POST', '/rollback'],
      ['POST', '/versions'],
      ['POST', '/prompt/preview'],
    ] as const)
      expect((await stranger.send(method, path + below, method === 'DELETE' ? undefined : {})).status).toBe(404);
    expect((await stranger.send('POST', `/test/agent/${agent.id}`, {})).status).toBe(404);
    expect((await stranger.send('POST', '/agents', { business_id: businessId, name: 'Mole' })).status).toBe(404);
    const list = await stranger.send<{ total: number }>('GET', `/agents?business_id=${businessId}`);
    expect(list.body.total).toBe(0);
  });
});

describe('publishing', () => {
  it('reaches callers at once, and edits do not until they are published', async () => {
    const { businessId, owner, agent, path } = await newAgent();
    const { db } = server.database;
    await db.insert(phoneNumbers).values({ number: '+14155550902', businessId, agentId: agent.id, status: 'active' });
    const targets = new CallTargets({ db, loadSnapshot: version => loadCallSnapshot(db, version) });
    const greeting = async () => (await targets.find('+14155550902', RINGING))?.snapshot?.agent.config.greeting ?? null;
    expect(await greeting()).toBeNull();
    const active = await owner.send<Agent>('PUT', path, { status: 'active', greeting: 'One' });
    expect(active.body).toMatchObject({ status: 'active', published_version: 1, has_unpublished_changes: false });
    expect(await greeting()).toBe('One');
    const edited = await owner.send<Agent>('PUT', path, { greeting: 'Two' });
    expect(edited.body).toMatchObject({ published_version: 1, has_unpublished_changes: true });
    expect(await greeting()).toBe('One');
    const diff = await owner.send('GET', `${path}/diff`);
    expect(diff.body).toMatchObject({ changes: [{ path: 'greeting', before: 'One', after: 'Two' }] });
    expect((await owner.send('POST', `${path}/publish`)).body).toMatchObject({ published_version: 2 });
    expect(await greeting()).toBe('Two');
    expect((await owner.send('PUT', path, { is_active: false })).body).toMatchObject({ status: 'inactive' });
    expect(await greeting()).toBeNull();
  });

  it('keeps versions that can be read, compared and gone back to', async () => {
    const { owner, path } = await newAgent({ greeting: 'One', publish: true });
    await owner.send('PUT', path, { greeting: 'Two', publish: true });
    await owner.send('PUT', path, { greeting: 'Three' });
    const kept = await owner.send('POST', `${path}/versions`);
    expect([kept.status, kept.body]).toMatchObject([201, { number: 3, is_published: false }]);
    const list = await owner.send<{ items: { number: number; is_published: boolean }[] }>('GET', `${path}/versions`);
    expect(list.body.items.map(entry => [entry.number, entry.is_published])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
    expect((await owner.send('GET', `${path}/versions/1`)).body).toMatchObject({ config: { greeting: 'One' } });
    expect((await owner.send('GET', `${path}/versions/9`)).status).toBe(404);
    const diff = await owner.send('GET', `${path}/diff?from=1&to=3`);
    expect(diff.body).toMatchObject({ from: '1', changes: [{ path: 'greeting', before: 'One', after: 'Three' }] });
    const back = await owner.send<Agent>('POST', `${path}/rollback`, {});
    expect(back.body).toMatchObject({ published_version: 1, greeting: 'Three', has_unpublished_changes: true });
    expect((await owner.send('POST', `${path}/rollback`, {})).status).toBe(409);
    const restored = await owner.send<Agent>('POST', `${path}/rollback`, { number: 2, restore_draft: true });
    expect(restored.body).toMatchObject({ published_version: 2, greeting: 'Two', has_unpublished_changes: false });
    expect((await owner.send('POST', `${path}/publish`, { number: 3 })).body).toMatchObject({ published_version: 3 });
  });

  it('by several at once gives every version a number of its own', async () => {
    const { owner, path } = await newAgent();
    const answers = await Promise.all(Array.from({ length: 6 }, () => owner.send('POST', `${path}/versions`)));
    expect(answers.map(({ body }) => body.number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is in the audit log, with who and what', async () => {
    const { owner, agent, path } = await newAgent();
    await owner.send('PUT', path, { greeting: 'Changed', description: 'New' });
    const entries = await server.database.db.select().from(auditLog).where(eq(auditLog.subjectId, agent.id));
    const change = entries.find(entry => entry.action === 'agent.changed' && entry.after?.greeting === 'Changed');
    expect(change).toMatchObject({ actorType: 'api_key', before: { description: '' }, after: { description: 'New' } });
  });
});

describe('tools of an agent', () => {
  interface Tools {
    readonly items: { tool_type: string; is_enabled: boolean; tool_config: object; arguments: object }[];
  }

  it('are those of its kind of business, and can be configured', async () => {
    const { owner, path } = await newAgent();
    const { body } = await owner.send<Tools>('GET', `${path}/tools`);
    const book = body.items.find(tool => tool.tool_type === 'book_reservation');
    expect(book).toMatchObject({ is_enabled: true, arguments: { properties: { party_size: {} } } });
    expect(body.items.some(tool => tool.tool_type === 'book_viewing')).toBe(false);
    const set = await owner.send<Tools>('POST', `${path}/tools`, {
      tool_type: 'forward_call',
      tool_config: { number: '+14155550777' },
    });
    expect(set.body.items.find(tool => tool.tool_type === 'forward_call')).toMatchObject({
      tool_config: { number: '+14155550777' },
    });
    const trial = await owner.send<{ transferred_to: string }>('POST', path.replace('/agents', '/test/agent'), {
      messages: [{ role: 'caller', text: 'I want to speak to a person please' }],
    });
    expect(trial.body.transferred_to).toBe('+14155550777');
    const off = await owner.send<Tools>('POST', `${path}/tools`, { tool_type: 'end_call', is_enabled: false });
    expect(off.body.items.find(tool => tool.tool_type === 'end_call')).toMatchObject({ is_enabled: false });
  });

  it('refuse what they do not know', async () => {
    const { owner, path } = await newAgent();
    const bad = async (body: object) => {
      const answer = await owner.send<Problem>('POST', `${path}/tools`, body);
      return [answer.status, answer.body.problems?.[0]?.field];
    };
    expect(await bad({ tool_type: 'book_viewing' })).toEqual([400, 'tool_type']);
    expect(await bad({ tool_type: 'forward_call', tool_config: { number: '911' } })).toEqual([
      400,
      'tool_config.number',
    ]);
    expect((await bad({ tool_type: 'forward_call', tool_config: { colour: 'red' } }))[0]).toBe(400);
    expect(await bad({ tool_type: 'book_reservation', is_enabled: false })).toEqual([400, 'tool_type']);
  });
});

describe('a restaurant’s agent', () => {
  it('is made by the first request and changed by the next, also when two come at once', async () => {
    const { businessId, owner } = await ownerOfNew(server);
    const path = `/restaurants/${businessId}/agent`;
    expect((await owner.send('GET', path)).status).toBe(404);
    const answers = await Promise.all(
      ['A', 'B', 'C'].map(name => owner.send<Agent>('POST', path, { name, voice_id: 'af_heart' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const live = await owner.send('POST', path, { system_prompt: 'Hi from {{business.name}}', status: 'active' });
    expect(live.body).toMatchObject({ voice_id: 'af_heart', status: 'active', published_version: 1 });
    expect((await owner.send('GET', `${path}/tools`)).status).toBe(200);
    expect((await owner.send('POST', `${path}/tools`, { tool_type: 'end_call', is_enabled: false })).status).toBe(200);
    expect((await owner.send('POST', `${path}/test`, { input: 'What is your address?' })).body).toMatchObject({
      reply: expect.stringContaining('1 Test Street'),
    });
  });

  it('is not found at a business that is no restaurant', async () => {
    const { businessId, owner } = await ownerOfNew(server, { kind: 'general' });
    expect((await owner.send('GET', `/restaurants/${businessId}/agent`)).status).toBe(404);
    expect((await owner.send('POST', `/restaurants/${businessId}/agent`, {})).status).toBe(404);
  });
});

describe('prompts', () => {
  it('ship as templates, with the names they may use', async () => {
    const { owner } = await ownerOfNew(server);
    const { body } = await owner.send<{ items: { title: string }[]; variables: { name: string }[] }>(
      'GET',
      '/prompt-templates?kind=real_estate',
    );
    expect(body.items.map(template => template.title)).toEqual([
      'Professional Real Estate Assistant',
      'Property Specialist',
      'Receptionist',
    ]);
    expect(body.variables.map(variable => variable.name)).toContain('business.hours');
  });

  it('are previewed for a caller and a time, with unknown names reported and left out', async () => {
    const { owner, path } = await newAgent();
    const preview = await owner.send('POST', `${path}/prompt/preview`, {
      system_prompt: '{{agent.name}} at {{business.name}}, {{now.time}}. {{busness.name}}',
      at: '2026-06-05T22:30:00.000Z',
      caller_number: '+14155550123',
    });
    expect(preview.body).toMatchObject({
      prompt: 'Sofia at Test Kitchen, 6:30 PM. ',
      unknown_variables: ['busness.name'],
    });
    const own = await owner.send<{ prompt: string }>('POST', `${path}/prompt/preview`);
    expect(own.body.prompt).toContain('Sofia');
    expect(own.body.prompt).not.toContain('{{');
  });
});
