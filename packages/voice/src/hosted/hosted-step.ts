import type { Ending, ScriptPiece, WarmTransfer } from '../call/call-state.ts';
import type { HostedAction, HostedPolicy, HostedState, HostedStep, HostedTimerName } from './hosted-state.ts';

/** An engine that was given a line and has not begun to speak it after this long will not. */
const LINE_PATIENCE_MS = 4000;
/** After a tool that ends the call or passes it on, the engine may still say goodbye; it begins within this time. */
const GOODBYE_PATIENCE_MS = 2500;
/** A message on an answering machine takes about a minute; an engine that goes on talking is cut off after two. */
const LAST_WORDS_LIMIT_MS = 120_000;
/** Whoever was called and says nothing for this long is greeted all the same; so are those whose hello is not answered. */
const HELLO_MS = 2500;
const ANSWER_MS = 4000;

export function stay(state: HostedState): HostedStep {
  return { state, actions: [] };
}

export function plus(step: HostedStep, ...actions: HostedAction[]): HostedStep {
  return { state: step.state, actions: [...step.actions, ...actions] };
}

export function cancel(...names: HostedTimerName[]): HostedAction[] {
  return names.map(name => ({ type: 'cancel-timer', name }));
}

export function setTimer(name: HostedTimerName, delayMs: number): HostedAction {
  return { type: 'set-timer', name, delayMs };
}

/** The call is over, now. */
export function over(state: HostedState, ending: Ending): HostedStep {
  return { state: { ...state, phase: 'ended', ending }, actions: [{ type: 'end', ending }] };
}

/** The engine is gone: somebody else goes on, or the caller is put through, since nobody can explain. */
export function goOnWithout(state: HostedState, policy: HostedPolicy): HostedStep {
  if (policy.hasFallback) {
    return {
      state: { ...state, phase: 'ended' },
      actions: [
        { type: 'stop-speech', reason: 'failure' },
        { type: 'hand-over', command: null },
      ],
    };
  }
  const transferTo = policy.fallbackNumber;
  const disposition = transferTo === null ? 'failed' : 'transferred';
  return over(state, { disposition, detail: 'The hosted engine failed.', transferTo });
}

/** Gives the engine a line, or the transport keys. */
export function speak(state: HostedState, piece: ScriptPiece): HostedStep {
  return {
    state: { ...state, awaitsLine: true },
    actions: [...cancel('quiet'), setTimer('line', LINE_PATIENCE_MS), piece],
  };
}

/** The engine was asked to begin, by itself. */
export function awaitGreeting(state: HostedState): HostedStep {
  return { state: { ...state, awaitsLine: true }, actions: [setTimer('line', LINE_PATIENCE_MS)] };
}

/** Nobody speaks: what is still to be said is said; else the caller is waited for. */
export function rest(state: HostedState, policy: HostedPolicy): HostedStep {
  if (state.phase !== 'talking' || isBusy(state)) return stay(state);
  const [next, ...script] = state.script;
  if (next) return speak({ ...state, script }, next);
  return waitForCaller(state, policy);
}

/** Whether the caller is still there is asked after a while; whoever was called and says nothing is greeted. */
export function waitForCaller(state: HostedState, policy: HostedPolicy, hasSpoken = false): HostedStep {
  if (state.awaitsHello) return plus(stay(state), setTimer('hello', hasSpoken ? ANSWER_MS : HELLO_MS));
  return plus(stay(state), setTimer('quiet', policy.turnTaking.reminderAfterMs));
}

/** Somebody has the floor, or is about to. */
export function isBusy(state: HostedState): boolean {
  return state.isAgentSpeaking || state.awaitsLine || state.isCallerSpeaking || state.digits !== '';
}

interface Closing {
  readonly ending: Ending | null;
  readonly transfer: WarmTransfer | null;
}

/** The engine is to finish by itself: what it says now, or begins to say soon, is the last. */
export function awaitLastWords(state: HostedState, closing: Closing): HostedStep {
  const step = close(state, closing);
  return state.isAgentSpeaking ? step : plus(step, setTimer('last-words', GOODBYE_PATIENCE_MS));
}

/** Drops what is being said, and has this said before the call ends or is passed on. */
export function sayLastWords(
  state: HostedState,
  closing: Closing,
  line: { readonly text: string; readonly reason: 'command' | 'time-limit' },
): HostedStep {
  return plus(
    close({ ...state, isAgentSpeaking: false }, closing),
    { type: 'stop-speech', reason: line.reason },
    setTimer('last-words', LINE_PATIENCE_MS),
    { type: 'say', text: line.text },
  );
}

/** The last words have begun. */
export function beginLastWords(state: HostedState): HostedStep {
  return plus(stay({ ...state, hasLastWords: true }), setTimer('last-words', LAST_WORDS_LIMIT_MS));
}

/** The words under way at the close were spoken; more may come. */
export function awaitMore(state: HostedState): HostedStep {
  return plus(stay(state), setTimer('last-words', GOODBYE_PATIENCE_MS));
}

function close(state: HostedState, closing: Closing): HostedStep {
  return {
    state: {
      ...state,
      ...closing,
      phase: 'ending',
      hasLastWords: false,
      awaitsLine: false,
      awaitsHello: false,
      isCallerSpeaking: false,
      digits: '',
      script: [],
    },
    actions: cancel('quiet', 'line', 'digits', 'hello'),
  };
}
