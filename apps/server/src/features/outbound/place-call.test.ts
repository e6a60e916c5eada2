import { silence } from '@frontdesk/emulators';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calls, callTurns, contactNumbers, contacts, doNotCallNumbers, outboundCalls } from '../../db/schema/index.ts';
import { problemFields } from '../businesses/api-fixture.ts';
import { CALLEE, machine, OURS, openOutbound, presses } from './outbound-fixture.ts';

let line: Awaited<ReturnType<typeof openOutbound>>;
let ours: Awaited<ReturnType<typeof line.addBusiness>>;
beforeAll(async () => {
  line = await openOutbound();
  ours = await line.addBusiness();
});
afterAll(() => line.close());
beforeEach(() => line.emulator.setCallee(CALLEE, presses('2')));

const dialled = () => line.emulator.requests.filter(({ request }) => request === 'POST /Calls').length;
const place = (body: object = {}) => line.start(ours.key, { business_id: ours.businessId, ...body });

/** The call once it is over and everything about it is written. */
async function over(callId: unknown) {
  await expect.poll(async () => (await line.call(callId)).endedAt, { timeout: 8000 }).not.toBeNull();
  return line.call(callId);
}

describe('a call that is placed', () => {
  it('is answered by a person, who talks to the agent', async () => {
    const { status, body } = await place({ purpose: 'the offer', metadata: { order: 'A-7' } });
    expect(status).toBe(201);
    expect(body).toEqual({ call_id: expect.any(String), call_sid: expect.stringMatching(/^CA/), status: 'initiated' });
    expect(await over(body.call_id)).toMatchObject({
      ...{ businessId: ours.businessId, agentId: ours.agentId, direction: 'outbound', callSid: body.call_sid },
      ...{ fromNumber: OURS, toNumber: CALLEE, status: 'completed', disposition: 'agent_ended' },
      ...{ answeredAt: expect.any(Date), durationSeconds: expect.any(Number) },
      metadata: { order: 'A-7', purpose: 'the offer' },
    });
    const turns = await line.database.db
      .select()
      .from(callTurns)
      .where(eq(callTurns.callId, String(body.call_id)));
    expect(turns.map(turn => turn.text)).toContain('Hello.');
  });

  it.each([
    ['busy', { type: 'busy' as const }, 'busy', 'The line was busy (SIP 486).'],
    ['unanswered', { type: 'no-answer' as const }, 'no_answer', 'Nobody answered (SIP 487).'],
    ['impossible', { type: 'failed' as const }, 'failed', 'The number is not in service (SIP 404).'],
  ])('says when the line is %s', async (_name, callee, disposition, dispositionDetail) => {
    line.emulator.setCallee(CALLEE, callee);
    const { body } = await place();
    expect(await over(body.call_id)).toMatchObject({ status: disposition, disposition, dispositionDetail });
  });

  it('goes on from a lost answer, and dials nobody twice', async () => {
    const before = dialled();
    line.emulator.fail({ request: 'POST /Calls', type: 'drop-after-acting' });
    const { status, body } = await place();
    expect({ status, body }).toMatchObject({ status: 201, body: { status: 'queued', call_sid: null } });
    expect(await over(body.call_id)).toMatchObject({
      ...{ status: 'completed', disposition: 'agent_ended', callSid: line.emulator.calls.at(-1)?.sid },
    });
    expect(dialled()).toBe(before + 1);
  });

  it('is tried again when the carrier had too much to do, and given up when it refuses', async () => {
    line.emulator.fail({ request: 'POST /Calls', type: 'status', status: 429, code: 20429 });
    const { body } = await place();
    expect(await over(body.call_id)).toMatchObject({ disposition: 'agent_ended' });
    line.emulator.fail({ request: 'POST /Calls', type: 'status', status: 400, code: 21211 });
    expect(await place()).toMatchObject({ status: 422, body: { code: 'number_invalid' } });
    const [latest] = await line.database.db.select().from(calls).orderBy(desc(calls.startedAt)).limit(1);
    expect(latest).toMatchObject({ status: 'failed', disposition: 'failed', callSid: null, endedAt: expect.any(Date) });
    expect(latest?.dispositionDetail).toContain('not a valid phone number');
  });
});

describe('an answering machine', () => {
  beforeEach(() => line.emulator.setCallee(CALLEE, machine));

  it('is hung up on', async () => {
    const { body } = await place({ machine: { action: 'hang_up' } });
    expect(await over(body.call_id)).toMatchObject({
      ...{ status: 'completed', disposition: 'machine', answeredBy: 'machine' },
      dispositionDetail: 'An answering machine picked up.',
    });
  });

  it('is left a message by the agent after its greeting', async () => {
    const message = 'Please call us back.';
    const { body } = await place({ machine: { action: 'leave_message', message } });
    expect(await over(body.call_id)).toMatchObject({
      ...{ disposition: 'machine', answeredBy: 'machine', dispositionDetail: 'A message was left.' },
    });
    const turns = await line.database.db
      .select()
      .from(callTurns)
      .where(eq(callTurns.callId, String(body.call_id)));
    expect(turns.at(-1)).toMatchObject({ speaker: 'agent', text: message });
  });

  it('is talked to where nobody asked for it to be found out', async () => {
    line.emulator.setCallee(CALLEE, presses('2', { answeredBy: 'machine_start' }));
    const { body } = await place();
    expect(await over(body.call_id)).toMatchObject({ disposition: 'agent_ended', answeredBy: null });
  });

  it('that turns out to be a person goes on', async () => {
    line.emulator.setCallee(CALLEE, presses('2', { answeredBy: 'human', detectionMs: 20 }));
    const { body } = await place({ machine: { action: 'hang_up' } });
    expect(await over(body.call_id)).toMatchObject({ disposition: 'agent_ended', answeredBy: 'human' });
  });

  it('needs words to be left', async () => {
    expect(await place({ machine: { action: 'leave_message' } })).toMatchObject({ status: 400 });
  });
});

describe('whom a business calls', () => {
  async function addContact(values: Partial<typeof contacts.$inferInsert> = {}, phoneNumber = CALLEE) {
    const { businessId } = ours;
    await line.database.db.delete(contactNumbers);
    const [contact] = await line.database.db
      .insert(contacts)
      .values({ businessId, name: 'Ada', ...values })
      .returning();
    const contactId = contact?.id ?? '';
    await line.database.db.insert(contactNumbers).values({ businessId, contactId, phoneNumber });
    return contactId;
  }

  it('may be a contact, at its first number', async () => {
    const contactId = await addContact();
    const { status, body } = await place({ to: undefined, contact_id: contactId });
    expect(status).toBe(201);
    expect(await over(body.call_id)).toMatchObject({ contactId, toNumber: CALLEE });
  });

  it('is nobody who asked not to be called', async () => {
    const before = dialled();
    const contactId = await addContact({ doNotCall: true });
    for (const body of [{ to: undefined, contact_id: contactId }, {}])
      expect(await place(body)).toMatchObject({ status: 422, body: { code: 'do_not_call' } });
    const other = await line.database.db
      .insert(contacts)
      .values({ businessId: ours.businessId, name: 'Bob' })
      .returning();
    const another = { contact_id: other[0]?.id, to: CALLEE };
    expect(await place(another)).toMatchObject({ status: 422, body: { code: 'do_not_call' } });
    expect((await line.send('DELETE', `/api/contacts/${contactId}`, ours.key)).status).toBe(204);
    expect(await place()).toMatchObject({ status: 422, body: { code: 'do_not_call' } });
    await line.database.db.delete(doNotCallNumbers);
    await addContact();
    const entry = { business_id: ours.businessId, phone_number: CALLEE, reason: 'on the phone' };
    const added = await line.send('POST', '/api/do-not-call', ours.key, entry);
    expect(added).toMatchObject({ status: 201, body: { phone_number: CALLEE, source: 'staff' } });
    expect((await line.send('POST', '/api/do-not-call', ours.key, entry)).status).toBe(200);
    expect(await place()).toMatchObject({ status: 422, body: { code: 'do_not_call' } });
    const listed = await line.send('GET', `/api/do-not-call?business_id=${ours.businessId}`, ours.key);
    expect(listed.body).toMatchObject({ total: 1, items: [{ id: added.body.id }] });
    expect((await line.send('DELETE', `/api/do-not-call/${added.body.id}`, ours.key)).status).toBe(204);
    expect((await place()).status).toBe(201);
    expect(dialled()).toBe(before + 1);
  });

  it('is nobody in a country that the business does not call, and nobody at a premium rate', async () => {
    const before = dialled();
    for (const to of ['+18765550123', '+442079460018', '+88213000000', '+19005550123']) {
      const refused = await place({ to });
      expect(refused).toMatchObject({ status: 422, body: { code: 'number_invalid' } });
      expect(problemFields(refused)).toEqual(['to']);
    }
    expect(dialled()).toBe(before);
    const abroad = await line.addBusiness('+14155550105', { settings: { allowedCountries: ['US', 'GB'] } });
    const { status } = await line.start(abroad.key, { business_id: abroad.businessId, to: '+442079460018' });
    expect(status).toBe(201);
  });

  it('cannot be told apart by what the server notes with calls itself', async () => {
    for (const name of ['node_id', 'resumes', 'voicemail_recording_sid'])
      expect(problemFields(await place({ metadata: { [name]: 'x' } }))).toEqual(['metadata']);
  });

  it('is nobody out of bed, unless they are known to wait', async () => {
    const window = { from: '00:00', until: '00:01', days: ['monday'] };
    const late = await line.addBusiness('+14155550101', { settings: { callingWindow: window as never } });
    const refused = await line.start(late.key, { business_id: late.businessId, ignore_calling_window: false });
    // It is that one minute of the week, once in ten thousand runs.
    expect(refused).toMatchObject({ status: 422, body: { code: 'outside_calling_window' } });
    expect((await line.start(late.key, { business_id: late.businessId })).status).toBe(201);
  });

  it('is called from an active number of the business, by an agent of the business', async () => {
    const theirs = await line.addBusiness('+14155550102');
    for (const body of [{ from: '+14155550102' }, { from: '+19995550102' }])
      expect(await place(body)).toMatchObject({ status: 422, body: { code: 'no_caller_id' } });
    const foreign = await place({ agent_id: theirs.agentId });
    expect(foreign.status).toBe(400);
    expect(problemFields(foreign)).toEqual(['agent_id']);
    const contactId = await addContact({ businessId: ours.businessId });
    const stolen = { business_id: theirs.businessId, to: undefined, contact_id: contactId };
    expect(problemFields(await line.start(theirs.key, stolen))).toEqual(['contact_id']);
    expect((await line.start(theirs.key, { business_id: ours.businessId })).status).toBe(404);
    expect(await place({ to: OURS })).toMatchObject({ status: 422, body: { code: 'number_invalid' } });
    expect((await place({ from: OURS })).status).toBe(201);
  });
});

describe('an estate agent', () => {
  it('has their own voice agent call a contact, as their document says', async () => {
    const { businessId, key } = await line.addBusiness('+14155550104', { kind: 'real_estate' });
    const { db } = line.database;
    const [contact] = await db.insert(contacts).values({ businessId, name: 'Ada' }).returning();
    const contactId = contact?.id ?? '';
    await db.insert(contactNumbers).values({ businessId, contactId, phoneNumber: CALLEE });
    const path = '/agent/calls/initiate';
    const { status, body } = await line.send('POST', path, key, { contact_id: contactId, ignore_calling_window: true });
    expect({ status, body }).toEqual({
      status: 201,
      body: { call_id: expect.any(String), call_sid: expect.stringMatching(/^CA/), status: 'initiated' },
    });
    expect(await over(body.call_id)).toMatchObject({ contactId, toNumber: CALLEE, disposition: 'agent_ended' });
    const both = { contact_id: contactId, phone_number: '+14155550199', ignore_calling_window: true };
    const other = await line.send('POST', path, key, both);
    expect(await line.call(other.body.call_id)).toMatchObject({ contactId, toNumber: '+14155550199' });
    expect((await line.send('POST', path, key, {})).status).toBe(400);
    expect((await line.send('POST', path, ours.key, { phone_number: CALLEE })).status).toBe(404);
  });
});

describe('how many calls there are', () => {
  it('is limited for a business, also for those that come at the same moment', async () => {
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 5000, script: [] });
    const few = await line.addBusiness('+14155550103', { settings: { maxOutboundCalls: 2 } });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => line.start(few.key, { business_id: few.businessId })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ code: 'too_many_calls' });
    const [placed] = answers.filter(({ status }) => status === 201);
    const ended = await line.send('POST', '/api/calls/end', few.key, { call_sid: placed?.body.call_sid });
    expect(ended).toMatchObject({ status: 200, body: { call_id: placed?.body.call_id } });
    expect(await over(placed?.body.call_id)).toMatchObject({ disposition: 'canceled' });
    expect((await line.start(few.key, { business_id: few.businessId })).status).toBe(201);
  });
});

describe('a call that is to end', () => {
  it('ends while it is talked on, and says who ended it', async () => {
    line.emulator.setCallee(CALLEE, { type: 'answer', script: [silence(20_000)] });
    const { body } = await place();
    await expect.poll(() => line.telephony.live.count, { timeout: 5000 }).toBe(1);
    await expect.poll(async () => (await line.call(body.call_id)).streamSid).not.toBeNull();
    const path = `/api/calls/${body.call_id}/end`;
    expect((await line.send('POST', path, ours.key)).status).toBe(200);
    expect(await over(body.call_id)).toMatchObject({
      ...{ status: 'completed', disposition: 'canceled', dispositionDetail: 'Ended by the business.' },
    });
    expect(await line.send('POST', path, ours.key)).toMatchObject({ status: 200, body: { status: 'completed' } });
  });

  it('ends also before the carrier has named it', async () => {
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 3000, script: [] });
    line.emulator.fail({ request: 'POST /Calls', type: 'slow', delayMs: 400 });
    const placing = place();
    const { db } = line.database;
    const unnamed = async () => (await db.select().from(calls).where(eq(calls.status, 'queued')))[0];
    await expect.poll(unnamed).toBeDefined();
    const call = await unnamed();
    await line.send('POST', '/api/calls/end', ours.key, { call_id: call?.id });
    expect((await placing).status).toBe(201);
    expect(await over(call?.id)).toMatchObject({ disposition: 'canceled' });
    const [row] = await db
      .select()
      .from(outboundCalls)
      .where(eq(outboundCalls.callId, call?.id ?? ''));
    expect(row?.cancelRequestedAt).not.toBeNull();
  });
});
