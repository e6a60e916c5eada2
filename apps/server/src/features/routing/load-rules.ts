import { RoutingOutcome, RoutingWhen } from '@frontdesk/contract';
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { contactNumbers, contacts, routingRules } from '../../db/schema/index.ts';
import type { ActiveRule } from './route-call.ts';

/** Rules in the order in which they are asked. */
export const IN_ORDER = [
  // Both places are in one list, so the order between them must not be the alphabet's.
  asc(sql`(${routingRules.place} = 'after')`),
  asc(routingRules.position),
  asc(routingRules.id),
] as const;

/** The enabled rules that calls to a number meet, in order. One that no longer fits the contract is left out. */
export async function loadActiveRules(
  db: Pick<Database, 'select'>,
  { businessId, phoneNumberId }: { readonly businessId: string; readonly phoneNumberId: string },
): Promise<ActiveRule[]> {
  const rows = await db
    .select()
    .from(routingRules)
    .where(
      and(
        eq(routingRules.businessId, businessId),
        eq(routingRules.isEnabled, true),
        or(isNull(routingRules.phoneNumberId), eq(routingRules.phoneNumberId, phoneNumberId)),
      ),
    )
    .orderBy(...IN_ORDER);
  return rows.flatMap(({ id, version, name, place, when, outcome }) => {
    const [conditions, result] = [RoutingWhen.safeParse(when), RoutingOutcome.safeParse(outcome)];
    return conditions.success && result.success
      ? [{ id, version, name, place, when: conditions.data, outcome: result.data }]
      : [];
  });
}

/** Whether rules have to know whose number a call comes from. */
export function needsContact(rules: readonly ActiveRule[]): boolean {
  return rules.some(({ when }) => (when.callers?.contactTags.length ?? 0) > 0);
}

/** The tags of the contact whose number it is; none when nobody has it. */
export async function contactTagsOf(
  db: Pick<Database, 'select'>,
  businessId: string,
  phoneNumber: string,
): Promise<readonly string[]> {
  const [row] = await db
    .select({ tags: contacts.tags })
    .from(contactNumbers)
    .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
    .where(
      and(
        eq(contactNumbers.businessId, businessId),
        eq(contactNumbers.phoneNumber, phoneNumber),
        eq(contacts.businessId, businessId),
        isNull(contacts.deletedAt),
      ),
    );
  return row?.tags ?? [];
}
