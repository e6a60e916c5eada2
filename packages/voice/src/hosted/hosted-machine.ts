import { HOSTED_COMMANDS } from './hosted-commands.ts';
import { leaveHold, settleTransfer } from './hosted-hold.ts';
import type { HostedHappening, HostedPolicy, HostedState, HostedStep } from './hosted-state.ts';
import {
  awaitGreeting,
  awaitLastWords,
  awaitMore,
  beginLastWords,
  cancel,
  goOnWithout,
  over,
  plus,
  rest,
  setTimer,
  speak,
  stay,
  waitForCaller,
} from './hosted-step.ts';
import { conclude, endingOf, HOSTED_TIMERS } from './hosted-timers.ts';

/** A keypad entry is complete after this much time without another key; as in the pipeline. */
const DIGITS_PAUSE_MS = 1500;
const MAX_DIGITS = 32;

type Row<Type extends HostedHappening['type']> = (
  state: HostedState,
  happening: Extract<HostedHappening, { type: Type }>,
  policy: HostedPolicy,
) => HostedStep;

/** The whole call in one table: what each happening does to a call that is not over. */
const TABLE: { readonly [Type in HostedHappening['type']]: Row<Type> } = {
  answered: (state, { elapsedMs }, policy) =>
    plus(stay(state), setTimer('max-duration', Math.max(0, policy.maxDurationMs - elapsedMs))),
  opened: (state, _happening, policy) => {
    if (state.phase !== 'opening') return stay(state);
    const talking: HostedState = { ...state, phase: 'talking' };
    if (policy.lines.opening !== '' && policy.says) return speak(talking, { type: 'say', text: policy.lines.opening });
    if (policy.waitsForHello) return waitForCaller({ ...talking, awaitsHello: true }, policy, state.isCallerSpeaking);
    return policy.greets ? awaitGreeting(talking) : rest(talking, policy);
  },
  'engine-lost': (state, _happening, policy) => {
    if (state.phase === 'opening' || state.phase === 'talking') return goOnWithout(state, policy);
    const gone = { ...state, isEngineGone: true };
    if (state.phase === 'held') return stay(gone);
    return state.isAgentSpeaking ? beginLastWords(gone) : conclude(gone, policy);
  },
  'engine-ended': (state, { ending }, policy) => {
    const gone = { ...state, isEngineGone: true };
    if (state.phase === 'held') return stay(gone);
    const closing = state.phase === 'ending' ? stay(gone) : awaitLastWords(gone, { ending, transfer: null });
    const next = state.isAgentSpeaking ? beginLastWords(closing.state) : conclude(closing.state, policy);
    return { state: next.state, actions: [...closing.actions, ...next.actions] };
  },
  'utterance-started': state => {
    if (state.phase === 'held') return stay(state);
    const speaking = {
      ...state,
      isAgentSpeaking: true,
      isCallerSpeaking: false,
      awaitsLine: false,
      awaitsHello: false,
    };
    const step = plus(stay(speaking), ...cancel('quiet', 'line', 'hello'));
    if (state.phase !== 'ending') return step;
    const last = beginLastWords(speaking);
    return { state: last.state, actions: [...step.actions, ...last.actions] };
  },
  'agent-finished': (state, _happening, policy) => {
    const silent = { ...state, isAgentSpeaking: false };
    if (state.phase !== 'ending') return rest(silent, policy);
    return state.hasLastWords ? conclude(silent, policy) : awaitMore(silent);
  },
  interrupted: (state, _happening, policy) => {
    if (state.phase !== 'talking') return stay(state);
    const step = waitForCaller({ ...state, isAgentSpeaking: false }, policy, true);
    return { state: step.state, actions: [{ type: 'stop-speech', reason: 'barge-in' }, ...step.actions] };
  },
  'caller-started': state =>
    state.phase === 'talking' || state.phase === 'opening'
      ? plus(stay({ ...state, isCallerSpeaking: true, reminders: 0 }), ...cancel('quiet', 'hello'))
      : stay(state),
  'caller-stopped': (state, _happening, policy) => {
    const silent = { ...state, isCallerSpeaking: false };
    // The answer is the engine's to give; what waits to be said comes after it.
    return state.phase === 'talking' && !state.isAgentSpeaking && !state.awaitsLine
      ? waitForCaller(silent, policy, true)
      : stay(silent);
  },
  'tool-running': (state, { isRunning }) =>
    stay({ ...state, runningTools: Math.max(0, state.runningTools + (isRunning ? 1 : -1)) }),
  steered: (state, { ending, warmTransfer }, policy) => {
    if (state.phase !== 'talking') return stay(state);
    const transfer = policy.hasTransferDesk ? warmTransfer : null;
    return awaitLastWords(state, { ending: transfer ? null : ending, transfer });
  },
  digit: (state, { digit }) => {
    if (state.phase !== 'talking') return stay(state);
    const digits = digit === '#' ? state.digits : (state.digits + digit).slice(0, MAX_DIGITS);
    const pressed = plus(stay({ ...state, digits, reminders: 0 }), ...cancel('quiet', 'hello'));
    return plus(pressed, setTimer('digits', digit === '#' ? 0 : DIGITS_PAUSE_MS));
  },
  timer: (state, { name }, policy) => HOSTED_TIMERS[name](state, policy),
  'transfer-settled': settleTransfer,
  ...HOSTED_COMMANDS,
  'hung-up': state => {
    const ending = state.phase === 'ending' ? endingOf(state) : null;
    return over(state, ending ?? { disposition: 'caller_hung_up', detail: '', transferTo: null });
  },
  stopped: state => over(state, { disposition: 'interrupted', detail: 'The server was stopped.', transferTo: null }),
};

/** The call after a happening, and what to do about it. Pure: the same input always gives the same answer. */
export function advanceHosted(state: HostedState, happening: HostedHappening, policy: HostedPolicy): HostedStep {
  if (state.phase === 'ended') return stay(state);
  return leaveHold(state, handle(state, happening, policy));
}

function handle<Type extends HostedHappening['type']>(
  state: HostedState,
  happening: Extract<HostedHappening, { type: Type }>,
  policy: HostedPolicy,
): HostedStep {
  const row = TABLE[happening.type as Type] as Row<Type>;
  return row(state, happening, policy);
}
