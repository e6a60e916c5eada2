import { type SQL, sql } from 'drizzle-orm';
import { contactNumbers } from '../../db/schema/index.ts';

/** The id of the business's contact who has this number, for a `contact_id` column; null when nobody has. */
export function contactWithNumber(businessId: string, phoneNumber: string): SQL<string | null> {
  return sql`(select ${contactNumbers.contactId} from ${contactNumbers}
    where ${contactNumbers.businessId} = ${businessId} and ${contactNumbers.phoneNumber} = ${phoneNumber})`;
}
