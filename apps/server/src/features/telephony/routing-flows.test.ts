import { type EmulatedCall, hangUp, press, silence, waitForAgent } from '@frontdesk/emulators';
import { readWav } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { agents, agentVersions, contactNumbers, contacts } from '../../db/schema/index.ts';
import { insertRule, leavesMessage, openRouting, WORDS } from './routing-fixture.ts';
import { PERSON } from './telephony-fixture.ts';

const CALLER = '+14155550123';
// Whom rules forward to. `PERSON` is also whom the agent puts callers through to.
const ANN = '+14155550190';
const BUSY_PERSON = '+14155550191';
const PRESENT_PERSON = '+14155550192';
const NEVER = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

let line: Awaited<ReturnType<typeof openRouting>>;
beforeAll(async () => {
  line = await openRouting(Array.from({ length: 20 }, (_, index) => `+121255502${String(index).padStart(2, '0')}`));
});
afterAll(() => line.close());

const said = ({ events }: EmulatedCall) =>
  events.flatMap(event => (event.type === 'carrier-said' ? [event.text] : [])).join(' | ');
const kinds = ({ events }: EmulatedCall) => events.map(event => event.type);
/** The agent says hello; `2` has it say goodbye. */
const toAgent = [waitForAgent, press('2#')];

describe.concurrent('a call', () => {
  it('of a blocked caller is busy, and never answered', async ({ expect }) => {
    const { number, businessId } = await line.addBusiness();
    await insertRule(line.db, businessId, { when: { callers: { numbers: ['+1415*'] } }, outcome: { type: 'reject' } });
    const call = line.phone(number, []);
    expect(await call.ended).toEqual({ type: 'rejected', reason: 'busy' });
    expect(await line.call(call.sid)).toMatchObject({
      ...{ status: 'busy', disposition: 'refused', dispositionDetail: 'blocked', answeredAt: null },
      metadata: { routing: { decided_by: 'rule', rule_name: 'rule 1', outcome: 'reject' } },
    });
    const other = line.phone(number, toAgent, '+442071838750');
    await other.ended;
    await expect.poll(async () => await line.call(other.sid)).toMatchObject({ disposition: 'agent_ended' });
  });

  it('of somebody who hides their number gets what the rule says', async ({ expect }) => {
    const { number, businessId } = await line.addBusiness();
    const outcome = { type: 'message', text: 'Please show your number.' };
    await insertRule(line.db, businessId, { when: { callers: { isWithheld: true } }, outcome });
    const call = line.phone(number, [], 'anonymous');
    await call.ended;
    expect(said(call)).toBe('Please show your number.');
    expect(await line.call(call.sid)).toMatchObject({ disposition: 'refused', dispositionDetail: 'blocked' });
  });

  it('of a VIP reaches another agent although the business is closed', async ({ expect }) => {
    const { number, businessId } = await line.addBusiness({
      businessHours: NEVER,
      settings: { answerWhenClosed: false },
    });
    const [usual] = await line.db.select().from(agentVersions).where(eq(agentVersions.businessId, businessId));
    if (!usual) throw new Error('There is no version.');
    const [second] = await line.db.insert(agents).values({ businessId, name: 'Concierge' }).returning();
    const agentId = second?.id ?? '';
    const [version] = await line.db
      .insert(agentVersions)
      .values({ businessId, agentId, version: 1, config: usual.config })
      .returning();
    await line.db
      .update(agents)
      .set({ status: 'active', publishedVersionId: version?.id ?? null })
      .where(eq(agents.id, agentId));
    const when = { callers: { contactTags: ['VIP'] } };
    await insertRule(line.db, businessId, { when, outcome: { type: 'agent', agentId }, place: 'before' });
    const [anna] = await line.db
      .insert(contacts)
      .values({ businessId, name: 'Anna', tags: ['vip'] })
      .returning();
    await line.db.insert(contactNumbers).values({ businessId, phoneNumber: CALLER, contactId: anna?.id ?? '' });

    const vip = line.phone(number, toAgent);
    await vip.ended;
    await expect
      .poll(async () => await line.call(vip.sid))
      .toMatchObject({ agentId, agentVersionId: version?.id, disposition: 'agent_ended', contactId: anna?.id });
    const other = line.phone(number, [], '+442071838750');
    await other.ended;
    expect(said(other)).toContain('We are closed right now.');
    expect(await line.call(other.sid)).toMatchObject({ disposition: 'refused', dispositionDetail: 'closed' });
  });
});

describe.concurrent('a keypad menu', () => {
  const MENU = {
    type: 'menu',
    prompt: 'Press one for Ann, two for more.',
    timeoutSeconds: 2,
    options: [
      { key: '1', label: 'Ann', outcome: { type: 'forward', to: ANN } },
      {
        ...{ key: '2', label: 'more' },
        outcome: {
          type: 'menu',
          prompt: 'Press nine.',
          options: [{ key: '9', label: 'robot', outcome: { type: 'agent' } }],
        },
      },
      { key: '#', outcome: { type: 'repeat' } },
    ],
    otherwise: { type: 'message', text: 'Nobody chose.' },
  };
  const withMenu = async () => {
    const business = await line.addBusiness();
    await insertRule(line.db, business.businessId, { outcome: MENU });
    return business;
  };

  it('puts the caller through to a person', async ({ expect }) => {
    const { number } = await withMenu();
    line.emulator.setCallee(ANN, { type: 'answer', script: [silence(200), hangUp] });
    const call = line.phone(number, [waitForAgent, press('1')]);
    await call.ended;
    expect(kinds(call)).toContain('bridged');
    await expect
      .poll(async () => await line.call(call.sid))
      .toMatchObject({
        ...{ status: 'completed', disposition: 'transferred', dispositionDetail: 'menu', forwardedTo: ANN },
        metadata: { menu: { steps: ['1'], chosen: 'Ann' }, transfer: { status: 'completed' } },
      });
  });

  it('leads through a menu inside it to the agent', async ({ expect }) => {
    const { number, agentId } = await withMenu();
    const call = line.phone(number, [waitForAgent, press('2'), waitForAgent, press('9'), ...toAgent]);
    await call.ended;
    expect(said(call)).toBe('Press one for Ann, two for more. | Press nine.');
    await expect
      .poll(async () => await line.call(call.sid))
      .toMatchObject({
        ...{ status: 'completed', disposition: 'agent_ended', agentId },
        metadata: { menu: { steps: ['2', '9'], chosen: 'robot' }, routing: { outcome: 'menu' } },
      });
  });

  it('repeats for wrong keys, three times in all, then gives up', async ({ expect }) => {
    const { number } = await withMenu();
    const call = line.phone(number, [waitForAgent, press('8'), waitForAgent, press('*'), waitForAgent, press('0')]);
    await call.ended;
    expect(said(call)).toBe(`${Array(3).fill(MENU.prompt).join(' | ')} | Nobody chose.`);
    await expect
      .poll(async () => await line.call(call.sid))
      .toMatchObject({
        ...{ disposition: 'refused', dispositionDetail: 'menu' },
        metadata: { menu: { steps: ['otherwise'], chosen: null } },
      });
  });

  it('of a caller who hangs up there is a call that ended so', async ({ expect }) => {
    const { number } = await withMenu();
    const call = line.phone(number, [waitForAgent, hangUp]);
    await call.ended;
    await expect
      .poll(async () => await line.call(call.sid))
      .toMatchObject({ status: 'completed', disposition: 'caller_hung_up' });
  });
});

describe.concurrent('voicemail', () => {
  it('is kept, written down, and deleted at the carrier', async ({ expect }) => {
    const { number, businessId } = await line.addBusiness({ businessHours: NEVER });
    const greeting = 'We are closed and record your message.';
    await insertRule(line.db, businessId, {
      when: { hours: { type: 'closed' } },
      outcome: { type: 'voicemail', greeting },
    });
    const call = line.phone(number, leavesMessage);
    await call.ended;
    expect(said(call)).toBe(`${greeting} | Thank you for your message. Goodbye.`);
    await expect
      .poll(async () => (await line.call(call.sid)).metadata, { timeout: 10_000 })
      .toHaveProperty('voicemail_done_at');
    const row = await line.call(call.sid);
    expect(row).toMatchObject({
      ...{ status: 'completed', disposition: 'voicemail', dispositionDetail: 'closed', turnCount: 1 },
      metadata: { voicemail_seconds: expect.any(Number), routing: { reason: 'closed' } },
    });
    expect(await line.turns(row.id)).toMatchObject([{ speaker: 'caller', text: WORDS, startedAtMs: 200 }]);
    const recording = await line.recording(row.id);
    expect(recording).toMatchObject({ status: 'completed', channels: 2, contentType: 'audio/wav' });
    const stored = await line.storage.read(recording?.storageKey ?? '');
    const wav = readWav(Buffer.concat((await stored?.content.toArray()) ?? []));
    expect(wav).toMatchObject({ channels: 2, format: { encoding: 'mulaw', sampleRateHz: 8000 } });
    expect(wav.data.length / 16).toBeCloseTo(recording?.durationMs ?? 0, -1);
    expect(recording?.durationMs).toBeGreaterThan(500);
    expect(line.emulator.recordings.find(one => one.sid === recording?.recordingSid)?.status).toBe('deleted');
  });

  it('stays at the carrier where the business wants that', async ({ expect }) => {
    const { number } = await line.addBusiness({
      businessHours: NEVER,
      settings: {
        ...{ answerWhenClosed: false, keepVoicemailAtCarrier: true },
        whenClosed: { type: 'voicemail', greeting: null, maxSeconds: 60 },
      },
    });
    const call = line.phone(number, leavesMessage);
    await call.ended;
    expect(said(call)).toContain('Please leave a message after the tone; it will be recorded.');
    await expect
      .poll(async () => (await line.call(call.sid)).metadata, { timeout: 10_000 })
      .toHaveProperty('voicemail_done_at');
    const recording = await line.recording((await line.call(call.sid)).id);
    expect(line.emulator.recordings.find(one => one.sid === recording?.recordingSid)?.status).toBe('completed');
  });

  it('takes over when nobody picks up: of a rule, and of the settings after an agent’s transfer', async ({
    expect,
  }) => {
    line.emulator.setCallee(PERSON, { type: 'no-answer' });
    const byRule = await line.addBusiness();
    await insertRule(line.db, byRule.businessId, {
      outcome: { type: 'forward', to: PERSON, ringSeconds: 5, whenUnanswered: { type: 'voicemail' } },
    });
    const first = line.phone(byRule.number, leavesMessage);
    await first.ended;
    const bySettings = await line.addBusiness({
      settings: { whenUnanswered: { type: 'voicemail', greeting: 'Nobody is here.', maxSeconds: 60 } },
    });
    // The agent puts the caller through, and has recorded what was said before.
    const second = line.phone(bySettings.number, [waitForAgent, press('1#'), ...leavesMessage]);
    await second.ended;
    for (const { sid } of [first, second]) {
      await expect
        .poll(async () => (await line.call(sid)).metadata, { timeout: 10_000 })
        .toHaveProperty('voicemail_done_at');
      expect(await line.call(sid)).toMatchObject({
        ...{ status: 'completed', disposition: 'voicemail', dispositionDetail: 'unanswered' },
        metadata: { transfer: { status: 'no-answer' } },
      });
    }
    const { id } = await line.call(second.sid);
    const turns = await line.turns(id);
    expect(turns.at(-1)).toMatchObject({ speaker: 'caller', text: WORDS });
    expect(turns.length).toBeGreaterThan(2);
    // One recording: the conversation, and behind it the message.
    expect(turns.at(-1)?.startedAtMs).toBeGreaterThan(turns.at(-2)?.endedAtMs ?? Infinity);
    expect((await line.recording(id))?.durationMs).toBeGreaterThan(turns.at(-1)?.startedAtMs ?? Infinity);
  });

  it('is no message when the caller hangs up before the tone', async ({ expect }) => {
    const { number, businessId } = await line.addBusiness();
    await insertRule(line.db, businessId, { outcome: { type: 'voicemail' } });
    const call = line.phone(number, [waitForAgent, hangUp]);
    await call.ended;
    await expect.poll(async () => (await line.call(call.sid)).status).toBe('completed');
    const row = await line.call(call.sid);
    expect(row.disposition).toBe('voicemail');
    expect(await line.recording(row.id)).toBeUndefined();
  });
});

describe.concurrent('a person who does not pick up', () => {
  it('has the agent take the call', async ({ expect }) => {
    line.emulator.setCallee(BUSY_PERSON, { type: 'busy' });
    const { number, businessId, agentId } = await line.addBusiness();
    const outcome = { type: 'forward', to: BUSY_PERSON, whenUnanswered: { type: 'agent' } };
    await insertRule(line.db, businessId, { outcome });
    const call = line.phone(number, toAgent);
    await call.ended;
    await expect
      .poll(async () => await line.call(call.sid))
      .toMatchObject({
        ...{ status: 'completed', disposition: 'agent_ended', agentId, forwarded: false },
        metadata: { transfer: { status: 'busy' } },
      });
  });

  it('is not waited for when they do', async ({ expect }) => {
    line.emulator.setCallee(PRESENT_PERSON, { type: 'answer', script: [silence(200), hangUp] });
    const { number, businessId } = await line.addBusiness();
    const outcome = { type: 'forward', to: PRESENT_PERSON, whenUnanswered: { type: 'agent' } };
    await insertRule(line.db, businessId, { outcome });
    const call = line.phone(number, []);
    await call.ended;
    expect(kinds(call)).toContain('bridged');
    await expect
      .poll(async () => await line.call(call.sid))
      .toMatchObject({
        ...{ status: 'completed', disposition: 'transferred', forwarded: true, forwardedTo: PRESENT_PERSON },
      });
  });
});
