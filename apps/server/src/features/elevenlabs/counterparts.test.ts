import { type ElevenLabsEmulator, postCallSignature, startElevenLabsEmulator } from '@frontdesk/emulators';
import { providerRecords } from '@frontdesk/providers/registry';
import { systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, calls, callTurns } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { type ApiUser, ownerOfNew } from '../agents/agent-api-fixture.ts';
import { insertCall } from '../businesses/business-fixture.ts';
import { openProviders } from '../providers/open-providers.ts';
import { workOnElevenLabs } from './counterpart-jobs.ts';

const SECRET = 'wsec_of_tests';
/** Of a job, which is looked for once a second at the latest. */
const SOON = { timeout: 10_000, interval: 25 };

let server: TestServer;
let emulator: ElevenLabsEmulator;

beforeAll(async () => {
  emulator = await startElevenLabsEmulator();
  server = await openTestServer({ allowPrivateWebhooks: true });
  const { database, bus, jobs } = server;
  const logger = { warn: () => {}, info: () => {} };
  const providers = openProviders({
    ...{ db: database.db, bus, clock: systemClock, logger, records: providerRecords, environment: {} },
    secretKey: 'a test key of more than thirty-two characters',
    isPrivateAllowed: true,
  });
  await workOnElevenLabs({ db: database.db, jobs, providers, clock: systemClock, logger });
});
afterAll(async () => {
  await server.close();
  await emulator.close();
});

const credentialsOf = (apiKey = emulator.apiKey) => ({
  credentials: { api_key: apiKey, base_url: emulator.baseUrl, webhook_secret: SECRET },
});

interface Detail {
  readonly id: string;
  readonly elevenlabs_agent_id: string | null;
  readonly counterpart: { readonly status: string; readonly problem: string | null } | null;
}

async function restaurant(apiKey?: string) {
  const { businessId, owner } = await ownerOfNew(server);
  const enter = (key?: string) =>
    owner.send('PUT', `/businesses/${businessId}/providers/elevenlabs/credentials`, credentialsOf(key));
  expect((await enter(apiKey)).status).toBeLessThan(300);
  const created = await owner.send<Detail>('POST', `/restaurants/${businessId}/agent`, {
    ...{ name: 'Mia', engine: 'elevenlabs', greeting: 'Hello from {{business.name}}.', publish: true },
    tools: ['check_availability', 'book_reservation', 'end_call'],
  });
  expect(created.status).toBe(201);
  return { businessId, owner, agentId: created.body.id, enter };
}

const detail = async (owner: ApiUser, agentId: string) => (await owner.send<Detail>('GET', `/agents/${agentId}`)).body;
const inStep = (owner: ApiUser, agentId: string) =>
  expect.poll(async () => (await detail(owner, agentId)).counterpart, SOON).toMatchObject({ status: 'in_step' });
const theirs = async (owner: ApiUser, agentId: string) => {
  const { elevenlabs_agent_id: id } = await detail(owner, agentId);
  return emulator.agents.find(agent => agent.agentId === id);
};
const writes = () => emulator.requests.filter(({ request }) => !request.startsWith('GET')).length;

describe('the counterpart of an agent at ElevenLabs', () => {
  it('is made when the agent is published, with its tools and knowledge, and kept in step', async () => {
    const { owner, businessId, agentId, enter } = await restaurant();
    await inStep(owner, agentId);
    const made = await theirs(owner, agentId);
    expect(made).toMatchObject({
      name: 'Mia',
      tags: [`frontdesk-${agentId}`],
      conversationConfig: {
        agent: { first_message: 'Hello from Test Kitchen.', language: 'en', prompt: { knowledge_base: [] } },
        tts: { agent_output_audio_format: 'ulaw_8000', model_id: 'eleven_flash_v2' },
      },
      platformSettings: { auth: { enable_auth: true } },
    });
    const toolNames = () => emulator.tools.map(({ config }) => config.name).toSorted();
    expect(toolNames()).toEqual(expect.arrayContaining(['check_availability', 'book_reservation', 'end_call']));

    const before = writes();
    // The account was entered again: everything is looked at, and nothing has changed.
    await enter();
    await inStep(owner, agentId);
    expect(writes()).toBe(before);

    const added = await owner.send<{ id: string }>('POST', `/businesses/${businessId}/knowledge`, {
      ...{ name: 'Parking', type: 'general', content: 'There is a garage next door.' },
    });
    expect(added.status).toBe(201);
    await inStep(owner, agentId);
    expect(emulator.documents).toMatchObject([{ name: 'Parking', content: 'There is a garage next door.' }]);
    expect(await theirs(owner, agentId)).toMatchObject({
      conversationConfig: {
        agent: { prompt: { knowledge_base: [{ id: emulator.documents[0]?.id, name: 'Parking' }] } },
      },
    });
    expect(writes()).toBe(before + 2);

    await owner.send('PUT', `/businesses/${businessId}/knowledge/${added.body.id}`, {
      content: 'The garage is closed.',
    });
    await inStep(owner, agentId);
    expect(emulator.documents.map(({ content }) => content)).toEqual(['The garage is closed.']);
    await owner.send('DELETE', `/businesses/${businessId}/knowledge/${added.body.id}`);
    await inStep(owner, agentId);
    expect(emulator.documents).toEqual([]);

    await owner.send('PUT', `/agents/${agentId}`, { tools: ['check_availability'], publish: true });
    await inStep(owner, agentId);
    expect(toolNames()).not.toContain('end_call');

    await owner.send('DELETE', `/agents/${agentId}`);
    await expect.poll(() => emulator.agents.length + emulator.tools.length, SOON).toBe(0);
  });

  it('goes on where it was when the service broke off in the middle', async () => {
    emulator.fail({ on: 'POST /v1/convai/agents/create', type: 'drop' });
    const { owner, agentId, enter } = await restaurant();
    await expect
      .poll(async () => (await detail(owner, agentId)).counterpart, SOON)
      .toMatchObject({ status: 'failed', problem: 'ElevenLabs cannot be reached.' });
    const tools = emulator.tools.length;
    expect(tools).toBeGreaterThan(0);
    await enter();
    await inStep(owner, agentId);
    expect(emulator.tools).toHaveLength(tools);
    expect(await theirs(owner, agentId)).toBeDefined();
  });

  it('says that the key is wrong, in the agent and in the audit log, until it is right', async () => {
    const { owner, agentId, enter } = await restaurant('wrong');
    await expect
      .poll(async () => (await detail(owner, agentId)).counterpart, SOON)
      .toMatchObject({ status: 'failed', problem: expect.stringContaining('does not accept the API key') });
    const noted = await server.database.db.select().from(auditLog).where(eq(auditLog.subjectId, agentId));
    expect(noted.map(({ action }) => action)).toContain('agent.counterpart_failed');
    await enter();
    await inStep(owner, agentId);
  });

  it('is made anew where somebody deleted it there', async () => {
    const { owner, agentId } = await restaurant();
    await inStep(owner, agentId);
    const first = await theirs(owner, agentId);
    await fetch(`${emulator.baseUrl}/v1/convai/agents/${first?.agentId}`, {
      method: 'DELETE',
      headers: { 'xi-api-key': emulator.apiKey },
    });
    await owner.send('PUT', `/agents/${agentId}`, { greeting: 'Good day.', publish: true });
    await expect
      .poll(async () => (await theirs(owner, agentId))?.conversationConfig.agent, SOON)
      .toMatchObject({
        first_message: 'Good day.',
      });
  });
});

describe('what ElevenLabs tells after calls', () => {
  const tell = async (agentId: string, conversationId: string, secret = SECRET) => {
    const data = { agent_id: agentId, conversation_id: conversationId };
    const body = JSON.stringify({ type: 'post_call_transcription', event_timestamp: 1, data });
    const signature = postCallSignature(secret, body, Math.floor(Date.now() / 1000));
    const headers = { 'content-type': 'application/json', 'elevenlabs-signature': signature };
    return (await server.fetch('/webhooks/elevenlabs', { method: 'POST', body, headers })).status;
  };
  const conversation = (agentId: string, conversationId: string, more: object = {}) => ({
    ...{ conversationId, agentId, status: 'done' as const, startedAtMs: Date.now() - 60_000, endedAtMs: Date.now() },
    ...{ terminationReason: 'end_call tool was called.', initiation: {}, phoneCall: null },
    turns: (['agent', 'user'] as const).map((role, index) => ({
      ...{ role, message: `${role} speaks`, timeInCallSeconds: index * 5, toolCalls: [], toolResults: [] },
    })),
    analysis: { callSuccessful: 'success' as const, transcriptSummary: 'A table was booked.' },
    ...more,
  });

  it('completes the record of a call of ours, and leaves what people wrote', async () => {
    const { owner, businessId, agentId } = await restaurant();
    await inStep(owner, agentId);
    const outsideId = (await theirs(owner, agentId))?.agentId ?? '';
    const { db } = server.database;
    const ours = await insertCall(db, businessId, { agentId });
    const judged = await insertCall(db, businessId, { agentId, summary: 'Written by hand.', success: false });
    for (const [name, call_id] of [
      ['conv_1', ours],
      ['conv_2', judged],
    ] as const)
      emulator.addConversation(conversation(outsideId, name, { initiation: { dynamic_variables: { call_id } } }));
    expect(await tell(outsideId, 'conv_1', 'another secret')).toBe(401);
    expect(await tell(outsideId, 'conv_1')).toBe(200);
    expect(await tell(outsideId, 'conv_1')).toBe(200);
    expect(await tell(outsideId, 'conv_2')).toBe(200);
    const summaryOf = async (id: string) => (await db.select().from(calls).where(eq(calls.id, id)))[0];
    await expect
      .poll(() => summaryOf(ours), SOON)
      .toMatchObject({
        summary: 'A table was booked.',
        success: true,
        metadata: { hosted_conversation_id: 'conv_1' },
      });
    await expect
      .poll(() => summaryOf(judged), SOON)
      .toMatchObject({
        metadata: { hosted_conversation_id: 'conv_2' },
        ...{ summary: 'Written by hand.', success: false },
      });
  });

  it('keeps a conversation that was no call of ours as one, once', async () => {
    const { owner, businessId, agentId } = await restaurant();
    await inStep(owner, agentId);
    const outsideId = (await theirs(owner, agentId))?.agentId ?? '';
    const phoneCall = {
      ...{ type: 'twilio', direction: 'inbound', call_sid: 'CA-elsewhere' },
      ...{ agent_number: '+14155550199', external_number: '+14155550111' },
    };
    emulator.addConversation(conversation(outsideId, 'conv_9', { phoneCall }));
    const { db } = server.database;
    const imported = () => db.select().from(calls).where(eq(calls.businessId, businessId));
    expect(await tell(outsideId, 'conv_9')).toBe(200);
    await expect.poll(imported, SOON).toMatchObject([
      {
        ...{ carrier: 'elevenlabs', externalId: 'conv_9', fromNumber: '+14155550111', disposition: 'agent_ended' },
        ...{ status: 'completed', success: true, turnCount: 2 },
      },
    ]);
    expect(await tell(outsideId, 'conv_9')).toBe(200);
    const [call] = await imported();
    const turns = await db
      .select()
      .from(callTurns)
      .where(eq(callTurns.callId, call?.id ?? ''));
    expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['agent', 'agent speaks'],
      ['caller', 'user speaks'],
    ]);
    expect(await imported()).toHaveLength(1);
  });

  it('takes no other bodies', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await server.fetch('/webhooks/elevenlabs', { method: 'POST', body: 'no', headers })).status).toBe(400);
    expect(await tell('agent_of_nobody', 'conv_1')).toBe(401);
  });
});
