import { CallForwarding } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { lockTraffic } from '../routing/call-traffic.ts';
import { insertRule } from './routing-fixture.ts';
import { insertAnsweringBusiness, PERSON, startTelephony } from './telephony-fixture.ts';

let database: TestDatabase;
let nodes: Awaited<ReturnType<typeof startTelephony>>[];
beforeAll(async () => {
  database = await openTestDatabase();
  nodes = await Promise.all([startTelephony(database), startTelephony(database)]);
});
afterAll(async () => {
  await Promise.all(nodes.map(node => node.close()));
  await database.close();
});

let count = 0;
const newNumber = () => `+1212555${String(300 + ++count).padStart(4, '0')}`;

/** So many calls at the same instant, on two servers in turn. Returns what each was told. */
const ringAtOnce = (number: string, howMany: number, name = number) =>
  Promise.all(
    Array.from({ length: howMany }, (_, index) => nodes[index % 2]?.carrier.ring(`CA-${name}-${index}`, number) ?? ''),
  );
const withAgent = (answers: readonly string[]) => answers.filter(twiml => twiml.includes('<Connect')).length;

describe('twenty calls at the same instant', () => {
  it.each([1, 3, 7])('and a limit of %i: exactly so many get the agent, whichever server they reach', async limit => {
    const number = newNumber();
    const { businessId } = await insertAnsweringBusiness(database.db, number);
    await insertRule(database.db, businessId, {
      when: { simultaneousCalls: limit },
      outcome: { type: 'message', text: 'All lines are busy.' },
    });
    const answers = await ringAtOnce(number, 20);
    expect(withAgent(answers)).toBe(limit);
    expect(answers.filter(twiml => twiml.includes('All lines are busy.'))).toHaveLength(20 - limit);
    const rows = await database.db.select().from(calls).where(eq(calls.businessId, businessId));
    expect(rows.filter(row => row.status === 'ringing')).toHaveLength(limit);
    expect(rows.filter(row => row.dispositionDetail === 'busy')).toHaveLength(20 - limit);
  });

  it('and the settings’ limits: the others are forwarded', async () => {
    const number = newNumber();
    const forwarding = CallForwarding.parse({ to: PERSON, maxSimultaneousCalls: 4 });
    await insertAnsweringBusiness(database.db, number, { settings: { forwarding } });
    const answers = await ringAtOnce(number, 20);
    expect(withAgent(answers)).toBe(4);
    expect(answers.filter(twiml => twiml.includes(PERSON))).toHaveLength(16);
  });

  it('and a limit of calls an hour: those that were turned away count as well', async () => {
    const number = newNumber();
    const { businessId } = await insertAnsweringBusiness(database.db, number);
    await insertRule(database.db, businessId, { when: { callsLastHour: 5 }, outcome: { type: 'reject' } });
    expect(withAgent(await ringAtOnce(number, 20))).toBe(5);
    expect(withAgent(await ringAtOnce(number, 3, `${number}-later`))).toBe(0);
  });

  it('of several businesses do not wait for, or count, each other', async () => {
    const numbers = [newNumber(), newNumber(), newNumber()];
    for (const number of numbers) {
      const { businessId } = await insertAnsweringBusiness(database.db, number);
      await insertRule(database.db, businessId, { when: { simultaneousCalls: 2 }, outcome: { type: 'reject' } });
    }
    const answers = await Promise.all(numbers.map(number => ringAtOnce(number, 6)));
    expect(answers.map(withAgent)).toEqual([2, 2, 2]);
  });
});

describe('a call at the limit', () => {
  it('is over it when so many call at once that nobody can count them', async () => {
    const number = newNumber();
    const { businessId } = await insertAnsweringBusiness(database.db, number);
    await insertRule(database.db, businessId, { when: { simultaneousCalls: 50 }, outcome: { type: 'reject' } });
    const answer = Promise.withResolvers<string>();
    await database.db.transaction(async transaction => {
      await lockTraffic(transaction, businessId);
      answer.resolve((await nodes[0]?.carrier.ring('CA-crowded', number)) ?? '');
      await answer.promise;
    });
    expect(await answer.promise).toContain('<Reject reason="busy"/>');
    // The next one is counted again.
    expect(await nodes[0]?.carrier.ring('CA-alone', number)).toContain('<Connect');
  });

  it('keeps its place when the carrier asks again', async () => {
    const number = newNumber();
    const { businessId } = await insertAnsweringBusiness(database.db, number);
    await insertRule(database.db, businessId, { when: { simultaneousCalls: 2 }, outcome: { type: 'reject' } });
    const first = await ringAtOnce(number, 6);
    const again = await ringAtOnce(number, 6);
    expect(again.map(twiml => twiml.includes('<Connect'))).toEqual(first.map(twiml => twiml.includes('<Connect')));
  });

  it('takes no place when it leaves a message, so the next one gets the line that became free', async () => {
    const number = newNumber();
    const { businessId } = await insertAnsweringBusiness(database.db, number);
    await insertRule(database.db, businessId, { when: { simultaneousCalls: 1 }, outcome: { type: 'voicemail' } });
    const [agent, voicemail] = [await nodes[0]?.carrier.ring('CA-agent', number), await ringAtOnce(number, 2)];
    expect(agent).toContain('<Connect');
    expect(voicemail.every(twiml => twiml.includes('<Record'))).toBe(true);
    await database.db.update(calls).set({ status: 'completed' }).where(eq(calls.callSid, 'CA-agent'));
    expect(await nodes[1]?.carrier.ring('CA-next', number)).toContain('<Connect');
  });
});
