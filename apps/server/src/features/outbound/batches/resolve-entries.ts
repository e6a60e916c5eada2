import type { BatchSkipReason, NewBatchEntry } from '@frontdesk/contract';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { contactNumbers, contacts, doNotCallNumbers } from '../../../db/schema/index.ts';
import type { Transaction } from '../../members/enter.ts';

/** Where an entry came from, for what is wrong with it: `entries.3`, `line 5`. */
export type NameEntry = (index: number) => string;

export interface ResolvedEntry {
  readonly contactId: string | null;
  readonly phoneNumber: string | null;
  readonly name: string;
  readonly variables: Record<string, string>;
  readonly reason: BatchSkipReason | null;
}

interface KnownContact {
  readonly id: string;
  readonly name: string;
  readonly doNotCall: boolean;
}

/** Query parameters are counted in 16 bits. */
const CHUNK = 5_000;

/**
 * Finds whom the entries of a batch mean, and marks those who are not to be called: who asked for it, who was named
 * before, who has no number. Throws `validation_failed` with every contact that is none of the business's.
 */
export async function resolveEntries(
  transaction: Transaction,
  businessId: string,
  { entries, nameEntry }: { readonly entries: readonly NewBatchEntry[]; readonly nameEntry: NameEntry },
): Promise<ResolvedEntry[]> {
  const ids = entries.flatMap(({ contactId }) => (contactId === undefined ? [] : [contactId]));
  const byId = await findContacts(transaction, businessId, [...new Set(ids)]);
  const problems = entries.flatMap(({ contactId }, index) =>
    contactId === undefined || byId.has(contactId)
      ? []
      : [{ field: nameEntry(index), message: 'The business has no such contact.' }],
  );
  if (problems.length > 0) throw new AppError('validation_failed', 'Not everybody can be called.', { problems });
  const firstNumbers = await findFirstNumbers(transaction, businessId, [...byId.keys()]);
  const numbers = entries.map(({ contactId, phoneNumber }) => phoneNumber ?? firstNumbers.get(contactId ?? '') ?? null);
  const named = [...new Set(numbers.filter(number => number !== null))];
  const owners = await findOwners(transaction, businessId, named);
  const refused = await findRefused(transaction, businessId, named);
  const seen = new Set<string>();
  return entries.map(({ contactId, name, variables }, index) => {
    const phoneNumber = numbers[index] ?? null;
    const owner = phoneNumber === null ? undefined : owners.get(phoneNumber);
    const contact = contactId === undefined ? owner : byId.get(contactId);
    const isRepeated = phoneNumber !== null && seen.has(phoneNumber);
    if (phoneNumber !== null) seen.add(phoneNumber);
    const isUnwilling = contact?.doNotCall || (phoneNumber !== null && refused.has(phoneNumber));
    const reason = phoneNumber === null ? 'no_number' : isRepeated ? 'duplicate' : isUnwilling ? 'do_not_call' : null;
    return { contactId: contact?.id ?? null, phoneNumber, name: name ?? contact?.name ?? '', variables, reason };
  });
}

async function findContacts(transaction: Transaction, businessId: string, ids: readonly string[]) {
  const found = new Map<string, KnownContact>();
  for (const chunk of chunksOf(ids)) {
    const rows = await transaction
      .select({ id: contacts.id, name: contacts.name, doNotCall: contacts.doNotCall })
      .from(contacts)
      .where(and(eq(contacts.businessId, businessId), inArray(contacts.id, chunk), isNull(contacts.deletedAt)));
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

async function findFirstNumbers(transaction: Transaction, businessId: string, contactIds: readonly string[]) {
  const found = new Map<string, string>();
  for (const chunk of chunksOf(contactIds)) {
    const rows = await transaction
      .selectDistinctOn([contactNumbers.contactId], {
        contactId: contactNumbers.contactId,
        number: contactNumbers.phoneNumber,
      })
      .from(contactNumbers)
      .where(and(eq(contactNumbers.businessId, businessId), inArray(contactNumbers.contactId, chunk)))
      .orderBy(contactNumbers.contactId, asc(contactNumbers.position), asc(contactNumbers.phoneNumber));
    for (const { contactId, number } of rows) found.set(contactId, number);
  }
  return found;
}

/** The contacts whose numbers these are. */
async function findOwners(transaction: Transaction, businessId: string, numbers: readonly string[]) {
  const found = new Map<string, KnownContact>();
  for (const chunk of chunksOf(numbers)) {
    const rows = await transaction
      .select({
        ...{ id: contacts.id, name: contacts.name, doNotCall: contacts.doNotCall },
        number: contactNumbers.phoneNumber,
      })
      .from(contactNumbers)
      .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
      .where(
        and(
          eq(contactNumbers.businessId, businessId),
          inArray(contactNumbers.phoneNumber, chunk),
          isNull(contacts.deletedAt),
        ),
      );
    for (const { number, ...contact } of rows) found.set(number, contact);
  }
  return found;
}

async function findRefused(transaction: Transaction, businessId: string, numbers: readonly string[]) {
  const found = new Set<string>();
  for (const chunk of chunksOf(numbers)) {
    const rows = await transaction
      .select({ number: doNotCallNumbers.phoneNumber })
      .from(doNotCallNumbers)
      .where(and(eq(doNotCallNumbers.businessId, businessId), inArray(doNotCallNumbers.phoneNumber, chunk)));
    for (const { number } of rows) found.add(number);
  }
  return found;
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
