-- Keeps `call_counts` in step with `calls`, and `calls.response_counts` with `call_turns`, in the transaction of every write.

-- Upper bounds of response times in milliseconds: steps of 50 to a second, of 100 to two, of 500 to five, then ten seconds.
CREATE FUNCTION response_bounds() RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array[50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 850, 900, 950, 1000,
               1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000, 2500, 3000, 3500, 4000, 4500, 5000,
               10000]::double precision[]
$$;
--> statement-breakpoint
-- The place of a response time in `calls.response_counts`, from 1. A bound belongs to the place above it.
CREATE FUNCTION response_bin(ms double precision) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT width_bucket(ms, response_bounds()) + 1
$$;
--> statement-breakpoint
CREATE FUNCTION add_counts(counts integer[], more integer[], times integer) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN more IS NULL THEN counts
              ELSE (SELECT array_agg(coalesce(a, 0) + times * b ORDER BY place)
                      FROM unnest(counts, more) WITH ORDINALITY AS pair (a, b, place)) END
$$;
--> statement-breakpoint
-- Adds up counts place by place, each as often as said; null when there were none.
CREATE AGGREGATE sum_counts(counts integer[], times integer) (SFUNC = add_counts, STYPE = integer[]);
--> statement-breakpoint
CREATE FUNCTION count_response() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counts integer[];
  place integer := response_bin(NEW.total_ms);
BEGIN
  SELECT response_counts INTO counts FROM calls WHERE id = NEW.call_id FOR NO KEY UPDATE;
  counts := coalesce(counts, array_fill(0, array[cardinality(response_bounds()) + 1]));
  counts[place] := counts[place] + 1;
  UPDATE calls SET response_counts = counts WHERE id = NEW.call_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER call_turns_count_response AFTER INSERT ON "call_turns"
  FOR EACH ROW WHEN (NEW.total_ms IS NOT NULL) EXECUTE FUNCTION count_response();
--> statement-breakpoint
CREATE FUNCTION counted_start(grain text, at timestamp with time zone) RETURNS timestamp with time zone
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE grain WHEN 'quarter_hour' THEN date_bin('15 minutes', at, '2000-01-01T00:00:00Z')
                    ELSE date_trunc(grain, at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' END
$$;
--> statement-breakpoint
-- Moves a call from where it was counted to where it belongs now.
CREATE FUNCTION count_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Held from here to the end of the commit, which is when this runs: transactions that write several calls would
  -- otherwise wait for each other's counts in a circle.
  PERFORM pg_advisory_xact_lock(7215300202);
  INSERT INTO call_counts AS kept (business_id, agent_id, grain, starts_at, direction, status, disposition, calls,
      forwarded, timed, seconds, unsuccessful, measured, latency_us, responses)
  SELECT business_id, agent_id, grain, counted_start(grain, started_at), direction, status, disposition, sum(times),
         sum(times * forwarded::integer), sum(times * (duration_seconds IS NOT NULL)::integer),
         sum(times * coalesce(duration_seconds, 0)::bigint), sum(times * (success IS FALSE)::integer),
         sum(times * (latency_p50_ms IS NOT NULL)::integer),
         sum(times * coalesce(round(latency_p50_ms * 1000), 0)::bigint),
         sum_counts(CASE WHEN ended_at IS NOT NULL THEN response_counts END, times)
    FROM (SELECT -1 AS times, OLD.* WHERE TG_OP <> 'INSERT' UNION ALL SELECT 1, NEW.* WHERE TG_OP <> 'DELETE') AS change
   CROSS JOIN unnest(array['month', 'day', 'quarter_hour']) AS grain
   GROUP BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (business_id, grain, starts_at, (coalesce(agent_id::text, '')), direction, status, (coalesce(disposition, '')))
  DO UPDATE SET calls = kept.calls + excluded.calls,
                forwarded = kept.forwarded + excluded.forwarded,
                timed = kept.timed + excluded.timed,
                seconds = kept.seconds + excluded.seconds,
                unsuccessful = kept.unsuccessful + excluded.unsuccessful,
                measured = kept.measured + excluded.measured,
                latency_us = kept.latency_us + excluded.latency_us,
                responses = add_counts(kept.responses, excluded.responses, 1);
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM call_counts AS kept USING unnest(array['month', 'day', 'quarter_hour']) AS old_grain
     WHERE kept.business_id = OLD.business_id AND kept.grain = old_grain
       AND kept.starts_at = counted_start(old_grain, OLD.started_at) AND kept.calls = 0;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER calls_count_new AFTER INSERT OR DELETE ON "calls"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_call();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER calls_count_changed AFTER UPDATE ON "calls"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.business_id, OLD.agent_id, OLD.started_at, OLD.direction, OLD.status, OLD.disposition, OLD.forwarded,
         OLD.duration_seconds, OLD.success, OLD.latency_p50_ms, CASE WHEN OLD.ended_at IS NOT NULL THEN OLD.response_counts END)
        IS DISTINCT FROM
        (NEW.business_id, NEW.agent_id, NEW.started_at, NEW.direction, NEW.status, NEW.disposition, NEW.forwarded,
         NEW.duration_seconds, NEW.success, NEW.latency_p50_ms, CASE WHEN NEW.ended_at IS NOT NULL THEN NEW.response_counts END))
  EXECUTE FUNCTION count_call();
--> statement-breakpoint
-- Counts all calls anew. For tables that were filled without triggers.
CREATE FUNCTION recount_calls() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE calls IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM call_counts;
  INSERT INTO call_counts (business_id, agent_id, grain, starts_at, direction, status, disposition, calls, forwarded, timed,
      seconds, unsuccessful, measured, latency_us, responses)
  SELECT business_id, agent_id, 'quarter_hour', counted_start('quarter_hour', started_at) AS starts_at, direction, status,
         disposition, count(*), count(*) FILTER (WHERE forwarded), count(duration_seconds),
         coalesce(sum(duration_seconds), 0), count(*) FILTER (WHERE success IS FALSE), count(latency_p50_ms),
         coalesce(sum(round(latency_p50_ms * 1000)::bigint), 0),
         sum_counts(CASE WHEN ended_at IS NOT NULL THEN response_counts END, 1)
    FROM calls GROUP BY 1, 2, 4, 5, 6, 7 ORDER BY starts_at;
  INSERT INTO call_counts (business_id, agent_id, grain, starts_at, direction, status, disposition, calls, forwarded, timed,
      seconds, unsuccessful, measured, latency_us, responses)
  SELECT business_id, agent_id, coarser, counted_start(coarser, starts_at), direction, status, disposition, sum(calls),
         sum(forwarded), sum(timed), sum(seconds), sum(unsuccessful), sum(measured), sum(latency_us), sum_counts(responses, 1)
    FROM call_counts CROSS JOIN unnest(array['day', 'month']) AS coarser
   GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 3, 4;
END
$$;
--> statement-breakpoint
CREATE FUNCTION forget_call_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM call_counts;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER calls_forget_counts AFTER TRUNCATE ON "calls" FOR EACH STATEMENT EXECUTE FUNCTION forget_call_counts();
--> statement-breakpoint
UPDATE calls SET response_counts = counted.counts
  FROM (SELECT call_id, array_agg((SELECT count(*)::integer FROM unnest(bins) AS bin WHERE bin = place) ORDER BY place) AS counts
          FROM (SELECT call_id, array_agg(response_bin(total_ms)) AS bins
                  FROM call_turns WHERE total_ms IS NOT NULL GROUP BY call_id) AS binned
         CROSS JOIN generate_series(1, cardinality(response_bounds()) + 1) AS place
         GROUP BY call_id) AS counted
 WHERE counted.call_id = calls.id;
--> statement-breakpoint
SELECT recount_calls();
