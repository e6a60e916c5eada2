import type { CallListQuery } from '@frontdesk/contract';
import { and, asc, desc, gte, lt } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';
import { findPlace, type PlaceInList } from './counts/place-in-list.ts';
import { matchingCalls } from './matching-calls.ts';

/** The calls on one page of those somebody may see, in order, and how many there are on all pages. */
export async function pageOfCalls(
  db: Database,
  principal: Principal,
  query: CallListQuery,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const { total, span, skip } = await findPage(db, principal, query);
  if (skip >= total) return { ids: [], total };
  const order = query.sort === 'started_at' ? asc : desc;
  // From an index alone; whoever asked reads the rows of the page, and no others.
  const rows = await db
    .select({ id: calls.id })
    .from(calls)
    .where(
      and(
        matchingCalls(db, principal, { ...query, from: undefined, until: undefined }),
        span.from && gte(calls.startedAt, span.from),
        span.until && lt(calls.startedAt, span.until),
      ),
    )
    .orderBy(order(calls.startedAt), order(calls.id))
    .limit(query.pageSize)
    .offset(skip);
  return { ids: rows.map(row => row.id), total };
}

/** How many calls fit, and where to begin reading. Calls are only counted one by one for what is not counted already. */
async function findPage(db: Database, principal: Principal, query: CallListQuery): Promise<PlaceInList> {
  const { callSid, contactId, phoneNumber, search, page, pageSize } = query;
  const offset = (page - 1) * pageSize;
  const span = {
    from: query.from ? new Date(query.from) : undefined,
    until: query.until ? new Date(query.until) : undefined,
  };
  if (callSid || contactId || phoneNumber || search) {
    const total = await db.$count(calls, matchingCalls(db, principal, query));
    return { total, span, skip: offset };
  }
  return findPlace(db, {
    filters: query,
    visible: businessId => visibleTo(db, principal, businessId, 'calls:read'),
    span,
    order: query.sort === 'started_at' ? 'earliest first' : 'latest first',
    offset,
  });
}
