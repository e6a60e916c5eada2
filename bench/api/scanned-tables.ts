import type pg from 'pg';

/** One query as it was planned, for the check that lists use an index. */
export interface WholeScan {
  readonly query: string;
  readonly table: string;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/**
 * Runs the work, then asks the database for the plan of every query it sent. Returns those that read one of the tables
 * from its first row to its last.
 */
export async function findWholeScans(
  pool: pg.Pool,
  tables: readonly string[],
  work: () => Promise<unknown>,
): Promise<WholeScan[]> {
  const sent = new Map<string, unknown[]>();
  const send = pool.query;
  pool.query = function (this: pg.Pool, ...args: unknown[]) {
    const [config, values] = args;
    const text = typeof config === 'string' ? config : (config as { text: string }).text;
    if (/^\s*select/i.test(text))
      sent.set(text, (values ?? (config as { values?: unknown[] }).values ?? []) as unknown[]);
    return Reflect.apply(send, this, args);
  } as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = send;
  }
  const found: WholeScan[] = [];
  for (const [query, values] of sent) {
    const { rows } = await pool.query(`explain (format json) ${query}`, values);
    const plan = (rows as { 'QUERY PLAN': { Plan: Plan }[] }[])[0]?.['QUERY PLAN'][0]?.Plan;
    for (const table of plan ? scansIn(plan) : []) if (tables.includes(table)) found.push({ query, table });
  }
  return found;
}

function scansIn(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)];
}
