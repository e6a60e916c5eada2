import { type LogCallBody, MAX_CALL_SECONDS } from '@frontdesk/contract';
import type { Problems } from './problems.ts';

/** A turn as it is kept; milliseconds from when the call's media began. */
export interface KeptTurn {
  readonly speaker: 'caller' | 'agent';
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly wasInterrupted: boolean;
}

/** The first word of a line of text, where it names who speaks. */
const NAMED_LINE = /^\s*(agent|assistant|bot|caller|customer|user)\s*:\s*(.*)$/i;
const AGENTS = new Set(['agent', 'assistant', 'bot']);

/** The turns of a logged call, in the order they were sent. `mediaBeganAt` is when offsets count from. */
export function readTranscript(
  transcript: LogCallBody['transcript'],
  mediaBeganAt: Date | undefined,
  problems: Problems,
): KeptTurn[] {
  if (!transcript) return [];
  if (typeof transcript === 'string') return readText(transcript);
  const turns: KeptTurn[] = [];
  for (const [index, turn] of transcript.entries()) {
    const field = `transcript.${index}`;
    const saidAt = turn.startedAt ?? turn.timestamp;
    const offset = saidAt === undefined || !mediaBeganAt ? undefined : Date.parse(saidAt) - mediaBeganAt.getTime();
    if (turn.startedAt && turn.timestamp && Date.parse(turn.startedAt) !== Date.parse(turn.timestamp))
      problems.add(`${field}.timestamp`, 'is another time than started_at');
    const before = turns.at(-1);
    const startedAtMs = problems.one(`${field}.started_at_ms`, turn.startedAtMs, offset) ?? before?.endedAtMs ?? 0;
    const endedAtMs = turn.endedAtMs ?? startedAtMs;
    if (startedAtMs < 0) problems.add(`${field}.started_at`, 'is before the call began');
    if (startedAtMs > MAX_CALL_SECONDS * 1000) problems.add(`${field}.started_at`, 'is after the call');
    if (before && startedAtMs < before.startedAtMs) problems.add(`${field}.started_at`, 'is before the turn before it');
    if (endedAtMs < startedAtMs) problems.add(`${field}.ended_at_ms`, 'is before the turn began');
    const speaker = turn.speaker === 'user' ? 'caller' : turn.speaker;
    turns.push({ speaker, text: turn.text, startedAtMs, endedAtMs, wasInterrupted: turn.wasInterrupted });
  }
  return turns;
}

/** A line that names nobody goes on with the turn before it; what comes before the first name is the caller's. */
function readText(text: string): KeptTurn[] {
  const turns: { speaker: KeptTurn['speaker']; lines: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name, words = ''] = NAMED_LINE.exec(line) ?? [];
    const last = turns.at(-1);
    if (name !== undefined)
      turns.push({ speaker: AGENTS.has(name.toLowerCase()) ? 'agent' : 'caller', lines: [words.trim()] });
    else if (last) last.lines.push(line.trim());
    else turns.push({ speaker: 'caller', lines: [line.trim()] });
  }
  return turns
    .map(({ speaker, lines }) => ({ speaker, text: lines.filter(Boolean).join('\n') }))
    .filter(turn => turn.text !== '')
    .map(turn => ({ ...turn, startedAtMs: 0, endedAtMs: 0, wasInterrupted: false }));
}
