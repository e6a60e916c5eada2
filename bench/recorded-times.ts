import type pg from 'pg';

/** Written down in this time. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** What the server wrote down of its own answers: end of the speech → first audio. Milliseconds. */
export async function recordedResponseTimes(pool: pg.Pool, { from, until }: Period): Promise<number[]> {
  const { rows } = await pool.query<{ total_ms: number }>(
    'select total_ms from call_turns where total_ms is not null and created_at between $1 and $2',
    [from, until],
  );
  return rows.map(row => row.total_ms);
}

/**
 * How long the agent went on after speech had lasted for `meantMs`, which makes it certain, by the times the server wrote down:
 * when the caller's words began, and when the agent was stopped.
 */
export async function recordedBargeInDelays(
  pool: pg.Pool,
  { from, until }: Period,
  meantMs: number,
): Promise<number[]> {
  const { rows } = await pool.query<{ after_ms: number }>(
    `select event.at_ms - turn.started_at_ms as after_ms
       from call_events event
       join call_turns turn on turn.call_id = event.call_id and turn.speaker = 'caller'
            and turn.started_at_ms <= event.at_ms and turn.ended_at_ms >= event.at_ms
      where event.type = 'barge-in' and event.created_at between $1 and $2`,
    [from, until],
  );
  return rows.map(row => row.after_ms - meantMs);
}
