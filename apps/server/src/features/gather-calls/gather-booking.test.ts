import { hangUp, say, waitForAgent } from '@frontdesk/emulators';
import { createFlowDialogue, systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agents, reservations } from '../../db/schema/index.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { knowledgeByWords } from '../flows/testing/phone-call.ts';
import { providers } from '../telephony/telephony-fixture.ts';
import { createToolHandler } from '../tools/tool-handler.ts';
import { insertUser } from '../users/first-admin.ts';
import { GATHER_CALLER, openGather } from './gather-fixture.ts';

/** A Monday, 10:00 in New York. */
const NOW = Date.parse('2026-11-23T15:00:00Z');
const startedAt = performance.now();
const clock = { ...systemClock, wallTime: () => new Date(NOW + performance.now() - startedAt) };

let line: Awaited<ReturnType<typeof openGather>>;
beforeAll(async () => {
  line = await openGather({
    numbers: ['+12125550110'],
    clock,
    deps: ({ db }) => ({
      providersFor: () => ({ ...providers, dialogue: createFlowDialogue({ knowledge: knowledgeByWords }) }),
      toolsFor: createToolHandler({
        ...{ db, wallTime: clock.wallTime },
        onFailure: (tool, _callId, error) => console.error(tool, error),
      }),
    }),
  });
});
afterAll(() => line.close());

describe('a restaurant without media streams', () => {
  it('books a table by telephone', async () => {
    const adminId = await insertUser(line.db, { email: 'admin@example.com', password: null, role: 'admin' });
    const [restaurant] = await seedDemo(line.db, { adminId, now: new Date(NOW) });
    if (!restaurant) throw new Error('The demo is incomplete.');
    const { id: businessId, number } = restaurant;
    await line.answer(number);
    const [agent] = await line.db.select().from(agents).where(eq(agents.businessId, businessId));
    if (!agent) throw new Error('The demo has no agent.');
    await line.setAgent({ businessId, agentId: agent.id }, { recordingEnabled: false });
    const call = line.phone(number, [
      say('I would like to book a table for two tomorrow at 7 pm'),
      say('Ada Lovelace'),
      say('Yes'),
      say('Yes please'),
      waitForAgent,
      hangUp,
    ]);
    await call.ended;
    expect(call.events.filter(({ type }) => type === 'fault')).toEqual([]);
    const booked = await line.db.select().from(reservations).where(eq(reservations.businessId, businessId));
    expect(booked).toMatchObject([{ guestPhone: GATHER_CALLER, partySize: 2, guestName: 'Ada Lovelace' }]);
    await expect
      .poll(() => line.call(call.sid))
      .toMatchObject({ status: 'completed', disposition: 'caller_hung_up', turnCount: 9 });
    const turns = await line.turns(call.sid);
    expect(turns.map(({ turnIndex, speaker }) => [turnIndex, speaker])).toEqual(
      Array.from({ length: 9 }, (_, index) => [index, index % 2 === 0 ? 'agent' : 'caller']),
    );
    expect(turns[0]?.text).toBe('Thank you for calling Bella Vista. How can I help you?');
    expect(turns[1]?.text).toBe('I would like to book a table for two tomorrow at 7 pm');
    expect(turns[8]?.text).toContain('Your confirmation code is');
    expect(turns[8]).toMatchObject({ dialogueMs: expect.any(Number), toolMs: expect.any(Number) });
    for (const { startedAtMs, endedAtMs } of turns) expect(endedAtMs).toBeGreaterThanOrEqual(startedAtMs);
    expect((await line.events(call.sid)).filter(({ type }) => type === 'tool-finished')).toMatchObject([
      { tool: 'check_availability', code: 'ok' },
      { tool: 'book_reservation', code: 'ok' },
    ]);
  }, 60_000);
});
