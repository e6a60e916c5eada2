import type { CallCommandName, CallEvent, JournalEntry, Turn } from '@frontdesk/contract';

/** What the conversation shows between its turns; talk itself arrives as turns. */
export type ShownEvent = Exclude<CallEvent, { type: UnseenType }>;

/** Talk, and what is kept for other ends. */
type UnseenType = 'turn-finished' | 'transcript-interim' | 'checkpoint' | 'usage';

/** Commands whose effect is an event of its own. */
const TOLD_OTHERWISE: ReadonlySet<CallCommandName> = new Set([
  ...(['hold', 'unhold', 'press', 'transfer'] as const),
  ...(['pause-recording', 'resume-recording'] as const),
]);

export type TimelineEntry =
  | { readonly kind: 'turn'; readonly atMs: number; readonly key: string; readonly turn: Turn }
  | { readonly kind: 'event'; readonly atMs: number; readonly key: string; readonly event: ShownEvent };

/** Turns and events as one conversation, in the order they began. */
export function toTimeline(turns: readonly Turn[], journal: readonly JournalEntry[]): TimelineEntry[] {
  const entries: TimelineEntry[] = turns.map(turn => ({
    kind: 'turn',
    atMs: turn.startedAtMs,
    key: `turn-${turn.index}`,
    turn,
  }));
  for (const { sequence, event } of journal) {
    if (isUnseen(event)) continue;
    if (event.type === 'commanded' && TOLD_OTHERWISE.has(event.command)) continue;
    const atMs = event.type === 'barge-in' ? beganAt(event.atMs, turns) : event.atMs;
    entries.push({ kind: 'event', atMs, key: `event-${sequence ?? event.atMs}`, event });
  }
  return entries.sort((a, b) => a.atMs - b.atMs || rank(a) - rank(b));
}

/** A barge-in is noticed a little after the caller began to speak; it belongs before what they said. */
function beganAt(noticedAtMs: number, turns: readonly Turn[]): number {
  const speech = turns.findLast(({ speaker, startedAtMs }) => speaker === 'caller' && startedAtMs <= noticedAtMs);
  return speech && noticedAtMs <= speech.endedAtMs ? speech.startedAtMs : noticedAtMs;
}

/** Of what happened at the same moment: the call is answered before anybody speaks, and ends after. */
function rank(entry: TimelineEntry): number {
  if (entry.kind === 'turn') return 0;
  if (entry.event.type === 'call-answered' || entry.event.type === 'barge-in') return -1;
  return entry.event.type === 'call-ended' ? 2 : 1;
}

/** The turn that is heard at a position of the recording: the last that began by then. */
export function turnAt(turns: readonly Turn[], positionMs: number): number | undefined {
  return turns.findLast(turn => turn.startedAtMs <= positionMs)?.index;
}

const UNSEEN: ReadonlySet<string> = new Set<UnseenType>(['turn-finished', 'transcript-interim', 'checkpoint', 'usage']);

function isUnseen(event: CallEvent): event is Extract<CallEvent, { type: UnseenType }> {
  return UNSEEN.has(event.type);
}
