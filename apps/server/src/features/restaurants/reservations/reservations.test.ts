import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, reservations } from '../../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../../db/test-database.ts';
import { EVERY_EVENING, insertBusiness, insertCall, insertTable } from '../../businesses/business-fixture.ts';
import { type BookReservation, bookReservation } from './book-reservation.ts';
import { cancelReservation, changeReservation } from './change-reservation.ts';
import { findOwnReservations } from './find-reservations.ts';
import { checkAvailability } from './seat-party.ts';

/** A Monday noon in New York, where the fixture restaurant is open from 17:00 to 22:00. */
const NOW = new Date('2026-06-01T16:00:00Z');
const SYSTEM = { type: 'system' } as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function restaurantWith(capacities: number[], values: Parameters<typeof insertBusiness>[1] = {}) {
  const businessId = await insertBusiness(database.db, values);
  for (const capacity of capacities) await insertTable(database.db, businessId, capacity);
  return businessId;
}

function book(businessId: string, date: string, time: string, partySize: number, more: Partial<BookReservation> = {}) {
  return bookReservation(database.db, {
    businessId,
    request: { date, time, partySize },
    guestName: 'Ada Lovelace',
    guestPhone: '+14155550123',
    notes: '',
    callId: null,
    idempotencyKey: null,
    actor: SYSTEM,
    now: NOW,
    ...more,
  });
}

const check = (businessId: string, date: string, time: string, partySize: number) =>
  checkAvailability(database.db, { businessId, request: { date, time, partySize }, now: NOW });

describe('a reservation', () => {
  it('gets the smallest table that fits and a code of five distinct-sounding characters', async () => {
    const businessId = await restaurantWith([8, 2, 4]);
    const outcome = await book(businessId, '2026-06-05', '18:30', 3);
    expect(outcome).toMatchObject({ code: 'ok', date: '2026-06-05', time: '18:30', partySize: 3 });
    expect(outcome).toHaveProperty('confirmationCode', expect.stringMatching(/^[BFHKLMRWXY24679]{5}$/));
    const [row] = await database.db.select().from(reservations).where(eq(reservations.businessId, businessId));
    expect(row?.startsAt).toEqual(new Date('2026-06-05T22:30:00Z'));
    expect(row?.endsAt).toEqual(new Date('2026-06-06T00:00:00Z'));
    const audits = await database.db.select().from(auditLog).where(eq(auditLog.businessId, businessId));
    expect(audits.map(entry => entry.action)).toEqual(['reservation.booked']);
  });

  it('answers a repeated idempotency key with the first booking', async () => {
    const businessId = await restaurantWith([2, 2]);
    const key = { idempotencyKey: 'call:book:1' };
    const [first, again] = await Promise.all([
      book(businessId, '2026-06-05', '18:30', 2, key),
      book(businessId, '2026-06-05', '18:30', 2, key),
    ]);
    expect(again).toEqual(first);
    expect(await book(businessId, '2026-06-05', '18:30', 2, key)).toEqual(first);
    expect(await book(businessId, '2026-06-05', '18:30', 2)).toMatchObject({ code: 'ok' });
  });

  it('is refused with the reason: closed, too large, too soon, too far, not a time', async () => {
    const businessId = await restaurantWith([4], {
      hoursExceptions: [{ date: '2026-06-05', intervals: [], note: 'Wedding' }],
    });
    expect(await check(businessId, '2026-06-05', '18:00', 2)).toMatchObject({
      code: 'closed',
      nextOpening: { date: '2026-06-06', time: '17:00' },
      alternatives: [{ date: '2026-06-06', time: '18:00' }, { time: '17:45' }, { time: '18:15' }],
    });
    expect(await check(businessId, '2026-06-04', '21:15', 2)).toMatchObject({ code: 'closed' });
    expect(await check(businessId, '2026-06-04', '12:00', 2)).toMatchObject({
      code: 'closed',
      nextOpening: { date: '2026-06-04', time: '17:00' },
    });
    expect(await check(businessId, '2026-06-04', '18:00', 9)).toEqual({ code: 'too_large', maxPartySize: 8 });
    expect(await check(businessId, '2026-06-04', '18:00', 5)).toEqual({ code: 'too_large', maxPartySize: 4 });
    expect(await check(businessId, '2026-05-30', '18:00', 2)).toEqual({
      code: 'too_soon',
      earliest: { date: '2026-06-01', time: '17:00' },
    });
    expect(await check(businessId, '2026-12-24', '18:00', 2)).toEqual({ code: 'too_far', latestDate: '2026-07-31' });
    expect(await check(businessId, '2026-06-04', '18:00', 0)).toMatchObject({ code: 'invalid' });
  });

  it('after midnight belongs to the night before', async () => {
    const late = [{ opens: '18:00', closes: '02:00' }];
    const businessId = await restaurantWith([2], { businessHours: { ...EVERY_EVENING, friday: late, saturday: [] } });
    expect(await check(businessId, '2026-06-06', '00:30', 2)).toMatchObject({ code: 'ok', time: '00:30' });
    expect(await check(businessId, '2026-06-06', '01:30', 2)).toMatchObject({ code: 'closed' });
    expect(await check(businessId, '2026-06-07', '00:30', 2)).toMatchObject({ code: 'closed' });
  });

  it('at a full time is offered the nearest free ones in both directions, then the next days', async () => {
    const businessId = await restaurantWith([2]);
    await book(businessId, '2026-06-05', '19:00', 2);
    expect(await check(businessId, '2026-06-05', '19:00', 2)).toEqual({
      code: 'full',
      alternatives: [
        { date: '2026-06-05', time: '17:30' },
        { date: '2026-06-05', time: '20:30' },
        { date: '2026-06-05', time: '17:15' },
      ],
    });
    await book(businessId, '2026-06-05', '17:30', 2);
    await book(businessId, '2026-06-05', '20:30', 2);
    expect(await check(businessId, '2026-06-05', '19:00', 2)).toEqual({
      code: 'full',
      alternatives: [
        { date: '2026-06-06', time: '19:00' },
        { date: '2026-06-06', time: '18:45' },
        { date: '2026-06-06', time: '19:15' },
      ],
    });
  });

  it('between two grid times is offered both', async () => {
    const businessId = await restaurantWith([2]);
    expect(await check(businessId, '2026-06-05', '18:10', 2)).toMatchObject({
      code: 'full',
      alternatives: [{ time: '18:15' }, { time: '18:00' }, { time: '18:30' }],
    });
  });
});

describe('changing and canceling', () => {
  it('moves a reservation past its own old time and keeps the code', async () => {
    const businessId = await restaurantWith([4]);
    const booked = await book(businessId, '2026-06-05', '18:00', 2);
    if (booked.code !== 'ok') throw new Error('not booked');
    const act = { businessId, reservationId: booked.id, actor: SYSTEM, now: NOW };
    const moved = await changeReservation(database.db, { ...act, changes: { time: '18:30', partySize: 4 } });
    expect(moved).toMatchObject({ code: 'ok', time: '18:30', confirmationCode: booked.confirmationCode, partySize: 4 });
  });

  it('leaves the reservation as it was when the new time is full', async () => {
    const businessId = await restaurantWith([2]);
    const first = await book(businessId, '2026-06-05', '18:00', 2);
    await book(businessId, '2026-06-05', '20:00', 2);
    if (first.code !== 'ok') throw new Error('not booked');
    const act = { businessId, reservationId: first.id, actor: SYSTEM, now: NOW };
    expect(await changeReservation(database.db, { ...act, changes: { time: '20:00' } })).toMatchObject({
      code: 'full',
    });
    const [row] = await database.db.select().from(reservations).where(eq(reservations.id, first.id));
    expect(row?.startsAt).toEqual(new Date('2026-06-05T22:00:00Z'));
  });

  it('frees the table, twice without harm, and never reaches another business', async () => {
    const [businessId, other] = [await restaurantWith([2]), await restaurantWith([2])];
    const booked = await book(businessId, '2026-06-05', '18:00', 2, { idempotencyKey: 'k' });
    if (booked.code !== 'ok') throw new Error('not booked');
    const act = { businessId, reservationId: booked.id, actor: SYSTEM, now: NOW };
    expect(await cancelReservation(database.db, { ...act, businessId: other })).toEqual({ code: 'not_found' });
    expect(await cancelReservation(database.db, act)).toMatchObject({ code: 'ok', time: '18:00' });
    expect(await cancelReservation(database.db, act)).toMatchObject({ code: 'ok' });
    expect(await changeReservation(database.db, { ...act, changes: { time: '19:00' } })).toEqual({ code: 'not_found' });
    expect(await book(businessId, '2026-06-05', '18:00', 2, { idempotencyKey: 'k' })).toMatchObject({ code: 'ok' });
  });
});

describe('finding reservations', () => {
  it('shows callers their own, and others’ only with code and name together', async () => {
    const { db } = database;
    const businessId = await restaurantWith([2, 2]);
    const booked = await book(businessId, '2026-06-05', '18:00', 2);
    if (booked.code !== 'ok') throw new Error('not booked');
    const find = (more: object) =>
      findOwnReservations(db, { businessId, callerNumber: null, callId: null, now: NOW, ...more });
    const code = booked.confirmationCode;
    const spelled = code.toLowerCase().split('').join(' ');
    expect(await find({ callerNumber: '+14155550123' })).toMatchObject([{ id: booked.id, time: '18:00' }]);
    expect(await find({ confirmationCode: spelled, name: 'lovelace' })).toHaveLength(1);
    expect(await find({ confirmationCode: code })).toEqual([]);
    expect(await find({ name: 'Ada Lovelace' })).toEqual([]);
    expect(await find({ callerNumber: '+14155559999', name: 'Ada' })).toEqual([]);
    expect(await find({ confirmationCode: code, name: 'Grace' })).toEqual([]);
    expect(await find({ callerNumber: '+14155550123', now: new Date('2026-06-06T00:00:00Z') })).toEqual([]);
  });

  it('knows what was booked on this very call, whatever number was given', async () => {
    const businessId = await restaurantWith([2]);
    const callId = await insertCall(database.db, businessId);
    await book(businessId, '2026-06-05', '18:00', 2, { callId, guestPhone: '+442071838750' });
    const found = await findOwnReservations(database.db, { businessId, callerNumber: null, callId, now: NOW });
    expect(found).toHaveLength(1);
  });
});

describe('two who want the same table', () => {
  it('of many at once exactly as many win as there are tables, and the rest hear other times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 3 }), async (callers, tables) => {
        const businessId = await restaurantWith(Array.from({ length: tables }, () => 4));
        const outcomes = await Promise.all(
          Array.from({ length: callers }, () => book(businessId, '2026-06-05', '19:00', 2)),
        );
        const won = outcomes.filter(outcome => outcome.code === 'ok');
        expect(won).toHaveLength(Math.min(callers, tables));
        for (const outcome of outcomes) if (outcome.code !== 'ok') expect(outcome.code).toBe('full');
      }),
      { numRuns: 12 },
    );
  });

  it('random bookings, changes and cancellations at once never overlap on a table', async () => {
    const act = fc.record({
      kind: fc.constantFrom('book', 'book', 'book', 'change', 'cancel'),
      quarter: fc.integer({ min: 68, max: 84 }),
      partySize: fc.integer({ min: 1, max: 6 }),
      target: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 30 }), async acts => {
        const businessId = await restaurantWith([2, 4, 6]);
        const ids: string[] = [];
        await Promise.all(
          acts.map(async ({ kind, quarter, partySize, target }) => {
            const time = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
            const reservationId = ids[target % Math.max(ids.length, 1)];
            if (kind === 'book' || !reservationId) {
              const outcome = await book(businessId, '2026-06-05', time, partySize);
              if (outcome.code === 'ok') ids.push(outcome.id);
              return;
            }
            const common = { businessId, reservationId, actor: SYSTEM, now: NOW };
            if (kind === 'cancel') await cancelReservation(database.db, common);
            else await changeReservation(database.db, { ...common, changes: { time, partySize } });
          }),
        );
        const rows = await database.db.select().from(reservations).where(eq(reservations.businessId, businessId));
        const live = rows.filter(row => row.status === 'booked');
        for (const [index, a] of live.entries())
          for (const b of live.slice(index + 1))
            if (a.tableId === b.tableId) expect(a.endsAt <= b.startsAt || b.endsAt <= a.startsAt).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});
