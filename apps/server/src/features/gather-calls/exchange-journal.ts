import type { CallEvent, Turn } from '@frontdesk/contract';
import type { GatherState } from './gather-state.ts';
import type { Heard } from './heard.ts';
import type { ExchangePlan } from './plan-exchange.ts';
import type { Ending, Reply } from './reply.ts';
import { guessMs, type Spoken } from './speak.ts';

/** Below this the carrier rather guessed the words. Ours; Twilio only says that 1 is sure. */
const DOUBTFUL_CONFIDENCE = 0.5;

/** What an exchange began with. */
export interface Asked {
  readonly state: GatherState;
  readonly heard: Heard;
  readonly plan: Exclude<ExchangePlan, { type: 'listen' }>;
}

/** What came of it, and when: milliseconds from the beginning of the call. */
export interface Told {
  readonly reply: Reply;
  readonly spoken: Spoken;
  readonly ending: Ending | null;
  readonly arrivedAtMs: number;
  readonly repliedAtMs: number;
  readonly spokenAtMs: number;
}

export interface ExchangeJournal {
  readonly events: readonly CallEvent[];
  readonly turns: readonly Turn[];
  /** Of the whole call. */
  readonly turnCount: number;
}

/** An exchange as the journal has it: the same events in the same order as of a call with a media stream. */
export function journalOf(asked: Asked, told: Told): ExchangeJournal {
  const { state } = asked;
  const { reply, ending, arrivedAtMs, spokenAtMs } = told;
  const turns = turnsOf(asked, told);
  const turnCount = state.turnCount + turns.length;
  const events: CallEvent[] = [
    ...(state.answered === 0 ? [{ type: 'call-answered', atMs: arrivedAtMs } as const] : []),
    ...eventsOfCaller(asked, arrivedAtMs, turns),
    ...reply.events,
    ...(reply.pressed === '' ? [] : [{ type: 'digits-sent', atMs: spokenAtMs, digits: reply.pressed } as const]),
    ...turns.filter(turn => turn.speaker === 'agent').map(turn => finished(turn, spokenAtMs)),
  ];
  if (ending)
    events.push({ type: 'call-ended', atMs: spokenAtMs, disposition: ending.disposition, detail: ending.detail });
  return { events, turns, turnCount };
}

/**
 * The turns as they are taken to have been: the carrier says neither when the caller spoke nor for how long. How long it
 * took to understand and to read out is the carrier's secret too, so an answer has no total time.
 */
function turnsOf({ plan, state }: Asked, told: Told): Turn[] {
  const { reply, spoken, arrivedAtMs, repliedAtMs, spokenAtMs } = told;
  const turns: Omit<Turn, 'index' | 'wasInterrupted'>[] = [];
  const startedAtMs = Math.min(arrivedAtMs, Math.max(state.lastTurnAtMs, arrivedAtMs - guessMs(plan.said)));
  if (plan.said !== '')
    turns.push({ speaker: 'caller', text: plan.said, startedAtMs, endedAtMs: arrivedAtMs, latency: null });
  if (reply.said.length > 0)
    turns.push({
      ...{ speaker: 'agent', text: reply.said.join(' '), startedAtMs: spokenAtMs },
      endedAtMs: Math.round(spokenAtMs + spoken.durationMs),
      latency: {
        ...{ endpointingMs: null, sttMs: null, totalMs: null },
        dialogueMs: Math.max(0, Math.round(repliedAtMs - arrivedAtMs - reply.toolMs)),
        toolMs: Math.round(reply.toolMs),
        ttsMs: Math.round(spokenAtMs - repliedAtMs),
      },
    });
  return turns.map((turn, index) => ({ ...turn, index: state.turnCount + index, wasInterrupted: false }));
}

function eventsOfCaller({ heard, plan }: Asked, atMs: number, turns: readonly Turn[]): CallEvent[] {
  if (heard.type === 'pressed') return [...heard.digits].map(digit => ({ type: 'dtmf-received', atMs, digit }));
  const spoken = turns.find(turn => turn.speaker === 'caller');
  if (heard.type === 'said' && spoken) {
    const { confidence } = heard;
    const isDoubtful = confidence !== null && confidence < DOUBTFUL_CONFIDENCE;
    const doubt = { type: 'words-in-doubt', atMs, turnIndex: spoken.index, confidence: confidence ?? 0 } as const;
    return [finished(spoken, atMs), ...(isDoubtful ? [doubt] : [])];
  }
  const isReminder = plan.type === 'respond' && plan.input.type === 'silent' && !plan.isLast;
  return isReminder ? [{ type: 'reminder', atMs, count: plan.reminders }] : [];
}

function finished(turn: Turn, atMs: number): CallEvent {
  return { type: 'turn-finished', atMs, turn };
}
