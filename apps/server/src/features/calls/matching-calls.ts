import { type CallListQuery, MemberRole, ROLE_PERMISSIONS } from '@frontdesk/contract';
import { and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { calls, callTurns, members } from '../../db/schema/index.ts';
import { isInScope, type Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';
import { matching } from './counts/counted-calls.ts';

export type CallFilters = Omit<CallListQuery, 'page' | 'pageSize' | 'sort'>;

/** The calls that somebody may see and that fit the filters. */
export function matchingCalls(db: Database, principal: Principal, filters: CallFilters): SQL | undefined {
  const { callSid, contactId, from, until, phoneNumber, search } = filters;
  return and(
    visibleTo(db, principal, calls.businessId, 'calls:read'),
    ...matching(calls, filters),
    callSid ? eq(calls.callSid, callSid) : undefined,
    contactId ? eq(calls.contactId, contactId) : undefined,
    from ? gte(calls.startedAt, new Date(from)) : undefined,
    until ? lt(calls.startedAt, new Date(until)) : undefined,
    phoneNumber ? or(eq(calls.fromNumber, phoneNumber), eq(calls.toNumber, phoneNumber)) : undefined,
    search ? inArray(calls.id, callsWithWords(db, principal, search)) : undefined,
  );
}

const HEARING = MemberRole.options.filter(role => ROLE_PERMISSIONS[role].has('calls:hear'));

/** Only where one may read what was said: finding a call by its words tells that they were said on it. */
function callsWithWords(db: Database, principal: Principal, search: string) {
  const heard = db
    .select({ businessId: members.businessId })
    .from(members)
    .where(and(eq(members.userId, principal.userId), inArray(members.role, HEARING)));
  return db
    .select({ callId: callTurns.callId })
    .from(callTurns)
    .where(
      and(
        isInScope(principal, 'calls:hear') ? inArray(callTurns.businessId, heard) : sql`false`,
        sql`to_tsvector('simple', ${callTurns.text}) @@ websearch_to_tsquery('simple', ${search})`,
      ),
    );
}
