import type { RetellScript } from '@frontdesk/emulators';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, callTurns, messages, phoneNumbers, recordings } from '../../db/schema/index.ts';
import { CALLER } from '../telephony/telephony-fixture.ts';
import { putThrough } from './put-through.ts';
import { PERSON, type RetellServer, startRetellServer } from './retell-fixture.ts';

const OURS = '+12125550111';

let server: RetellServer;
let opened: Awaited<ReturnType<RetellServer['open']>>;
beforeAll(async () => {
  server = await startRetellServer();
  opened = await server.open(OURS);
});
afterAll(() => server.close());

const byId = async (retellCallId: string) => {
  const rows = await server.db.select().from(calls).where(eq(calls.retellCallId, retellCallId));
  expect(rows).toHaveLength(1);
  return rows[0];
};
const bySid = async (callSid: string) => (await server.db.select().from(calls).where(eq(calls.callSid, callSid)))[0];
const turnsOf = (callId = '') =>
  server.db.select().from(callTurns).where(eq(callTurns.callId, callId)).orderBy(callTurns.turnIndex);
/** The id of the call that Retell is dialled with. */
const retellIdIn = (document: string) =>
  /<Sip>sip:(call_\w+)@sip\.example\.com;transport=tcp<\/Sip>/.exec(document)?.[1] ?? '';

const script: RetellScript = {
  lines: [
    { speaker: 'agent', text: 'Hello, this is Test Kitchen.' },
    { speaker: 'user', text: 'Please call me back.' },
    { speaker: 'agent', text: 'We will. Goodbye!' },
  ],
  disconnectionReason: 'agent_hangup',
  recordingUrl: 'https://recordings.example.com/1.wav',
  cost: 12,
  analysis: { summary: 'Wants a call back.', sentiment: 'Positive', isSuccessful: true },
};

describe('a call on our line', () => {
  it('is announced, handed over by SIP, and written into our record', async () => {
    const document = await server.carrier.ring('CA-held', OURS);
    const retellCallId = retellIdIn(document);
    expect(document).toContain('<Dial answerOnBridge="true" timeout="8"');
    const announced = server.retell.calls.get(retellCallId);
    const call = await bySid('CA-held');
    expect(announced).toMatchObject({
      agent_id: opened.retellAgentId,
      from_number: CALLER,
      to_number: OURS,
      metadata: { call_id: call?.id },
      retell_llm_dynamic_variables: { caller_number: CALLER, call_began_at: expect.stringMatching(/20\d\d/) },
    });
    const { webhookStatuses } = await server.retell.play(retellCallId, script);
    expect(webhookStatuses).toEqual([204, 204, 204]);
    expect(await byId(retellCallId)).toMatchObject({
      ...{ id: call?.id, callSid: 'CA-held', carrier: 'twilio', status: 'completed', disposition: 'agent_ended' },
      ...{ dispositionDetail: 'agent_hangup', summary: 'Wants a call back.', sentiment: 'positive', success: true },
      ...{ turnCount: 3, latencyP50Ms: 900, costMinor: 12, costCurrency: 'USD' },
      usage: [{ provider: 'retell', service: 'hosted', costUsd: 0.12 }],
    });
    expect(await turnsOf(call?.id)).toMatchObject([
      { speaker: 'agent', text: 'Hello, this is Test Kitchen.', startedAtMs: 500 },
      { speaker: 'caller', text: 'Please call me back.' },
      { speaker: 'agent', text: 'We will. Goodbye!' },
    ]);
    const [recording] = await server.db
      .select()
      .from(recordings)
      .where(eq(recordings.callId, call?.id ?? ''));
    expect(recording).toMatchObject({ status: 'completed', recordingUrl: 'https://recordings.example.com/1.wav' });
    expect(await server.carrier.next('/webhooks/twilio/elsewhere-ended', ended('CA-held', 'completed'))).toContain(
      '<Hangup/>',
    );
  });

  it.each([
    ['does not answer', { type: 'stall' }],
    ['refuses', { type: 'refuse', status: 429 }],
  ] as const)('is held by the pipeline when Retell %s', async (name, fault) => {
    server.retell.fail({ ...fault, on: 'POST /v2/register-phone-call' });
    expect(await server.carrier.ring(`CA-${name}`, OURS)).toContain('<Connect ');
  });

  it('is held by the pipeline when Retell does not pick up', async () => {
    const retellCallId = retellIdIn(await server.carrier.ring('CA-unheard', OURS));
    const timeout = { event: 'call_ended', call: { ...server.retell.calls.get(retellCallId) } };
    Object.assign(timeout.call, { call_status: 'error', disconnection_reason: 'registered_call_timeout' });
    expect((await server.retell.deliver(`${server.url}/webhooks/retell`, timeout)).status).toBe(204);
    const document = await server.carrier.next('/webhooks/twilio/elsewhere-ended', ended('CA-unheard', 'failed'));
    expect(document).toContain('<Connect ');
    expect(await bySid('CA-unheard')).toMatchObject({ status: 'ringing', disposition: null, endedAt: null });
  });

  it('is put through by us, since Retell cannot', async () => {
    const retellCallId = retellIdIn(await server.carrier.ring('CA-person', OURS));
    const call = await bySid('CA-person');
    const tools = [{ name: 'forward_call', args: { reason: 'Ada wants the owner.' } }];
    const played = await server.retell.play(retellCallId, { ...script, tools, events: ['call_started'] });
    expect(played.toolReplies).toEqual([{ status: 200, body: { code: 'ok' } }]);
    expect(server.sent.at(-1)).toEqual({ queue: 'retell.put-through', payload: { callId: call?.id, to: PERSON } });
    await putThrough(server.context, { callId: call?.id ?? '', to: PERSON });
    expect(JSON.stringify(server.told.at(-1))).toContain(`<Number>${PERSON}</Number>`);
    const over = { event: 'call_ended', call: { ...server.retell.calls.get(retellCallId) } };
    await server.retell.deliver(`${server.url}/webhooks/retell`, over);
    expect(await byId(retellCallId)).toMatchObject({
      ...{ status: 'completed', disposition: 'transferred', forwarded: true, forwardedTo: PERSON },
    });
  });
});

describe('a call on a number at Retell itself', () => {
  const theirs = () => ({ agentId: opened.retellAgentId, from: CALLER, to: '+12125550999' });

  it('becomes a record of the agent’s business, whatever the order in which it is told', async () => {
    for (const events of [
      ['call_analyzed', 'call_ended', 'call_started'],
      ['call_started', 'call_started', 'call_ended', 'call_ended', 'call_analyzed', 'call_analyzed', 'call_ended'],
    ] as const) {
      const { callId, webhookStatuses } = await server.retell.ring(theirs(), { ...script, events });
      expect(new Set(webhookStatuses)).toEqual(new Set([204]));
      const call = await byId(callId);
      expect(call).toMatchObject({
        ...{ businessId: opened.businessId, agentId: opened.agentId, carrier: 'retell', direction: 'inbound' },
        ...{ fromNumber: CALLER, toNumber: '+12125550999', status: 'completed', disposition: 'agent_ended' },
        ...{ summary: 'Wants a call back.', costMinor: 12, turnCount: 3 },
      });
      expect(call?.usage).toHaveLength(1);
      expect(await turnsOf(call?.id)).toHaveLength(3);
    }
  });

  it('is one record when its webhooks come at once', async () => {
    const { callId } = await server.retell.ring(theirs(), { ...script, events: [] });
    const call = server.retell.calls.get(callId);
    const events = ['call_started', 'call_ended', 'call_analyzed', 'call_ended'];
    const answers = await Promise.all(
      events.map(event => server.retell.deliver(`${server.url}/webhooks/retell`, { event, call })),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    await byId(callId);
  });

  it('is counted at a number that we know', async () => {
    const received = async () =>
      (await server.db.select().from(phoneNumbers).where(eq(phoneNumbers.number, OURS)))[0]?.callsReceived ?? 0;
    const before = await received();
    await server.retell.ring({ ...theirs(), to: OURS }, script);
    expect(await received()).toBe(before + 1);
  });

  it('has our tools run, each request once', async () => {
    const args = { name: 'Ada', message: 'Call me back.' };
    const tools = [
      { name: 'take_message', args },
      { name: 'take_message', args },
      { name: 'forward_call', args: {} },
    ];
    const { callId, toolReplies } = await server.retell.ring(theirs(), { ...script, tools });
    expect(toolReplies).toEqual([
      { status: 200, body: { code: 'ok' } },
      { status: 200, body: { code: 'ok' } },
      { status: 200, body: { code: 'use_transfer_call' } },
    ]);
    const call = await byId(callId);
    const taken = await server.db
      .select()
      .from(messages)
      .where(eq(messages.callId, call?.id ?? ''));
    expect(taken).toMatchObject([{ businessId: opened.businessId, phone: CALLER, message: 'Call me back.' }]);
  });
});

describe('what Retell has not signed', () => {
  it.each([
    ['nothing', null],
    ['a forged signature', `v=${Date.now()},d=${'0'.repeat(64)}`],
    ['an old signature', `v=1700000000000,d=${'0'.repeat(64)}`],
  ])('is refused: %s', async (_case, signature) => {
    const call = { call_id: 'call_forged', agent_id: opened.retellAgentId, call_status: 'ended' };
    for (const path of ['/webhooks/retell', `/webhooks/retell/tools/${opened.agentId}/take_message`]) {
      const body = { event: 'call_ended', name: 'take_message', args: {}, call };
      expect((await server.retell.deliver(server.url + path, body, { signature })).status).toBe(401);
    }
    expect(await server.db.select().from(calls).where(eq(calls.retellCallId, 'call_forged'))).toEqual([]);
  });

  it('is refused for agents of somebody else, too', async () => {
    const other = await server.open('+12125550112');
    const call = { call_id: 'call_crossed', agent_id: opened.retellAgentId };
    const body = { name: 'take_message', args: {}, call };
    const path = `/webhooks/retell/tools/${other.agentId}/take_message`;
    expect((await server.retell.deliver(server.url + path, body)).status).toBe(401);
  });
});

function ended(callSid: string, status: string) {
  return { CallSid: callSid, DialCallStatus: status, AccountSid: 'AC1' };
}
