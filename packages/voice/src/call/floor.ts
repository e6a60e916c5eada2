import { isBackchannel, requiredSilenceMs } from '../turn/endpointing.ts';
import { type CallPolicy, type CallState, closeUtterance, DEAF } from './call-state.ts';
import { cancel, plus, respondTo, type Step, stay } from './step.ts';

/** Sound that gives no words for this long is noise, not speech. */
const NOISE_MS = 10_000;
/** How long past the required silence the recogniser's last word is waited for. */
const FINAL_PATIENCE_MS = 2500;
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
  if (!state.isCallerSpeaking) return plus(stay(state), { type: 'recognizer', control: 'discard' });
  const paused = { ...state, isCallerSpeaking: false, speechEndedAtMs: atMs, openPauses: state.openPauses + 1 };
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
    : requiredSilenceMs(state.text, policy.turnTaking);
  const silentMs = nowMs - state.speechEndedAtMs;
  const waitMs = state.openPauses > 0 ? requiredMs + FINAL_PATIENCE_MS - silentMs : requiredMs - silentMs;
  if (waitMs > 0) return plus(stay(state), { type: 'set-timer', name: 'endpoint', delayMs: waitMs });
  if (state.runningTools > 0 && state.text !== '') {
    return plus(stay(state), { type: 'set-timer', name: 'endpoint', delayMs: TOOL_POLL_MS });
  }
  return state.text === '' ? forgetUtterance(state, nowMs, policy) : endTurn(state, nowMs, requiredMs, policy);
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
      { type: 'recognizer', control: 'commit' },
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
