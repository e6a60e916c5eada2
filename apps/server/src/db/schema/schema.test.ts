import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertBusiness, insertCall, insertTable } from '../../features/businesses/business-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../test-database.ts';
import { auditLog, callEvents, calls, reservations } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The name of the constraint, or the message, that refused the statement. */
async function refusal(statement: Promise<unknown>): Promise<string> {
  try {
    await statement;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Error)
      return 'constraint' in cause && cause.constraint ? String(cause.constraint) : cause.message;
  }
  throw new Error('The statement was accepted.');
}

describe('the schema', () => {
  it('refuses a reservation at another business’s table', async () => {
    const { db } = database;
    const [mine, other] = [await insertBusiness(db), await insertBusiness(db)];
    const foreignTable = await insertTable(db, other, 4);
    const insert = db.insert(reservations).values(reservationAt(mine, foreignTable));
    expect(await refusal(insert)).toBe('reservations_table_fk');
  });

  it('refuses a second live reservation that overlaps, and allows it once the first is canceled', async () => {
    const { db } = database;
    const business = await insertBusiness(db);
    const table = await insertTable(db, business, 4);
    await db.insert(reservations).values(reservationAt(business, table));
    const second = () =>
      db.insert(reservations).values({ ...reservationAt(business, table), confirmationCode: 'BBBBB' });
    expect(await refusal(second())).toBe('reservations_no_overlap');
    await db.update(reservations).set({ status: 'canceled' }).where(eq(reservations.businessId, business));
    await second();
  });

  it('refuses to change the journal and the audit log', async () => {
    const { db } = database;
    const business = await insertBusiness(db);
    const callId = await insertCall(db, business);
    const event = { type: 'call-answered', atMs: 0 } as const;
    await db
      .insert(callEvents)
      .values({ callId, businessId: business, sequence: 0, type: event.type, atMs: 0, payload: event });
    await db
      .insert(auditLog)
      .values({ businessId: business, actorType: 'system', action: 'a', subjectType: 'business', subjectId: business });
    expect(await refusal(db.update(callEvents).set({ atMs: 5 }))).toContain('never changed');
    expect(await refusal(db.update(auditLog).set({ action: 'b' }))).toContain('never changed');
  });

  it('refuses a call that ended before it began and a status it does not know', async () => {
    const { db } = database;
    const callId = await insertCall(db, await insertBusiness(db));
    const ended = db
      .update(calls)
      .set({ endedAt: new Date(0) })
      .where(eq(calls.id, callId));
    expect(await refusal(ended)).toBe('calls_ended_after_start_check');
    const unknown = db.update(calls).set({ status: sql`'lost'` }).where(eq(calls.id, callId));
    expect(await refusal(unknown)).toBe('calls_status_check');
  });
});

function reservationAt(businessId: string, tableId: string) {
  return {
    businessId,
    tableId,
    confirmationCode: 'AAAAA',
    guestName: 'Ada',
    guestPhone: '+14155550123',
    partySize: 2,
    startsAt: new Date('2030-01-01T18:00:00Z'),
    endsAt: new Date('2030-01-01T19:30:00Z'),
  };
}
