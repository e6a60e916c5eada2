import type { Contact, CreateContactBody, UpdateContactBody } from '@frontdesk/contract';
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { calls, contactNumbers, contacts, leads, orders, reservations, viewings } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { sentFields } from '../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { addToDoNotCallList } from '../outbound/do-not-call/do-not-call.ts';
import { type ContactRow, findContact, loadContact, numbersOf } from './contact-queries.ts';

/** Held while a business's numbers pass between contacts, so that one number never gets two. Any constant will do. */
const NUMBERS_LOCK = 7_215_305;

/** Why a number is on the do-not-call list whose contact is gone. */
const DELETED = 'The contact who asked not to be called was deleted.';

export interface KeptContact {
  readonly contact: Contact;
  /** False: a number was known, and what is new was added to its contact. */
  readonly isNew: boolean;
}

/**
 * Keeps a contact. Where one of the numbers is known, its contact learns what it did not know yet; where they are known
 * under several contacts, those become one: the first of them, with the calls and bookings of all.
 */
export function keepContact(tenant: Tenant, body: Omit<CreateContactBody, 'businessId'>): Promise<KeptContact> {
  const { businessId, actor } = tenant;
  const { phoneNumbers, ...fields } = body;
  return tenant.run(async transaction => {
    await lockNumbers(transaction, businessId);
    const known = await contactsWith(transaction, businessId, phoneNumbers);
    const [first, ...others] = known;
    if (first) {
      for (const other of others) await mergeInto(transaction, tenant, first, other);
      await learn(transaction, tenant, { contactId: first.id, fields, phoneNumbers });
      return { contact: await loadContact(transaction, first.id), isNew: false };
    }
    const [row] = await transaction
      .insert(contacts)
      .values({ businessId, ...fields, tags: [...new Set(fields.tags)] })
      .returning({ id: contacts.id });
    if (!row) throw new Error('The contact was not kept.');
    await writeNumbers(transaction, { businessId, contactId: row.id, phoneNumbers });
    await recordAudit(transaction, {
      ...{ businessId, actor, ...subject(row.id) },
      action: 'contact.created',
      after: { ...fields, phoneNumbers },
    });
    return { contact: await loadContact(transaction, row.id), isNew: true };
  });
}

export interface ChangeContact {
  readonly contactId: string;
  /** The version the change is based on. */
  readonly version: number;
  readonly changes: Omit<UpdateContactBody, 'version'>;
}

/** Throws `not_found`, `version_conflict`, and `conflict` for a number that is another contact's. */
export function changeContact(tenant: Tenant, { contactId, version, changes }: ChangeContact): Promise<Contact> {
  const { businessId, actor } = tenant;
  const { phoneNumbers, tags, ...fields } = changes;
  return tenant.run(async transaction => {
    await lockNumbers(transaction, businessId);
    const current = await findContact(transaction, contactId, 'for update');
    checkVersion(current.version, version);
    const numbers = await numbersOf(transaction, contactId);
    if (phoneNumbers) {
      const owners = await contactsWith(transaction, businessId, phoneNumbers);
      if (owners.some(owner => owner.id !== contactId)) throw numberTaken();
      await writeNumbers(transaction, { businessId, contactId, phoneNumbers });
    }
    const set = { ...sentFields(fields), ...(tags && { tags: [...new Set(tags)] }) };
    await updateVersioned(transaction, contacts, { id: contactId, version, set: { ...set, updatedAt: new Date() } });
    await recordAudit(transaction, {
      ...{ businessId, actor, ...subject(contactId) },
      action: 'contact.changed',
      ...changedFields({ ...current, phoneNumbers: numbers }, { ...set, ...(phoneNumbers && { phoneNumbers }) }),
    });
    return loadContact(transaction, contactId);
  });
}

/**
 * Takes a contact away. Its calls and bookings keep its name; its numbers are nobody's, and stay on the do-not-call list
 * when the person asked not to be called.
 */
export function removeContact(tenant: Tenant, contactId: string, now: Date): Promise<void> {
  const { businessId, actor } = tenant;
  return tenant.run(async transaction => {
    const { name, doNotCall } = await findContact(transaction, contactId, 'for update');
    const phoneNumbers = await numbersOf(transaction, contactId);
    await takeAway(transaction, contactId, now);
    for (const phoneNumber of doNotCall ? phoneNumbers : [])
      await addToDoNotCallList(transaction, { businessId, phoneNumber, reason: DELETED, source: 'staff', actor });
    const before = { name, phoneNumbers };
    await recordAudit(transaction, { businessId, actor, ...subject(contactId), action: 'contact.deleted', before });
  });
}

/** Turns of one business: merging moves numbers between rows that no single row lock covers. */
async function lockNumbers(transaction: Transaction, businessId: string): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${NUMBERS_LOCK}, hashtext(${businessId}))`);
}

/** Contacts that have one of the numbers, the eldest first. */
function contactsWith(transaction: Transaction, businessId: string, phoneNumbers: readonly string[]) {
  return transaction
    .selectDistinct({ id: contacts.id, row: contacts })
    .from(contactNumbers)
    .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
    .where(and(eq(contactNumbers.businessId, businessId), inArray(contactNumbers.phoneNumber, [...phoneNumbers])))
    .orderBy(contacts.id)
    .then(found => found.map(({ row }) => row));
}

interface Learn {
  readonly contactId: string;
  readonly fields: Omit<CreateContactBody, 'businessId' | 'phoneNumbers'>;
  readonly phoneNumbers: readonly string[];
}

/** Fills what was empty and adds what is more; nothing that was there is overwritten, and a wish not to be called stays. */
async function learn(transaction: Transaction, tenant: Tenant, { contactId, fields, phoneNumbers }: Learn) {
  const { businessId, actor } = tenant;
  const current = await findContact(transaction, contactId, 'for update');
  const numbers = await numbersOf(transaction, contactId);
  const all = [...new Set([...numbers, ...phoneNumbers])];
  const set = {
    name: current.name || fields.name,
    email: current.email ?? fields.email,
    notes: joinNotes(current.notes, fields.notes),
    tags: [...new Set([...current.tags, ...fields.tags])],
    doNotCall: current.doNotCall || fields.doNotCall,
    doNotText: current.doNotText || fields.doNotText,
  };
  await writeNumbers(transaction, { businessId, contactId, phoneNumbers: all });
  const changed = changedFields({ ...current, phoneNumbers: numbers }, { ...set, phoneNumbers: all });
  if (Object.keys(changed.after).length === 0) return;
  await updateVersioned(transaction, contacts, {
    id: contactId,
    version: null,
    set: { ...set, updatedAt: new Date() },
  });
  await recordAudit(transaction, { businessId, actor, ...subject(contactId), action: 'contact.changed', ...changed });
}

async function mergeInto(transaction: Transaction, tenant: Tenant, into: ContactRow, from: ContactRow): Promise<void> {
  const { businessId, actor } = tenant;
  const phoneNumbers = await numbersOf(transaction, from.id);
  for (const table of [calls, reservations, orders, viewings, leads])
    await transaction.update(table).set({ contactId: into.id }).where(eq(table.contactId, from.id));
  await takeAway(transaction, from.id, new Date());
  await learn(transaction, tenant, { contactId: into.id, fields: from, phoneNumbers });
  await recordAudit(transaction, {
    ...{ businessId, actor, ...subject(from.id) },
    action: 'contact.merged',
    before: { name: from.name, phoneNumbers },
    after: { mergedInto: into.id },
  });
}

async function takeAway(transaction: Transaction, contactId: string, now: Date): Promise<void> {
  await transaction.delete(contactNumbers).where(eq(contactNumbers.contactId, contactId));
  await updateVersioned(transaction, contacts, { id: contactId, version: null, set: { deletedAt: now } });
}

interface WriteNumbers {
  readonly businessId: string;
  readonly contactId: string;
  readonly phoneNumbers: readonly string[];
}

/** Makes these the contact's numbers, in this order, and the calls with them the contact's. */
async function writeNumbers(transaction: Transaction, { businessId, contactId, phoneNumbers }: WriteNumbers) {
  const numbers = [...new Set(phoneNumbers)];
  await transaction.delete(contactNumbers).where(eq(contactNumbers.contactId, contactId));
  await transaction
    .insert(contactNumbers)
    .values(numbers.map((phoneNumber, position) => ({ businessId, contactId, phoneNumber, position })));
  await transaction
    .update(calls)
    .set({ contactId })
    .where(
      and(
        eq(calls.businessId, businessId),
        isNull(calls.contactId),
        or(
          and(inArray(calls.fromNumber, numbers), inArray(calls.direction, ['inbound', 'web'])),
          and(inArray(calls.toNumber, numbers), eq(calls.direction, 'outbound')),
        ),
      ),
    );
}

/** Longer than the API takes, since merged notes must not be lost. */
function joinNotes(first: string, second: string): string {
  if (second === '' || first.includes(second)) return first;
  return first === '' ? second : `${first}\n${second}`;
}

function numberTaken(): AppError {
  return new AppError('conflict', 'Another contact has one of these numbers.', {
    problems: [{ field: 'phone_numbers', message: 'Another contact has one of these numbers.' }],
  });
}

const subject = (subjectId: string) => ({ subjectType: 'contact', subjectId });
