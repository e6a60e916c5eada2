import { CallForwarding } from '@frontdesk/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calls } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { insertCall } from '../businesses/business-fixture.ts';
import { insertAnsweringBusiness, PERSON, startTelephony } from './telephony-fixture.ts';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startTelephony>>;
beforeAll(async () => {
  database = await openTestDatabase();
  server = await startTelephony(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

let numberCount = 0;
let callCount = 0;

async function openLine(rules: Partial<CallForwarding>, more: { closed?: boolean; forwardingNumber?: string } = {}) {
  const number = `+1212555${String(++numberCount).padStart(4, '0')}`;
  const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
  const { businessId } = await insertAnsweringBusiness(database.db, number, {
    ...(more.forwardingNumber && { forwardingNumber: more.forwardingNumber }),
    ...(more.closed && { businessHours: closed }),
    settings: { forwarding: CallForwarding.parse({ to: PERSON, ...rules }) },
  });
  return { number, businessId, ring: () => server.carrier.ring(`CA-forward-${++callCount}`, number) };
}

it('every call goes to a person when the business says so', async () => {
  const { ring } = await openLine({ always: true });
  expect(await ring()).toContain(PERSON);
  const off = await openLine({ always: true, isEnabled: false });
  expect(await off.ring()).toContain('<Connect');
});

it('without a number of its own, the business’s forwarding number is called', async () => {
  const line = await openLine({ always: true, to: null }, { forwardingNumber: '+12125559999' });
  expect(await line.ring()).toContain('+12125559999');
});

it('outside the hours, when the business says so', async () => {
  expect(await (await openLine({ whenClosed: true }, { closed: true })).ring()).toContain(PERSON);
  expect(await (await openLine({}, { closed: true })).ring()).toContain('<Connect');
});

it('past the calls that may go on at once, and again to the agent when one has ended', async () => {
  const { businessId, ring } = await openLine({ maxSimultaneousCalls: 1 });
  const other = await openLine({ maxSimultaneousCalls: 1 });
  await insertCall(database.db, businessId);
  // Calls of other businesses, and those that ended, do not count.
  await insertCall(database.db, other.businessId, { status: 'completed' });
  expect(await ring()).toContain(PERSON);
  expect(await other.ring()).toContain('<Connect');
  expect(await other.ring()).toContain(PERSON);
});

it('the carrier asking twice about one call does not make it two', async () => {
  const { number } = await openLine({ maxSimultaneousCalls: 1 });
  for (const _time of [1, 2]) expect(await server.carrier.ring('CA-forward-twice', number)).toContain('<Connect');
});

it('past the calls of an hour', async () => {
  const { businessId, ring } = await openLine({ maxCallsPerHour: 2 });
  const [recently, earlier] = [new Date(Date.now() - 50 * 60_000), new Date(Date.now() - 70 * 60_000)];
  await insertCall(database.db, businessId, { status: 'completed', startedAt: recently });
  await insertCall(database.db, businessId, { status: 'completed', startedAt: earlier });
  expect(await ring()).toContain('<Connect');
  expect(await ring()).toContain(PERSON);
  const details = (await database.db.select().from(calls)).map(call => call.dispositionDetail);
  expect(details).toContain('call_volume');
});

it('a forward back to the number called is not made', async () => {
  const next = `+1212555${String(numberCount + 1).padStart(4, '0')}`;
  const line = await openLine({ always: true, to: next });
  expect(line.number).toBe(next);
  expect(await line.ring()).toContain('<Connect');
});
