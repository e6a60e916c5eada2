import pg from 'pg';

/** A query of somebody's, as it went to the database. */
export interface SentQuery {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The statement that fenced its transaction in; undefined outside one. */
  readonly fence: { readonly text: string; readonly values: readonly unknown[] } | undefined;
}

/** Runs the work and returns the queries that were sent meanwhile, by anybody in this process, each text once. */
export async function queriesSentBy(work: () => Promise<unknown>): Promise<SentQuery[]> {
  const sent = new Map<string, SentQuery>();
  const fences = new WeakMap<pg.Client, SentQuery['fence']>();
  // Below the pool, so that queries inside transactions are seen as well.
  const send = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const statement = statementOf(args);
    if (/^\s*(begin|commit|rollback)/i.test(statement.text)) fences.delete(this);
    if (/set_config\('role'/.test(statement.text)) fences.set(this, statement);
    else if (/^\s*select/i.test(statement.text)) sent.set(statement.text, { ...statement, fence: fences.get(this) });
    return Reflect.apply(send, this, args);
  } as typeof send;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = send;
  }
  return [...sent.values()];
}

function statementOf([config, values]: readonly unknown[]) {
  if (typeof config === 'string') return { text: config, values: Array.isArray(values) ? values : [] };
  const { text, values: own = values } = config as { readonly text: string; readonly values?: unknown };
  return { text, values: Array.isArray(own) ? own : [] };
}

/** One step of a plan, as PostgreSQL tells it. */
export interface PlanStep {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanStep[];
}

/** The database's plan of a query, behind the fence that it was sent behind. */
export async function planOf(pool: pg.Pool, query: SentQuery, settings: readonly string[] = []): Promise<PlanStep> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const setting of settings) await client.query(setting);
    if (query.fence) await client.query(query.fence.text, [...query.fence.values]);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanStep }] }>(`explain (format json) ${query.text}`, [
      ...query.values,
    ]);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (!plan) throw new Error('The database told no plan.');
    return plan;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
