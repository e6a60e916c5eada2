import type { CallAction, CallState } from './call-state.ts';

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
