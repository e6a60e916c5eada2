import {
  type CallAction,
  type CallHappening,
  type CallPolicy,
  type CallState,
  closeUtterance,
  type Ending,
  type Phase,
  type TimerName,
} from './call-state.ts';
import { bargeIn, callerPaused, callerStarted, considerTurn, forgetUtterance, waitForCaller } from './floor.ts';
import { plus, type Step, stay } from './step.ts';

type Handler<Happening> = (state: CallState, happening: Happening, nowMs: number, policy: CallPolicy) => Step;
type Row<Type extends CallHappening['type']> = Handler<Extract<CallHappening, { type: Type }>>;

/** A keypad entry is complete after this much time without another key. */
const DIGITS_PAUSE_MS = 1500;
const MAX_DIGITS = 32;

const answering = new Set<Phase>(['greeting', 'thinking', 'speaking']);

/** The whole call in one table: what each happening does to a call that is neither ringing nor over. */
const TABLE: { readonly [Type in CallHappening['type']]: Row<Type> } = {
  answered: stay,
  'speech-started': (state, { atMs }) => (state.phase === 'ending' ? stay(state) : callerStarted(state, atMs)),
  'speech-sustained': (state, _happening, _nowMs, policy) => {
    // A tool at work is not interrupted: its outcome belongs to the answer the caller is waiting for.
    const isAllowed = policy.turnTaking.canBargeIn && state.runningTools === 0 && answering.has(state.phase);
    return isAllowed && state.isCallerSpeaking ? bargeIn(state) : stay(state);
  },
  'speech-stopped': (state, { atMs }, nowMs, policy) => {
    if (state.phase === 'ending') return stay(state);
    return callerPaused(state, atMs, nowMs, policy);
  },
  'transcript-interim': (state, { text }) => {
    if (state.phase === 'ending' || text.trim() === '' || text === state.text) return stay(state);
    // Words out of what was taken for noise make it speech after all.
    const isSpeaking = state.isCallerSpeaking || state.speechEndedAtMs === null;
    return { state: { ...state, text, isCallerSpeaking: isSpeaking }, actions: [] };
  },
  'transcript-final': (state, { text }, nowMs, policy) => {
    if (state.staleFinals > 0) return stay({ ...state, staleFinals: state.staleFinals - 1 });
    const openPauses = Math.max(0, state.openPauses - 1);
    if (state.phase === 'ending' || state.speechEndedAtMs === null) return stay({ ...state, openPauses });
    const heard = { ...state, openPauses, text: openPauses === 0 ? text.trim() : state.text };
    return state.isCallerSpeaking ? stay(heard) : considerTurn(heard, nowMs, policy);
  },
  digit: (state, { digit }, nowMs, policy) => {
    if (state.phase === 'ending') return stay(state);
    const digits = digit === '#' ? state.digits : (state.digits + digit).slice(0, MAX_DIGITS);
    const pressed = { ...state, digits, quietSinceMs: nowMs };
    const cut = state.phase === 'listening' || !policy.turnTaking.canBargeIn ? stay(pressed) : bargeIn(pressed);
    return plus(cut, { type: 'set-timer', name: 'digits', delayMs: digit === '#' ? 0 : DIGITS_PAUSE_MS });
  },
  timer: (state, { name }, nowMs, policy) => TIMERS[name](state, nowMs, policy),
  'reply-audible': state => stay(state.phase === 'thinking' ? { ...state, phase: 'speaking' } : state),
  'reply-ending': (state, { ending }) =>
    answering.has(state.phase)
      ? { state: { ...state, phase: 'ending', ending, isCallerSpeaking: false }, actions: cancel('endpoint', 'quiet') }
      : stay(state),
  'reply-finished': (state, _happening, nowMs, policy) => {
    if (state.ending) return over(state, state.ending);
    if (!answering.has(state.phase)) return stay(state);
    const listening = { ...state, phase: 'listening', quietSinceMs: nowMs } as const;
    const step = waitForCaller(listening, nowMs, policy);
    if (state.isCallerSpeaking || state.speechEndedAtMs === null) return step;
    const considered = considerTurn(step.state, nowMs, policy);
    return { state: considered.state, actions: [...step.actions, ...considered.actions] };
  },
  'tool-running': (state, { isRunning }) =>
    stay({ ...state, runningTools: Math.max(0, state.runningTools + (isRunning ? 1 : -1)) }),
  failure: (state, { part }, _nowMs, policy) => {
    const ending = brokenEnding(part, policy);
    // Without a voice nothing can be explained; the caller is put through at once.
    if (part === 'voice') return over(state, ending);
    const isLast = part === 'hearing' || state.failures > 0;
    return {
      state: {
        ...state,
        phase: isLast ? 'ending' : 'thinking',
        failures: state.failures + 1,
        ending: isLast ? ending : null,
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
      actions: [
        ...(isLast ? [] : [{ type: 'note-reminder', count } as const]),
        { type: 'respond', input: { type: 'silent', count }, speechEndedAtMs: null, requiredSilenceMs: 0 },
      ],
    };
  },
  noise: (state, nowMs, policy) => {
    if (!state.isCallerSpeaking || state.phase === 'ending') return stay(state);
    // Somebody who has talked for this long without a breath is answered with what was understood so far.
    const step =
      state.text !== ''
        ? callerPaused(state, nowMs, nowMs, policy)
        : forgetUtterance({ ...state, isCallerSpeaking: false }, nowMs, policy);
    // The sound goes on, so what follows is listened to as well.
    return plus(step, { type: 'recognizer', control: 'speech' });
  },
  digits: state => {
    if (state.digits === '' || state.phase === 'ending') return stay(state);
    const isAnswering = answering.has(state.phase);
    return {
      state: { ...closeUtterance(state), phase: 'thinking', digits: '', reminders: 0, ending: null, wasCutOff: false },
      actions: [
        ...(isAnswering ? [{ type: 'stop-reply', reason: 'barge-in' } as const] : []),
        ...cancel('endpoint', 'quiet'),
        { type: 'recognizer', control: 'discard' },
        {
          type: 'respond',
          input: { type: 'pressed', digits: state.digits },
          speechEndedAtMs: null,
          requiredSilenceMs: 0,
        },
      ],
    };
  },
  'max-duration': state => ({
    state: {
      ...state,
      phase: 'ending',
      ending: { disposition: 'max_duration', detail: 'The call reached its maximum duration.', transferTo: null },
    },
    actions: [
      ...cancel('endpoint', 'quiet', 'digits', 'noise'),
      { type: 'stop-reply', reason: 'time-limit' },
      { type: 'speak-line', line: 'time-limit' },
    ],
  }),
};

/** The call after a happening, and what to do about it. Pure: the same input always gives the same answer. */
export function advance(state: CallState, happening: CallHappening, nowMs: number, policy: CallPolicy): Step {
  if (state.phase === 'ended') return stay(state);
  if (state.phase === 'ringing') {
    if (happening.type === 'hung-up' || happening.type === 'stopped') return handle(state, happening, nowMs, policy);
    if (happening.type !== 'answered') return stay(state);
    return {
      state: { ...state, phase: 'greeting', quietSinceMs: nowMs },
      actions: [
        {
          type: 'set-timer',
          name: 'max-duration',
          delayMs: Math.max(0, policy.maxDurationMs - happening.elapsedMs),
        },
        {
          type: 'respond',
          input: { type: happening.isResumed ? 'resumed' : 'started' },
          speechEndedAtMs: null,
          requiredSilenceMs: 0,
        },
      ],
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

function over(state: CallState, ending: Ending): Step {
  return { state: { ...state, phase: 'ended', ending }, actions: [{ type: 'end', ending }] };
}

function brokenEnding(part: string, policy: CallPolicy): Ending {
  const detail = `The ${part} failed.`;
  return policy.fallbackNumber
    ? { disposition: 'transferred', detail, transferTo: policy.fallbackNumber }
    : { disposition: 'failed', detail, transferTo: null };
}

function cancel(...names: TimerName[]): CallAction[] {
  return names.map(name => ({ type: 'cancel-timer', name }));
}
