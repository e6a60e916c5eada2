import type pg from 'pg';

export interface SeedCalls {
  readonly businessIds: readonly string[];
  /** Every business's agents, as many for each; its calls are theirs in turn. */
  readonly agentIds: readonly (readonly string[])[];
  readonly calls: number;
  /** Every how many calls one gets a transcript, of four turns. */
  readonly transcriptEvery: number;
}

const TABLES = ['calls', 'call_turns', 'call_counts'];

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** Spreads calls evenly over the businesses and the last 365 days; the same mix of outcomes every time. */
export async function seedCalls(
  pool: pg.Pool,
  { businessIds, agentIds, calls, transcriptEvery }: SeedCalls,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set statement_timeout = 0; set synchronous_commit = off; set maintenance_work_mem = '256MB'");
    // Rows that are known to fit need no checks, and indexes and counts are quicker made at once than row by row.
    await client.query('set session_replication_role = replica');
    // One that runs beside ours keeps it from seeing that all rows are settled, and counts would read the whole table.
    for (const table of TABLES) await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
    const { rows: indexes } = await client.query<Index>(
      `select indexname as name, indexdef as definition from pg_indexes
        where tablename in ('calls', 'call_turns', 'call_counts') and indexname like '%\\_index'`,
    );
    for (const { name } of indexes) await client.query(`drop index ${client.escapeIdentifier(name)}`);
    await client.query(
      `insert into calls (id, business_id, agent_id, direction, from_number, to_number, status, call_sid, started_at,
                          answered_at, ended_at, duration_seconds, disposition, turn_count, latency_p50_ms, response_counts)
       select ('01900000-0000-7000-8000-' || lpad(to_hex($2::int - n), 12, '0'))::uuid, ($1::uuid[])[1 + n % cardinality($1::uuid[])],
              ($3::uuid[][])[1 + n % cardinality($1::uuid[])][1 + n / 7 % array_length($3::uuid[][], 2)],
              case when n % 11 = 0 then 'outbound' else 'inbound' end,
              '+1415' || lpad((n % 50000)::text, 7, '2'), '+14155550100',
              case when n % 17 = 0 then 'no_answer' when n % 29 = 0 then 'failed' else 'completed' end,
              'CA' || md5(n::text), at, at, at + interval '95 seconds', 20 + n % 300,
              case n % 13 when 0 then 'transferred' when 1 then 'caller_hung_up' else 'agent_ended' end, 8,
              400 + n % 900, response_counts
         from (select n, now() - n * (interval '365 days' / $2::int) as at from generate_series($2::int, 1, -1) as n) as series
         join (select way, array_agg((place in (9 + way % 5, 12 + way % 7, 16 + way % 20))::int order by place) as response_counts
                 from generate_series(0, 139) as way, generate_series(1, cardinality(response_bounds()) + 1) as place
                group by way) as ways on way = n % 140
        order by n desc`,
      [businessIds, calls, agentIds],
    );
    await client.query(
      `insert into call_turns (call_id, turn_index, business_id, speaker, text, started_at_ms, ended_at_ms)
       select id, turn, business_id, case turn % 2 when 0 then 'agent' else 'caller' end,
              'turn ' || turn || ' about word' || (row % 5000) || ' and a table by the window', turn * 4000, turn * 4000 + 3000
         from (select id, business_id, row_number() over () as row from calls) as numbered, generate_series(0, 3) as turn
        where row % $1 = 0`,
      [transcriptEvery],
    );
    await client.query('select recount_calls()');
    for (const { definition } of indexes) await client.query(definition);
    for (const table of TABLES) await client.query(`vacuum (analyze) ${table}`);
    for (const table of TABLES) await client.query(`alter table ${table} reset (autovacuum_enabled)`);
  } finally {
    client.release(true);
  }
}
