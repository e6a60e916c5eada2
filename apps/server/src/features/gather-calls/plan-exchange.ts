import type { TurnTaking } from '@frontdesk/contract';
import type { CallerInput } from '@frontdesk/voice';
import type { Heard } from './heard.ts';

/** The carrier listens at most this long at a time. It also waits so long for another key, so it must not be long. */
const LONGEST_WAIT_SECONDS = 5;
/** Whoever was called and says nothing for this long is greeted all the same. */
const HELLO_SECONDS = 3;

/** Where a call is when the carrier asks. */
export interface ExchangeSituation {
  readonly heard: Heard;
  /** Nothing was said yet. */
  readonly isFirst: boolean;
  /** Whoever was called has the first word. */
  readonly waitsForHello: boolean;
  readonly waitedSeconds: number;
  /** Reminders in a row so far. */
  readonly reminders: number;
  readonly elapsedMs: number;
  readonly maxDurationMs: number;
  readonly turnTaking: Pick<TurnTaking, 'reminderAfterMs' | 'maxReminders'>;
}

/** What to do about it. `said` is the caller's, for the transcript. */
export type ExchangePlan =
  /** Hear on, without a word. */
  | { readonly type: 'listen'; readonly waitedSeconds: number; readonly timeoutSeconds: number }
  | {
      readonly type: 'respond';
      readonly input: CallerInput;
      readonly said: string;
      readonly reminders: number;
      /** The caller was reminded often enough: the call ends with this answer. */
      readonly isLast: boolean;
    }
  | { readonly type: 'time-limit'; readonly said: string };

/** Decides as the engine does on calls with a media stream, as far as the carrier leaves it to us. */
export function planExchange(situation: ExchangeSituation): ExchangePlan {
  const { heard, isFirst, waitsForHello, waitedSeconds, elapsedMs, maxDurationMs, turnTaking } = situation;
  const said = heard.type === 'said' ? heard.text : '';
  if (elapsedMs >= maxDurationMs) return { type: 'time-limit', said };
  const respond = (input: CallerInput) => ({ type: 'respond', input, said, reminders: 0, isLast: false }) as const;
  if (isFirst && waitsForHello && waitedSeconds === 0)
    return { type: 'listen', waitedSeconds: HELLO_SECONDS, timeoutSeconds: HELLO_SECONDS };
  if (isFirst) return respond({ type: 'started' });
  if (heard.type === 'pressed') return respond({ type: 'pressed', digits: heard.digits });
  if (heard.type === 'said') return respond({ type: 'said', text: heard.text });
  const waited = waitedSeconds + waitSeconds(turnTaking, waitedSeconds);
  if (waited < patienceSeconds(turnTaking))
    return { type: 'listen', waitedSeconds: waited, timeoutSeconds: waitSeconds(turnTaking, waited) };
  const count = situation.reminders + 1;
  return { ...respond({ type: 'silent', count }), reminders: count, isLast: count > turnTaking.maxReminders };
}

/** How long the carrier listens, after so much silence already. */
export function waitSeconds(turnTaking: Pick<TurnTaking, 'reminderAfterMs'>, waitedSeconds: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(1, patienceSeconds(turnTaking) - waitedSeconds));
}

function patienceSeconds({ reminderAfterMs }: Pick<TurnTaking, 'reminderAfterMs'>): number {
  return Math.round(reminderAfterMs / 1000);
}
