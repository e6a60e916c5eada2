import { type SQL, sql } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';

/**
 * The call's id for a `call_id` column, or null while its record is not written yet: a record that comes late must not
 * cost the caller the booking.
 */
export function callReference(businessId: string, callId: string | null): SQL<string | null> {
  return sql`(select ${calls.id} from ${calls} where ${calls.id} = ${callId} and ${calls.businessId} = ${businessId})`;
}
