import type { CallPolicy, CallState } from './call-state.ts';
import type { Step } from './step.ts';

/** Whether the recogniser answers pauses with what it heard; otherwise it tells by itself when a turn ends. */
export function hearsPauses(state: CallState, policy: CallPolicy): boolean {
  return !policy.hearsTurnEnds || state.answersPauses;
}

export function joinWords(before: string, words: string): string {
  return `${before} ${words}`.trim();
}

/** The caller is silent and may have finished: an answer is thought of, unless the words promise more. */
export function speculateOnPause(step: Step, policy: CallPolicy): Step {
  const { turnDetector, turnTaking } = policy;
  const isUnfinished = turnDetector.requiredSilenceMs(step.state.text, turnTaking) >= turnTaking.unfinishedSilenceMs;
  return isUnfinished ? step : speculate(step, policy);
}

/** An answer to the words so far is thought of, where nothing else is going on. */
export function speculate(step: Step, policy: CallPolicy): Step {
  const { state } = step;
  const { phase, runningTools, awaitsHello, digits, text, speculated } = state;
  const isFree = phase === 'listening' && runningTools === 0 && !awaitsHello && digits === '';
  if (!policy.turnTaking.speculate || !isFree || text === '' || speculated === text) return step;
  return { state: { ...state, speculated: text }, actions: [...step.actions, { type: 'speculate', text }] };
}

/** However a step leaves the words that an answer was thought of to: without a turn, the answer is thrown away. */
export function dropSpeculation(before: CallState, step: Step): Step {
  const isKept = step.state.speculated !== null && step.state.phase === 'listening';
  if (before.speculated === null || isKept) return step;
  const isAnswered = step.actions.some(({ type }) => type === 'respond');
  return {
    state: { ...step.state, speculated: null },
    actions: isAnswered ? step.actions : [{ type: 'abandon-speculation' }, ...step.actions],
  };
}
