import type { CallerInput } from '../ports/dialogue.ts';
import type { CallAction, CallState, Ending, TimerName } from './call-state.ts';

/** The outcome of one happening: the call as it is now, and what to do, in order. */
export interface Step {
  readonly state: CallState;
  readonly actions: readonly CallAction[];
}

export function stay(state: CallState): Step {
  return { state, actions: [] };
}

export function plus(step: Step, ...actions: CallAction[]): Step {
  return { state: step.state, actions: [...step.actions, ...actions] };
}

export function cancel(...names: TimerName[]): CallAction[] {
  return names.map(name => ({ type: 'cancel-timer', name }));
}

/** The dialogue's turn after anything but speech. */
export function respondTo(input: CallerInput): CallAction {
  return { type: 'respond', input, said: '', speechEndedAtMs: null, requiredSilenceMs: 0 };
}

/** The call is over, now. */
export function over(state: CallState, ending: Ending): Step {
  return { state: { ...state, phase: 'ended', ending }, actions: [{ type: 'end', ending }] };
}
