import pg from 'pg';

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
  // Below the pool, so that queries inside transactions are seen as well.
  const send = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config, values] = args;
    const text = typeof config === 'string' ? config : (config as { text: string }).text;
    if (/^\s*select/i.test(text))
      sent.set(text, Array.isArray(values) ? values : ((config as { values?: unknown[] }).values ?? []));
    return Reflect.apply(send, this, args);
  } as typeof send;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = send;
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
