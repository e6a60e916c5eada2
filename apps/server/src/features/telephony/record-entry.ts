import { z } from 'zod';
import {
  type CallChange,
  forgetCheckpoints,
  insertCall,
  insertEvents,
  insertTurns,
  type NewCall,
  type NewCallCheckpoint,
  type NewCallEvent,
  type NewCallTurn,
  type Queries,
  type RecordingFacts,
  saveCheckpoints,
  saveRecording,
  saveRecordings,
  updateCall,
} from './call-records.ts';

const row = <Row>() => z.custom<Row>(value => typeof value === 'object' && value !== null);
const callId = z.string();

/** Something to write down about a call. What is in it was checked when it was made. */
export const RecordEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), row: row<NewCall>() }),
  z.object({ type: z.literal('event'), row: row<NewCallEvent>() }),
  z.object({ type: z.literal('turn'), row: row<NewCallTurn>() }),
  z.object({ type: z.literal('recording'), row: row<RecordingFacts>() }),
  z.object({ type: z.literal('checkpoint'), row: row<NewCallCheckpoint>() }),
  z.object({ type: z.literal('no-checkpoint'), callId }),
  z.object({ type: z.literal('change'), callId, change: row<CallChange>() }),
]);
export type RecordEntry = z.infer<typeof RecordEntry>;

/** An entry as a line of text. JSON has no instants, so they are written as objects of one field. */
export function toLine(entry: RecordEntry): string {
  // A date has made itself a text by the time that the replacer gets the value; the holder still has it.
  return JSON.stringify(entry, function replace(this: Readonly<Record<string, unknown>>, key, value: unknown) {
    const before = this[key];
    return before instanceof Date ? { $date: before.toISOString() } : value;
  });
}

/** Undefined for a line that is none of ours, or only the beginning of one. */
export function readLine(line: string): RecordEntry | undefined {
  try {
    return RecordEntry.safeParse(JSON.parse(line, (_key, value: unknown) => Instant.safeParse(value).data ?? value))
      .data;
  } catch {
    return undefined;
  }
}

const Instant = z.strictObject({ $date: z.iso.datetime() }).transform(({ $date }) => new Date($date));

/**
 * Writes entries down, in one transaction and few statements, because what the transaction holds others wait for. Writing
 * them again changes nothing. Calls come first, because everything refers to them; changes last, so that an ended
 * call's turns are there before it.
 */
export async function writeEntries(queries: Queries, entries: readonly RecordEntry[]): Promise<void> {
  for (const entry of entries) if (entry.type === 'call') await insertCall(queries, entry.row);
  await insertEvents(
    queries,
    entries.flatMap(entry => (entry.type === 'event' ? [entry.row] : [])),
  );
  await insertTurns(
    queries,
    entries.flatMap(entry => (entry.type === 'turn' ? [entry.row] : [])),
  );
  const checkpoints = latestCheckpoints(entries);
  await saveCheckpoints(
    queries,
    [...checkpoints.values()].filter(row => row !== null),
  );
  await forgetCheckpoints(
    queries,
    [...checkpoints].flatMap(([id, row]) => (row === null ? [id] : [])),
  );
  await writeRecordings(
    queries,
    entries.flatMap(entry => (entry.type === 'recording' ? [entry.row] : [])),
  );
  for (const entry of entries) if (entry.type === 'change') await updateCall(queries, entry.callId, entry.change);
}

/** By call; null where it is to be forgotten. */
function latestCheckpoints(entries: readonly RecordEntry[]): Map<string, NewCallCheckpoint | null> {
  const latest = new Map<string, NewCallCheckpoint | null>();
  for (const entry of entries) {
    if (entry.type === 'checkpoint') latest.set(entry.row.callId, entry.row);
    else if (entry.type === 'no-checkpoint') latest.set(entry.callId, null);
  }
  return latest;
}

/** Those of resumed calls one by one, in order; of the others all that is known at once. */
async function writeRecordings(queries: Queries, all: readonly RecordingFacts[]): Promise<void> {
  const resumed = new Set(all.flatMap(({ callId, segment }) => (segment ? [callId] : [])));
  const whole = new Map<string, RecordingFacts>();
  for (const facts of all) {
    const before = whole.get(facts.callId);
    if (resumed.has(facts.callId)) await saveRecording(queries, facts);
    else whole.set(facts.callId, before ? newerFacts(before, facts) : facts);
  }
  await saveRecordings(queries, [...whole.values()]);
}

function newerFacts(before: RecordingFacts, after: RecordingFacts): RecordingFacts {
  const status = after.status && after.status !== 'recording' ? after.status : before.status;
  return {
    ...before,
    durationMs: after.durationMs ?? before.durationMs,
    sizeBytes: after.sizeBytes ?? before.sizeBytes,
    ...(status !== undefined && { status }),
  };
}
