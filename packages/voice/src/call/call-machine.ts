import {
  ANSWERING,
  type CallHappening,
  type CallPolicy,
  type CallState,
  closeUtterance,
  DEAF,
  type Ending,
  type TimerName,
} from './call-state.ts';
import { COMMANDS } from './command-rows.ts';
import {
  bargeIn,
  callerPaused,
  callerStarted,
  considerTurn,
  endedByRecognizer,
  forgetUtterance,
  greet,
  hearWords,
  speakScript,
  waitForCaller,
} from './floor.ts';
import { leaveHold, putOnHold, settleTransfer } from './hold.ts';
import { cancel, over, plus, respondTo, type Step, stay } from './step.ts';
import { dropSpeculation, hearsPauses, joinWords, speculate, speculateOnPause } from './utterance.ts';

type Handler<Happening> = (state: CallState, happening: Happening, nowMs: number, policy: CallPolicy) => Step;
type Row<Type extends CallHappening['type']> = Handler<Extract<CallHappening, { type: Type }>>;

/** A keypad entry is complete after this much time without another key. */
const DIGITS_PAUSE_MS = 1500;
const MAX_DIGITS = 32;

/** The whole call in one table: what each happening does to a call that is neither ringing nor over. */
const TABLE: { readonly [Type in CallHappening['type']]: Row<Type> } = {
  answered: stay,
  'speech-started': (state, { atMs }) => (DEAF.has(state.phase) ? stay(state) : callerStarted(state, atMs)),
  'speech-sustained': (state, _happening, _nowMs, policy) => {
    // A tool at work is not interrupted: its outcome belongs to the answer the caller is waiting for.
    const isAllowed = policy.turnTaking.canBargeIn && state.runningTools === 0 && ANSWERING.has(state.phase);
    return isAllowed && state.isCallerSpeaking ? bargeIn(state) : stay(state);
  },
  'speech-stopped': (state, { atMs }, nowMs, policy) => {
    if (DEAF.has(state.phase)) return stay(state);
    return callerPaused(state, atMs, nowMs, policy);
  },
  'transcript-interim': (state, { text }, _nowMs, policy) => {
    const heard = hearWords(state, text);
    const isSilent = !state.isCallerSpeaking && state.speechEndedAtMs !== null;
    return isSilent && hearsPauses(state, policy) ? speculateOnPause(heard, policy) : heard;
  },
  'turn-ending': (state, { text }, _nowMs, policy) => {
    const heard = hearWords(state, text);
    return text.trim() === '' ? heard : speculate(heard, policy);
  },
  'turn-resumed': state => stay({ ...state, speculated: null }),
  'turn-ended': endedByRecognizer,
  'transcript-final': (state, { text }, nowMs, policy) => {
    if (state.staleFinals > 0) return stay({ ...state, staleFinals: state.staleFinals - 1 });
    const openPauses = Math.max(0, state.openPauses - 1);
    const answered = { ...state, openPauses, answersPauses: true };
    if (DEAF.has(state.phase) || state.speechEndedAtMs === null) return stay(answered);
    const heard = { ...answered, text: openPauses === 0 ? joinWords(state.textBefore, text) : state.text };
    return state.isCallerSpeaking ? stay(heard) : considerTurn(heard, nowMs, policy);
  },
  digit: (state, { digit }, nowMs, policy) => {
    if (DEAF.has(state.phase)) return stay(state);
    const digits = digit === '#' ? state.digits : (state.digits + digit).slice(0, MAX_DIGITS);
    const pressed = { ...state, digits, quietSinceMs: nowMs };
    const cut = state.phase === 'listening' || !policy.turnTaking.canBargeIn ? stay(pressed) : bargeIn(pressed);
    return plus(cut, { type: 'set-timer', name: 'digits', delayMs: digit === '#' ? 0 : DIGITS_PAUSE_MS });
  },
  timer: (state, { name }, nowMs, policy) => TIMERS[name](state, nowMs, policy),
  'reply-audible': state => stay(state.phase === 'thinking' ? { ...state, phase: 'speaking' } : state),
  'reply-ending': (state, { ending, warmTransfer }, _nowMs, policy) => {
    if (!ANSWERING.has(state.phase)) return stay(state);
    const transfer = policy.hasTransferDesk ? warmTransfer : null;
    const closing = { ...state, phase: 'ending', ending: transfer ? null : ending, transfer } as const;
    return { state: { ...closing, isCallerSpeaking: false }, actions: cancel('endpoint', 'quiet', 'digits', 'noise') };
  },
  'reply-finished': (state, _happening, nowMs, policy) => {
    if (state.phase === 'held') return stay(state);
    if (state.script.length > 0 && (state.ending || state.transfer)) return speakScript(state);
    if (state.ending) return over(state, state.ending);
    if (state.transfer && state.phase === 'ending') return putOnHold(state, state.transfer);
    if (!ANSWERING.has(state.phase)) return stay(state);
    const listening = { ...state, phase: 'listening', quietSinceMs: nowMs } as const;
    const step = waitForCaller(listening, nowMs, policy);
    if (state.isCallerSpeaking || state.speechEndedAtMs === null) return step;
    const considered = considerTurn(step.state, nowMs, policy);
    return { state: considered.state, actions: [...step.actions, ...considered.actions] };
  },
  'tool-running': (state, { isRunning }) =>
    stay({ ...state, runningTools: Math.max(0, state.runningTools + (isRunning ? 1 : -1)) }),
  failure: (state, { part }, _nowMs, policy) => {
    const ending = brokenEnding(part, state.transfer?.to ?? policy.fallbackNumber);
    // Without a voice nothing can be explained; the caller is put through at once.
    if (part === 'voice') return over(state, state.ending ?? ending);
    if (state.phase === 'ending') return stay({ ...state, ending: state.ending ?? ending, transfer: null });
    const isLast = part === 'hearing' || state.failures > 0;
    return {
      state: {
        ...state,
        phase: isLast ? 'ending' : 'thinking',
        failures: state.failures + 1,
        ending: isLast ? ending : null,
        transfer: null,
      },
      actions: [
        ...cancel('endpoint', 'quiet'),
        { type: 'stop-reply', reason: 'failure' },
        { type: 'speak-line', line: 'apology' },
      ],
    };
  },
  'hung-up': state =>
    over(
      state,
      state.phase === 'ending' && state.ending
        ? state.ending
        : { disposition: 'caller_hung_up', detail: '', transferTo: null },
    ),
  'transfer-settled': settleTransfer,
  ...COMMANDS,
  stopped: state => over(state, { disposition: 'interrupted', detail: 'The server was stopped.', transferTo: null }),
};

const TIMERS: { readonly [Name in TimerName]: (state: CallState, nowMs: number, policy: CallPolicy) => Step } = {
  endpoint: considerTurn,
  quiet: (state, nowMs, policy) => {
    if (state.phase !== 'listening') return stay(state);
    if (state.isCallerSpeaking || state.speechEndedAtMs !== null || state.digits !== '') {
      return plus(stay(state), { type: 'set-timer', name: 'quiet', delayMs: 1000 });
    }
    const count = state.reminders + 1;
    const isLast = count > policy.turnTaking.maxReminders;
    return {
      state: {
        ...state,
        phase: 'thinking',
        reminders: count,
        wasCutOff: false,
        quietSinceMs: nowMs,
        ending: isLast ? { disposition: 'silence', detail: 'The caller said nothing.', transferTo: null } : null,
      },
      actions: [...(isLast ? [] : [{ type: 'note-reminder', count } as const]), respondTo({ type: 'silent', count })],
    };
  },
  noise: (state, nowMs, policy) => {
    if (!state.isCallerSpeaking || DEAF.has(state.phase)) return stay(state);
    // Somebody who has talked for this long without a breath is answered with what was understood so far.
    const step =
      state.text !== ''
        ? callerPaused(state, nowMs, nowMs, policy)
        : forgetUtterance({ ...state, isCallerSpeaking: false }, nowMs, policy);
    // The sound goes on, so what follows is listened to as well.
    return plus(step, { type: 'recognizer', control: 'speech' });
  },
  digits: (state, nowMs, policy) => {
    // A lone # only cut the agent off.
    if (state.digits === '' && state.phase === 'listening') return waitForCaller(state, nowMs, policy);
    if (state.digits === '' || DEAF.has(state.phase)) return stay(state);
    if (state.awaitsHello) return greet(state);
    const isAnswering = ANSWERING.has(state.phase);
    return {
      state: { ...closeUtterance(state), phase: 'thinking', digits: '', reminders: 0, ending: null, wasCutOff: false },
      actions: [
        ...(isAnswering ? [{ type: 'stop-reply', reason: 'barge-in' } as const] : []),
        ...cancel('endpoint', 'quiet'),
        { type: 'recognizer', control: 'discard' },
        respondTo({ type: 'pressed', digits: state.digits }),
      ],
    };
  },
  hello: (state, nowMs, policy) => {
    if (!state.awaitsHello || state.phase !== 'listening') return stay(state);
    const isSpeaking = state.isCallerSpeaking || state.speechEndedAtMs !== null;
    return isSpeaking ? waitForCaller(state, nowMs, policy) : greet(state);
  },
  transfer: state => settleTransfer(state, { result: 'no_answer' }),
  'max-duration': state => ({
    state: {
      ...state,
      phase: 'ending',
      transfer: null,
      script: [],
      ending: { disposition: 'max_duration', detail: 'The call reached its maximum duration.', transferTo: null },
    },
    actions: [
      ...cancel('endpoint', 'quiet', 'digits', 'noise', 'hello'),
      { type: 'stop-reply', reason: 'time-limit' },
      { type: 'speak-line', line: 'time-limit' },
    ],
  }),
};

/** The call after a happening, and what to do about it. Pure: the same input always gives the same answer. */
export function advance(state: CallState, happening: CallHappening, nowMs: number, policy: CallPolicy): Step {
  if (state.phase === 'ended') return stay(state);
  return dropSpeculation(state, leaveHold(state, step(state, happening, nowMs, policy)));
}

function step(state: CallState, happening: CallHappening, nowMs: number, policy: CallPolicy): Step {
  if (state.phase === 'ringing') {
    if (happening.type === 'hung-up' || happening.type === 'stopped') return handle(state, happening, nowMs, policy);
    if (happening.type !== 'answered') return stay(state);
    const { isResumed, elapsedMs } = happening;
    const leftMs = Math.max(0, policy.maxDurationMs - elapsedMs);
    const limit = { type: 'set-timer', name: 'max-duration', delayMs: leftMs } as const;
    const begun = { ...state, quietSinceMs: nowMs };
    if (policy.waitsForHello && !isResumed) {
      const waiting = waitForCaller({ ...begun, phase: 'listening', awaitsHello: true }, nowMs, policy);
      return { state: waiting.state, actions: [limit, ...waiting.actions] };
    }
    return {
      state: { ...begun, phase: 'greeting' },
      actions: [limit, respondTo({ type: isResumed ? 'resumed' : 'started' })],
    };
  }
  return handle(state, happening, nowMs, policy);
}

function handle<Type extends CallHappening['type']>(
  state: CallState,
  happening: Extract<CallHappening, { type: Type }>,
  nowMs: number,
  policy: CallPolicy,
): Step {
  const row = TABLE[happening.type as Type] as Row<Type>;
  return row(state, happening, nowMs, policy);
}

function brokenEnding(part: string, transferTo: string | null): Ending {
  return { disposition: transferTo === null ? 'failed' : 'transferred', detail: `The ${part} failed.`, transferTo };
}
