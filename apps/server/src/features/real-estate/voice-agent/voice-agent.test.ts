import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentVersions, callTurns, contactNumbers, contacts, members, recordings } from '../../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from '../../businesses/api-fixture.ts';
import { insertBusiness, insertCall } from '../../businesses/business-fixture.ts';
import { fillPool, insertEstateAgent } from '../real-estate-fixture.ts';

let server: TestServer;
let send: Send;
let now = new Date('2026-06-10T18:00:00Z');
let admin: string;
let owner: string;
let staff: string;
let businessId: string;
let agentId: string;

beforeAll(async () => {
  server = await openTestServer({ wallTime: () => now, limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  send = sender(server);
  admin = (await server.addUser('admin')).key;
});
afterAll(() => server.close());

beforeEach(async () => {
  now = new Date('2026-06-10T18:00:00Z');
  businessId = await insertEstateAgent(server.database.db);
  owner = (await addMember(server, businessId, 'owner')).key;
  staff = (await addMember(server, businessId, 'staff')).key;
  await fillPool(server.database.db, 1);
  const { body } = await send('POST', '/agent/voice-agent/request', owner, {});
  const approval = await send('POST', `/admin/voice-agent-requests/${body.request_id}/approve`, admin);
  agentId = String(approval.body.voice_agent_id);
});

describe('an estate agent', () => {
  it('changes the voice agent, and callers get it at once as a new version', async () => {
    const change = {
      name: 'Sarah',
      use_default_prompt: false,
      system_prompt: 'You are {{agent.name}} of {{business.name}}.',
      settings: {
        voice_gender: 'male',
        voice_speed: 'slow',
        language: 'en-GB',
        greeting_message: 'Hello from {{business.name}}!',
        custom_commands: ['show properties', 'schedule viewing'],
        recording_enabled: false,
      },
    };
    const { id: _, ...changed } = (await send('PATCH', '/agent/voice-agent', owner, change)).body;
    expect(changed).toMatchObject(change);
    expect((await send('GET', '/api/agent/voice-agent', owner)).body).toMatchObject(change);
    const versions = await server.database.db
      .select({ version: agentVersions.version, config: agentVersions.config })
      .from(agentVersions)
      .where(eq(agentVersions.agentId, agentId))
      .orderBy(agentVersions.version);
    const { greeting, voice, recordingEnabled } = versions.at(-1)?.config ?? {};
    expect(versions.map(entry => entry.version)).toEqual([1, 2]);
    expect({ greeting, voice, recordingEnabled }).toMatchObject({
      greeting: 'Hello from {{business.name}}!',
      voice: { gender: 'male', speed: 'slow' },
      recordingEnabled: false,
    });
    // What is left out stays.
    const again = await send('PATCH', '/agent/voice-agent', owner, { settings: { voice_speed: 'fast' } });
    expect(again.body).toMatchObject({ name: 'Sarah', settings: { voice_gender: 'male', voice_speed: 'fast' } });
  });

  it('is told of every mistake, and nothing of the change is kept', async () => {
    const wrong = await send('PATCH', '/agent/voice-agent', owner, {
      name: '',
      colour: 'red',
      settings: { voice_speed: 'warp' },
    });
    expect(wrong.status).toBe(400);
    expect(problemFields(wrong)).toEqual(expect.arrayContaining(['name', 'settings.voice_speed']));
    expect(problemFields(await send('PATCH', '/agent/voice-agent', owner, { use_default_prompt: false }))).toEqual([
      'system_prompt',
    ]);
    const unknown = await send('PATCH', '/agent/voice-agent', owner, { name: 'X', system_prompt: '{{moon.phase}}' });
    expect(problemFields(unknown)).toEqual(['system_prompt']);
    const { etag, body } = await send('GET', '/agent/voice-agent', owner);
    expect(body.name).toBe('Property Assistant');
    const stale = { 'if-match': '"1"' };
    expect((await send('PATCH', '/agent/voice-agent', owner, { name: 'Late' }, stale)).body.code).toBe(
      'version_conflict',
    );
    expect((await send('PATCH', '/agent/voice-agent', owner, { name: 'Sam' }, { 'if-match': etag ?? '' })).status).toBe(
      200,
    );
  });

  it('switches the voice agent off and on', async () => {
    const toggle = async (status: string) =>
      (await send('POST', '/agent/voice-agent/toggle-status', owner, { status })).body.status;
    expect(await toggle('inactive')).toBe('inactive');
    expect(await toggle('inactive')).toBe('inactive');
    expect(await toggle('active')).toBe('active');
    expect((await send('POST', '/agent/voice-agent/toggle-status', staff, { status: 'inactive' })).status).toBe(403);
  });

  it('with several businesses says which one, and others find none', async () => {
    const second = await insertEstateAgent(server.database.db, 'Second');
    const user = await addMember(server, second, 'owner');
    expect((await send('GET', '/agent/voice-agent/status', user.key)).status).toBe(404);
    const stranger = `/agent/voice-agent?business_id=${businessId}`;
    expect((await send('GET', stranger, user.key)).status).toBe(404);
    const both = await server.addUser('member');
    const { db } = server.database;
    for (const id of [businessId, second])
      await db.insert(members).values({ userId: both.userId, businessId: id, role: 'owner' });
    expect(problemFields(await send('GET', '/agent/voice-agent', both.key))).toEqual(['business_id']);
    expect((await send('GET', stranger, both.key)).body.id).toBe(agentId);
    const restaurant = await addMember(server, await insertBusiness(db), 'owner');
    expect((await send('GET', '/agent/voice-agent', restaurant.key)).status).toBe(404);
  });
});

describe('the calls of a voice agent', () => {
  async function heardCall() {
    const { db } = server.database;
    const [contact] = await db.insert(contacts).values({ businessId, name: 'Ada' }).returning({ id: contacts.id });
    await db.insert(contactNumbers).values({ businessId, contactId: contact?.id ?? '', phoneNumber: '+14155550123' });
    const callId = await insertCall(db, businessId, {
      agentId,
      contactId: contact?.id ?? null,
      toNumber: '+15125550001',
      callSid: `CA${businessId.replaceAll('-', '')}`,
      status: 'no_answer',
      durationSeconds: 42,
      startedAt: new Date('2026-06-10T17:00:00Z'),
    });
    const turn = { callId, businessId, startedAtMs: 0, endedAtMs: 1 };
    await db.insert(callTurns).values([
      { ...turn, turnIndex: 0, speaker: 'agent', text: 'Hello.' },
      { ...turn, turnIndex: 1, speaker: 'caller', text: 'Is it sold?' },
    ]);
    const storageKey = `${businessId}/${callId}.wav`;
    const sink = server.storage.create(storageKey);
    sink.write(new Uint8Array([0, 1, 2, 3]));
    await sink.close(new Uint8Array([0, 1]));
    await db
      .insert(recordings)
      .values({ businessId, callId, storageKey, status: 'completed', sizeBytes: 4, recordingSid: 'RE1' });
    return { callId, contactId: contact?.id };
  }

  it('are listed with every field of the document, and filtered by its words', async () => {
    const { callId, contactId } = await heardCall();
    const { body } = await send('GET', '/agent/calls?page=1&page_size=20&status=no-answer', owner);
    expect(body).toMatchObject({ total: 1, page: 1, page_size: 20 });
    const [call] = body.items as Record<string, unknown>[];
    expect(call).toEqual({
      id: callId,
      voice_agent_id: agentId,
      real_estate_agent_id: businessId,
      twilio_call_sid: `CA${businessId.replaceAll('-', '')}`,
      contact_id: contactId,
      contact_name: 'Ada',
      from_number: '+14155550123',
      to_number: '+15125550001',
      status: 'no-answer',
      direction: 'inbound',
      duration_seconds: 42,
      recording_url: expect.stringContaining(`/api/calls/${callId}/audio?token=`),
      transcript: 'Agent: Hello.\nCaller: Is it sold?',
      started_at: '2026-06-10T17:00:00.000Z',
      answered_at: null,
      ended_at: null,
      created_at: expect.any(String),
    });
    expect((await send('GET', '/agent/calls?status=completed', owner)).body.total).toBe(0);
    const ada = encodeURIComponent('+14155550123');
    for (const [query, total] of [
      [`contact_id=${contactId}`, 1],
      [`phone_number=${ada}`, 1],
      ['phone_number=911', 0],
    ])
      expect((await send('GET', `/agent/calls?${query}`, owner)).body.total).toBe(total);
    expect((await send('GET', `/agent/calls/${callId}`, owner)).body.id).toBe(callId);
    expect((await send('GET', `/agent/calls/${callId}/transcript`, owner)).body).toEqual({
      transcript: 'Agent: Hello.\nCaller: Is it sold?',
    });
  });

  it('can be listened to by the link, until it is a quarter of an hour old', async () => {
    const { callId } = await heardCall();
    const { body } = await send('GET', `/agent/calls/${callId}/recording`, owner);
    expect(body.recording_sid).toBe('RE1');
    const url = new URL(String(body.recording_url));
    const listen = (path = url.pathname + url.search) => server.fetch(path);
    expect(new Uint8Array(await (await listen()).arrayBuffer())).toEqual(new Uint8Array([0, 1, 2, 3]));
    expect((await listen(`${url.pathname}?token=${'x'.repeat(80)}`)).status).toBe(401);
    const other = await insertCall(server.database.db, businessId);
    expect((await listen(`/api/calls/${other}/audio${url.search}`)).status).toBe(401);
    now = new Date(now.getTime() + 16 * 60_000);
    expect((await listen()).status).toBe(401);
  });

  it('are for the business: an administrator counts them, but hears nothing', async () => {
    const { callId } = await heardCall();
    const outsider = await addMember(server, await insertEstateAgent(server.database.db, 'Other'), 'owner');
    for (const path of [`/agent/calls/${callId}`, `/agent/calls/${callId}/recording`])
      expect((await send('GET', path, outsider.key)).status).toBe(404);
    expect((await send('GET', `/agent/calls/${callId}/transcript`, admin)).status).toBe(403);
    expect((await send('GET', `/agent/calls/${callId}`, admin)).body).toMatchObject({
      transcript: null,
      recording_url: null,
    });
  });
});

describe('an administrator', () => {
  it('sees every voice agent', async () => {
    const list = (await (await server.fetch('/admin/voice-agents', { key: admin })).json()) as { id: string }[];
    expect(list.map(agent => agent.id)).toContain(agentId);
    expect((await send('GET', `/admin/voice-agents/${agentId}`, admin)).body).toMatchObject({
      id: agentId,
      real_estate_agent_id: businessId,
      status: 'active',
    });
    const restaurantId = await insertBusiness(server.database.db);
    const body = { business_id: restaurantId, name: 'Sofia' };
    const { id } = (await send('POST', '/api/agents', admin, body)).body;
    expect((await send('GET', `/admin/voice-agents/${id}`, admin)).status).toBe(404);
  });

  it('counts its calls in the exact shape of the document, in the business’s days', async () => {
    const call = (status: 'completed' | 'busy', startedAt: string, durationSeconds?: number) =>
      insertCall(server.database.db, businessId, {
        agentId,
        status,
        startedAt: new Date(startedAt),
        durationSeconds: durationSeconds ?? null,
      });
    // 03:00 UTC is the evening before in Austin.
    await call('completed', '2026-06-10T03:00:00Z', 60);
    await call('completed', '2026-06-10T15:00:00Z', 120);
    await call('busy', '2026-06-10T16:00:00Z');
    await call('completed', '2026-05-01T16:00:00Z', 600);
    const week = (await send('GET', `/admin/voice-agents/${agentId}/call-stats?period=week`, admin)).body;
    expect(week).toEqual({
      period: 'week',
      total_calls: 3,
      completed_calls: 2,
      failed_calls: 1,
      total_duration_seconds: 180,
      average_duration_seconds: 90,
      calls_by_status: { completed: 2, busy: 1 },
      calls_by_day: [
        ...['04', '05', '06', '07', '08'].map(day => ({ date: `2026-06-${day}`, count: 0 })),
        { date: '2026-06-09', count: 1 },
        { date: '2026-06-10', count: 2 },
      ],
    });
    const day = (await send('GET', `/admin/voice-agents/${agentId}/call-stats`, admin)).body;
    expect(day).toMatchObject({ period: 'day', total_calls: 2, calls_by_day: [{ date: '2026-06-10', count: 2 }] });
    expect((await send('GET', `/admin/voice-agents/${agentId}/call-stats?period=year`, admin)).status).toBe(400);
  });
});
