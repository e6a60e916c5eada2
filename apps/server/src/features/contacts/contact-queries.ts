import type { Contact, ContactListQuery } from '@frontdesk/contract';
import { and, arrayContains, asc, count, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { containsText } from '../../db/contains-text.ts';
import { contactNumbers, contacts } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';

export type ContactRow = typeof contacts.$inferSelect;

const ORDER = {
  name: asc(contacts.name),
  '-name': desc(contacts.name),
  created_at: asc(contacts.createdAt),
  '-created_at': desc(contacts.createdAt),
} as const;

/** One page of the contacts somebody may see. */
export async function listContacts(db: Database, principal: Principal, query: ContactListQuery) {
  const { page, pageSize, businessId, phoneNumber, tag, search, sort } = query;
  const withNumber = db
    .select({ contactId: contactNumbers.contactId })
    .from(contactNumbers)
    .where(
      and(
        businessId === undefined ? undefined : eq(contactNumbers.businessId, businessId),
        eq(contactNumbers.phoneNumber, phoneNumber ?? ''),
      ),
    );
  const where = and(
    visibleTo(db, principal, contacts.businessId, 'contacts:read'),
    isNull(contacts.deletedAt),
    businessId === undefined ? undefined : eq(contacts.businessId, businessId),
    phoneNumber === undefined ? undefined : inArray(contacts.id, withNumber),
    tag === undefined ? undefined : arrayContains(contacts.tags, [tag]),
    search ? or(containsText(contacts.name, search), containsText(contacts.email, search)) : undefined,
  );
  const idOrder = sort.startsWith('-') ? desc(contacts.id) : asc(contacts.id);
  const rows = await db
    .select()
    .from(contacts)
    .where(where)
    .orderBy(ORDER[sort], idOrder)
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await db.select({ total: count() }).from(contacts).where(where);
  return { items: await withNumbers(db, rows), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadContact(db: Database, contactId: string): Promise<Contact> {
  const [contact] = await withNumbers(db, [await findContact(db, contactId)]);
  if (!contact) throw noSuchContact();
  return contact;
}

/** The row, locked until the transaction ends where asked. Throws `not_found`. */
export async function findContact(db: Database, contactId: string, lock?: 'for update'): Promise<ContactRow> {
  const query = db
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), isNull(contacts.deletedAt)));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw noSuchContact();
  return row;
}

/** A person's numbers, the one to call first. */
export async function numbersOf(db: Database, contactId: string): Promise<string[]> {
  const rows = await selectNumbers(db, [contactId]);
  return rows.map(row => row.phoneNumber);
}

async function withNumbers(db: Database, rows: readonly ContactRow[]): Promise<Contact[]> {
  const found =
    rows.length === 0
      ? []
      : await selectNumbers(
          db,
          rows.map(row => row.id),
        );
  const numbers = Map.groupBy(found, row => row.contactId);
  return rows.map(({ deletedAt: _, ...row }) => ({
    ...row,
    phoneNumbers: (numbers.get(row.id) ?? []).map(entry => entry.phoneNumber),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

function selectNumbers(db: Database, contactIds: readonly string[]) {
  return db
    .select({ contactId: contactNumbers.contactId, phoneNumber: contactNumbers.phoneNumber })
    .from(contactNumbers)
    .where(inArray(contactNumbers.contactId, [...contactIds]))
    .orderBy(asc(contactNumbers.position), asc(contactNumbers.phoneNumber));
}

function noSuchContact(): AppError {
  return new AppError('not_found', 'There is nothing with this id.');
}
