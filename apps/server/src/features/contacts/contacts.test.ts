import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, calls, contactNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from '../businesses/api-fixture.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { insertCall as recordCall } from '../telephony/call-records.ts';

const [ADA, GRACE, THIRD] = ['+14155550123', '+14155550124', '+14155550125'];

let server: TestServer;
let send: Send;
let businessId: string;
let staff: string;

beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  send = sender(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  businessId = await insertBusiness(server.database.db);
  staff = (await addMember(server, businessId, 'staff')).key;
});

const keep = (fields: Record<string, unknown>) =>
  send('POST', '/api/contacts', staff, { business_id: businessId, ...fields });
const list = async (query: string) =>
  (await send('GET', `/api/contacts?business_id=${businessId}&${query}`, staff)).body as {
    items: { id: string; name: string }[];
    total: number;
  };

describe('a contact', () => {
  it('is kept, found, changed and deleted', async () => {
    const kept = await keep({ name: 'Ada', phone_numbers: [ADA], email: 'ada@example.com', tags: ['vip', 'vip'] });
    expect(kept).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { name: 'Ada', phone_numbers: [ADA], tags: ['vip'], do_not_call: false, notes: '' },
    });
    const path = `/api/contacts/${kept.body.id}`;
    for (const query of ['search=ad', 'tag=vip', `phone_number=${encodeURIComponent(ADA)}`])
      expect((await list(query)).total).toBe(1);
    expect((await list('tag=none')).total).toBe(0);
    expect((await send('PUT', path, staff, { name: 'Ada L.' })).body.code).toBe('version_required');
    const changed = await send('PUT', path, staff, { version: 1, phone_numbers: [GRACE, ADA], do_not_call: true });
    expect(changed.body).toMatchObject({ name: 'Ada', phone_numbers: [GRACE, ADA], do_not_call: true, version: 2 });
    expect((await send('PUT', path, staff, { version: 1, name: 'Late' })).body.code).toBe('version_conflict');
    expect((await send('DELETE', path, staff)).status).toBe(204);
    expect((await send('GET', path, staff)).status).toBe(404);
    expect((await keep({ phone_numbers: [ADA] })).status).toBe(201);
    const actions = await server.database.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(kept.body.id)));
    expect(actions.map(entry => entry.action).sort()).toEqual([
      'contact.changed',
      'contact.created',
      'contact.deleted',
    ]);
  });

  it('has numbers in international form, and every mistake is told', async () => {
    const wrong = await keep({ phone_numbers: ['0171 1234'], email: 'nobody', nickname: 'x' });
    expect(wrong.status).toBe(400);
    expect(problemFields(wrong)).toEqual(expect.arrayContaining(['phone_numbers.0', 'email']));
    expect((await keep({ phone_numbers: [] })).status).toBe(400);
  });

  it('of another business is not found', async () => {
    const { body } = await keep({ phone_numbers: [ADA] });
    const other = await insertBusiness(server.database.db);
    const stranger = (await addMember(server, other, 'owner')).key;
    for (const method of ['GET', 'DELETE'])
      expect((await send(method, `/api/contacts/${body.id}`, stranger)).status).toBe(404);
    expect((await send('GET', '/api/contacts', stranger)).body.total).toBe(0);
    // The same number may be somebody else's contact there.
    const theirs = { business_id: other, phone_numbers: [ADA] };
    expect((await send('POST', '/api/contacts', stranger, theirs)).status).toBe(201);
  });
});

describe('contacts with one number', () => {
  it('are one: the known contact learns what is new and forgets nothing', async () => {
    const first = await keep({ name: 'Ada', phone_numbers: [ADA], do_not_call: true, notes: 'Likes the window.' });
    const again = await keep({
      name: 'A. Lovelace',
      email: 'ada@example.com',
      phone_numbers: [GRACE, ADA],
      tags: ['vip'],
      notes: 'Allergic to nuts.',
    });
    expect(again).toMatchObject({
      status: 200,
      body: {
        id: first.body.id,
        name: 'Ada',
        email: 'ada@example.com',
        phone_numbers: [ADA, GRACE],
        tags: ['vip'],
        do_not_call: true,
        notes: 'Likes the window.\nAllergic to nuts.',
      },
    });
  });

  it('become one when they turn out to be, with the calls of both', async () => {
    const { db } = server.database;
    const first = await keep({ name: '', phone_numbers: [ADA] });
    const second = await keep({ name: 'Grace', phone_numbers: [GRACE] });
    const callId = await insertCall(db, businessId, { contactId: String(second.body.id) });
    const taken = await send('PUT', `/api/contacts/${second.body.id}`, staff, { version: 1, phone_numbers: [ADA] });
    expect([taken.status, problemFields(taken)]).toEqual([409, ['phone_numbers']]);
    const merged = await keep({ phone_numbers: [ADA, GRACE, THIRD] });
    expect(merged).toMatchObject({ status: 200, body: { id: first.body.id, name: 'Grace' } });
    expect(merged.body.phone_numbers).toEqual([ADA, GRACE, THIRD]);
    expect((await send('GET', `/api/contacts/${second.body.id}`, staff)).status).toBe(404);
    const [call] = await db.select().from(calls).where(eq(calls.id, callId));
    expect(call?.contactId).toBe(first.body.id);
  });

  it('stay one whoever writes at the same moment', async () => {
    const number = fc.integer({ min: 0, max: 5 }).map(last => `+1415555020${last}`);
    const people = fc.array(fc.uniqueArray(number, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(people, async wanted => {
        businessId = await insertBusiness(server.database.db);
        staff = (await addMember(server, businessId, 'staff')).key;
        const answers = await Promise.all(wanted.map(numbers => keep({ phone_numbers: numbers })));
        expect(answers.every(answer => answer.status === 200 || answer.status === 201)).toBe(true);
        const rows = await server.database.db
          .select()
          .from(contactNumbers)
          .where(eq(contactNumbers.businessId, businessId));
        const owner = new Map(rows.map(row => [row.phoneNumber, row.contactId]));
        expect(new Set(owner.keys())).toEqual(new Set(wanted.flat()));
        // Numbers that were said to be one person's are one contact's.
        for (const numbers of wanted) expect(new Set(numbers.map(one => owner.get(one))).size).toBe(1);
        expect((await list('')).total).toBe(new Set(owner.values()).size);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('a call', () => {
  const newCall = (fields: { direction: 'inbound' | 'outbound'; fromNumber: string; toNumber: string }) =>
    recordCall(server.database.db, { id: randomUUID(), businessId, callSid: `CA${randomUUID()}`, ...fields });
  const contactOf = async (callId: string) =>
    (await server.database.db.select().from(calls).where(eq(calls.id, callId)))[0]?.contactId;

  it('finds its contact by the other side’s number, also when the contact comes later', async () => {
    const early = await newCall({ direction: 'inbound', fromNumber: ADA, toNumber: THIRD });
    expect(await contactOf(early.callId)).toBeNull();
    const { id } = (await keep({ name: 'Ada', phone_numbers: [ADA] })).body;
    expect(await contactOf(early.callId)).toBe(id);
    const inbound = await newCall({ direction: 'inbound', fromNumber: ADA, toNumber: THIRD });
    const outbound = await newCall({ direction: 'outbound', fromNumber: THIRD, toNumber: ADA });
    const unknown = await newCall({ direction: 'inbound', fromNumber: GRACE, toNumber: ADA });
    expect(await contactOf(inbound.callId)).toBe(id);
    expect(await contactOf(outbound.callId)).toBe(id);
    expect(await contactOf(unknown.callId)).toBeNull();
  });
});
