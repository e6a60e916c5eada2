import type { CallSnapshot } from '@frontdesk/contract';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { contactNumbers, contacts, members, users } from '../../db/schema/index.ts';

/** What a prompt is about: one call, or one that might come. */
export interface PromptContext {
  readonly snapshot: CallSnapshot;
  /** E.164; null when withheld. */
  readonly callerNumber: string | null;
  /** The caller as the business knows them; null when it does not. */
  readonly callerName: string | null;
  /** The person whose business it is; null when no owner has a name. */
  readonly ownerName: string | null;
  readonly at: Date;
}

export interface LoadPromptContext {
  readonly snapshot: CallSnapshot;
  readonly callerNumber: string | null;
  readonly at: Date;
}

/** Adds the people of a call to its snapshot. */
export async function loadPromptContext(db: Database, call: LoadPromptContext): Promise<PromptContext> {
  const businessId = call.snapshot.business.id;
  const [owner] = await db
    .select({ firstName: users.firstName, lastName: users.lastName })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.businessId, businessId), eq(members.role, 'owner')))
    .orderBy(asc(members.createdAt), asc(members.userId))
    .limit(1);
  const [contact] = call.callerNumber
    ? await db
        .select({ name: contacts.name })
        .from(contactNumbers)
        .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
        .where(and(eq(contactNumbers.businessId, businessId), eq(contactNumbers.phoneNumber, call.callerNumber)))
    : [];
  return {
    ...call,
    callerName: contact?.name || null,
    ownerName: [owner?.firstName, owner?.lastName].filter(Boolean).join(' ') || null,
  };
}
