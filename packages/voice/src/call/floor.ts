import { isBackchannel } from '../turn/endpointing.ts';
import { type CallPolicy, type CallState, closeUtterance, DEAF } from './call-state.ts';
import { cancel, plus, respondTo, type Step, stay } from './step.ts';
import { hearsPauses, joinWords, speculateOnPause } from './utterance.ts';

/** Sound that gives no words for this long is noise, not speech. */
const NOISE_MS = 10_000;
/** How long past the required silence the recogniser's last word is waited for. */
const FINAL_PATIENCE_MS = 2500;
/**
 * How long past the required silence a recogniser that ends turns by itself is waited for. Deepgram's Flux ends one
 * after 5 s of silence at the latest, unless told otherwise.
 */
const TURN_END_PATIENCE_MS = 5500;
/** A caller's voice without any pause is taken in after this long; the same bound as for noise. */
const ENDLESS_SPEECH_MS = 10_000;
/** How often a finished turn looks again whether the tool of the turn before it is done. */
const TOOL_POLL_MS = 50;
/** After the agent was cut off by something that was no speech, it goes on this soon. */
const RECOVERY_MS = 1200;

/** Whoever was called and says nothing for this long is greeted all the same. */
const HELLO_MS = 2500;

/** The caller makes a sound. Whether it takes the floor from the agent shows when it lasts. */
export function callerStarted(state: CallState, atMs: number): Step {
  return {
    state: {
      ...state,
      isCallerSpeaking: true,
      // They go on: what the recogniser took for all of it was not, and an answer to it would be beside the point.
      isTurnOver: false,
      speculated: null,
      speechStartedAtMs: atMs,
      utteranceStartedAtMs: state.speechEndedAtMs === null ? atMs : state.utteranceStartedAtMs,
    },
    actions: [
      { type: 'cancel-timer', name: 'endpoint' },
      { type: 'recognizer', control: 'speech' },
      { type: 'set-timer', name: 'noise', delayMs: NOISE_MS },
    ],
  };
}

/** The caller falls silent: the recogniser is asked for its word, and the turn may be over. */
export function callerPaused(state: CallState, atMs: number, nowMs: number, policy: CallPolicy): Step {
  const isAnswered = hearsPauses(state, policy);
  if (!state.isCallerSpeaking) {
    // The recogniser may have ended the turn before the silence was certain: nothing of it is to be forgotten.
    return isAnswered ? plus(stay(state), { type: 'recognizer', control: 'discard' }) : stay(state);
  }
  const openPauses = state.openPauses + (isAnswered ? 1 : 0);
  const paused = { ...state, isCallerSpeaking: false, speechEndedAtMs: atMs, openPauses };
  const considered = considerTurn(paused, nowMs, policy);
  return {
    state: considered.state,
    actions: [{ type: 'cancel-timer', name: 'noise' }, { type: 'recognizer', control: 'pause' }, ...considered.actions],
  };
}

/** Ends the caller's turn when it has been quiet for long enough after these words; else waits for the rest of it. */
export function considerTurn(state: CallState, nowMs: number, policy: CallPolicy): Step {
  if (state.isCallerSpeaking || state.speechEndedAtMs === null || DEAF.has(state.phase)) return stay(state);
  // A "hello?" waits for an answer, whatever it looks like.
  const requiredMs = state.awaitsHello
    ? policy.turnTaking.finishedSilenceMs
    : policy.turnDetector.requiredSilenceMs(state.text, policy.turnTaking);
  const silentMs = nowMs - state.speechEndedAtMs;
  const waitMs = state.isTurnOver ? 0 : requiredMs + patienceMs(state, policy) - silentMs;
  if (waitMs > 0) {
    const waiting = plus(stay(state), { type: 'set-timer', name: 'endpoint', delayMs: waitMs });
    return state.openPauses === 0 && hearsPauses(state, policy) ? speculateOnPause(waiting, policy) : waiting;
  }
  if (state.runningTools > 0 && state.text !== '') {
    return plus(stay(state), { type: 'set-timer', name: 'endpoint', delayMs: TOOL_POLL_MS });
  }
  return state.text === ''
    ? forgetUtterance(state, nowMs, policy)
    : endTurn(state, nowMs, state.isTurnOver ? silentMs : requiredMs, policy);
}

/** How long past the required silence the recogniser is given. */
function patienceMs(state: CallState, policy: CallPolicy): number {
  if (hearsPauses(state, policy)) return state.openPauses > 0 ? FINAL_PATIENCE_MS : 0;
  return state.text === '' ? FINAL_PATIENCE_MS : TURN_END_PATIENCE_MS;
}

/** The words of the open utterance so far, as the recogniser has them now. */
export function hearWords(state: CallState, words: string): Step {
  const text = joinWords(state.textBefore, words);
  if (DEAF.has(state.phase) || words.trim() === '' || text === state.text) return stay(state);
  const heard = { ...state, text };
  if (state.isCallerSpeaking || state.speechEndedAtMs !== null) return stay(heard);
  // Words out of what was taken for noise make it speech after all, which ends some time.
  const timer = { type: 'set-timer', name: 'noise', delayMs: ENDLESS_SPEECH_MS } as const;
  return { state: { ...heard, isCallerSpeaking: true }, actions: [timer] };
}

/** The recogniser is certain that the caller has finished: their turn ends at once. */
export function endedByRecognizer(
  state: CallState,
  { text: words }: { readonly text: string },
  nowMs: number,
  policy: CallPolicy,
): Step {
  if (DEAF.has(state.phase)) return stay(state);
  const text = joinWords(state.textBefore, words);
  const isOpen = state.isCallerSpeaking || state.speechEndedAtMs !== null;
  const ended = {
    ...state,
    ...{ text, textBefore: text, isTurnOver: true, isCallerSpeaking: false, answersPauses: false, openPauses: 0 },
    speechEndedAtMs: state.isCallerSpeaking ? nowMs : (state.speechEndedAtMs ?? nowMs),
    utteranceStartedAtMs: isOpen ? state.utteranceStartedAtMs : nowMs,
  };
  const step = considerTurn(ended, nowMs, policy);
  return { state: step.state, actions: [{ type: 'cancel-timer', name: 'noise' }, ...step.actions] };
}

/** The caller takes the floor from the agent. */
export function bargeIn(state: CallState): Step {
  return {
    state: { ...state, phase: 'listening', ending: null, wasCutOff: true },
    actions: [{ type: 'stop-reply', reason: 'barge-in' }],
  };
}

/** What was heard was no speech. */
export function forgetUtterance(state: CallState, nowMs: number, policy: CallPolicy): Step {
  const forgotten = closeUtterance(state);
  const step = plus(
    stay(forgotten),
    { type: 'cancel-timer', name: 'endpoint' },
    { type: 'recognizer', control: 'discard' },
  );
  if (state.phase !== 'listening') return step;
  const waiting = waitForCaller(forgotten, nowMs, policy);
  return { state: waiting.state, actions: [...step.actions, ...waiting.actions] };
}

/** The agent greets somebody who was called and had the first word. */
export function greet(state: CallState): Step {
  return {
    state: { ...closeUtterance(state), phase: 'thinking', awaitsHello: false, digits: '' },
    actions: [
      ...cancel('hello', 'endpoint', 'digits'),
      { type: 'stop-reply', reason: 'command' },
      respondTo({ type: 'started' }),
    ],
  };
}

/** Says what was asked for from outside, in the agent's turn. */
export function speakScript(state: CallState): Step {
  return {
    state: { ...state, phase: state.phase === 'ending' ? 'ending' : 'thinking', script: [] },
    actions: [
      { type: 'cancel-timer', name: 'quiet' },
      { type: 'speak', script: state.script },
    ],
  };
}

/**
 * Nobody speaks: what is still to be said is said. Else the time to ask whether the caller is still there counts from
 * the last words of either side.
 */
export function waitForCaller(state: CallState, nowMs: number, policy: CallPolicy): Step {
  const hasFloor = !state.isCallerSpeaking && state.speechEndedAtMs === null && state.digits === '';
  if (state.script.length > 0 && hasFloor) return speakScript(state);
  if (state.awaitsHello) return plus(stay(state), { type: 'set-timer', name: 'hello', delayMs: HELLO_MS });
  const dueMs = state.wasCutOff ? RECOVERY_MS : state.quietSinceMs + policy.turnTaking.reminderAfterMs - nowMs;
  return plus(stay(state), { type: 'set-timer', name: 'quiet', delayMs: Math.max(0, dueMs) });
}

function endTurn(state: CallState, nowMs: number, requiredMs: number, policy: CallPolicy): Step {
  const agentHasFloor = state.phase === 'speaking' || state.phase === 'greeting';
  // Held until the agent has finished; `reply-finished` looks at it again.
  if (agentHasFloor && !policy.turnTaking.canBargeIn) return stay(state);
  if (agentHasFloor && isBackchannel(state.text)) return forgetUtterance(state, nowMs, policy);
  return {
    state: {
      ...closeUtterance(state),
      phase: 'thinking',
      quietSinceMs: nowMs,
      reminders: 0,
      digits: '',
      ending: null,
      wasCutOff: false,
      awaitsHello: false,
    },
    actions: [
      { type: 'cancel-timer', name: 'hello' },
      { type: 'cancel-timer', name: 'endpoint' },
      { type: 'cancel-timer', name: 'quiet' },
      { type: 'cancel-timer', name: 'digits' },
      // A recogniser that ended the turn has begun a new utterance already.
      ...(state.isTurnOver ? [] : [{ type: 'recognizer', control: 'commit' } as const]),
      ...(state.phase === 'listening' ? [] : [{ type: 'stop-reply', reason: 'barge-in' } as const]),
      {
        type: 'respond',
        input: state.awaitsHello ? { type: 'started' } : { type: 'said', text: state.text },
        said: state.text,
        speechEndedAtMs: state.speechEndedAtMs,
        requiredSilenceMs: requiredMs,
      },
    ],
  };
}
