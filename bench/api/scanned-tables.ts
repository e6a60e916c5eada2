import type pg from 'pg';
import { type PlanStep, planOf, queriesSentBy } from '../../apps/server/src/http/every-route/sent-queries.ts';

/** A query that reads one of the tables from its first row to its last. */
export interface WholeScan {
  readonly query: string;
  readonly table: string;
}

/** Runs the work, then asks the database for the plan of every query it sent, behind the fence it was sent behind. */
export async function findWholeScans(
  pool: pg.Pool,
  tables: readonly string[],
  work: () => Promise<unknown>,
): Promise<WholeScan[]> {
  const found: WholeScan[] = [];
  for (const query of await queriesSentBy(work)) {
    const plan = await planOf(pool, query);
    for (const table of scansIn(plan)) if (tables.includes(table)) found.push({ query: query.text, table });
  }
  return found;
}

function scansIn(plan: PlanStep): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)];
}
