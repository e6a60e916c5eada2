import type { WarmTransfer } from '../call/call-state.ts';
import { COULD_NOT_REACH, NOBODY_FREE } from '../dialogue/call-lines.ts';
import type { TransferAnswer } from '../ports/transfer-desk.ts';
import type { HostedPolicy, HostedState, HostedStep } from './hosted-state.ts';
import { cancel, goOnWithout, over, plus, setTimer, speak, stay, waitForCaller } from './hosted-step.ts';

/** A desk that gives no answer in this time has lost its way, and the caller is taken back; as in the pipeline. */
const TRANSFER_PATIENCE_MS = 90_000;

/** The caller holds: the engine hears silence, and music plays. With a transfer, the person is asked meanwhile. */
export function putOnHold(state: HostedState, transfer: WarmTransfer | null): HostedStep {
  return {
    state: {
      ...state,
      phase: 'held',
      transfer,
      ending: null,
      isCallerSpeaking: false,
      isAgentSpeaking: false,
      awaitsLine: false,
      awaitsHello: false,
      digits: '',
    },
    actions: [
      ...cancel('quiet', 'line', 'last-words', 'digits', 'hello'),
      { type: 'stop-speech', reason: 'command' },
      { type: 'note', text: 'The caller is on hold and hears nothing. Say nothing until they are back.' },
      { type: 'hold-music', isOn: true },
      ...(transfer ? [{ type: 'consult', transfer } as const, setTimer('transfer', TRANSFER_PATIENCE_MS)] : []),
    ],
  };
}

/** The caller is back with the engine, or with whoever goes on in its place. */
export function takeBack(state: HostedState, policy: HostedPolicy): HostedStep {
  return backWith(state, policy, { note: 'The caller is back from hold.', line: policy.lines.holdThanks });
}

/** The person accepted, and the call is theirs; or the caller comes back to the agent. */
export function settleTransfer(
  state: HostedState,
  { result, handOver }: TransferAnswer,
  policy: HostedPolicy,
): HostedStep {
  if (state.phase !== 'held' || !state.transfer) return stay(state);
  if (result === 'accepted') {
    const { to: transferTo } = state.transfer;
    return over(state, { disposition: 'transferred', detail: '', transferTo, ...(handOver && { handOver }) });
  }
  const back = backWith(state, policy, {
    note: `The caller is back: they could not be put through (${result.replaceAll('_', ' ')}).`,
    line: result === 'failed' ? COULD_NOT_REACH : NOBODY_FREE,
  });
  return { state: back.state, actions: [{ type: 'note-transfer-failed', reason: result }, ...back.actions] };
}

/** However a step leaves the hold: the music stops, and nobody is asked any longer. */
export function leaveHold(before: HostedState, step: HostedStep): HostedStep {
  if (before.phase !== 'held' || step.state.phase === 'held') return step;
  return {
    state: { ...step.state, transfer: null },
    actions: [
      ...(before.transfer ? [...cancel('transfer'), { type: 'abandon-transfer' } as const] : []),
      { type: 'hold-music', isOn: false },
      ...step.actions,
    ],
  };
}

function backWith(
  state: HostedState,
  policy: HostedPolicy,
  { note, line }: { readonly note: string; readonly line: string },
): HostedStep {
  if (state.isEngineGone) return goOnWithout(state, policy);
  const back: HostedState = { ...state, phase: 'talking', transfer: null, reminders: 0 };
  const step = policy.says && line !== '' ? speak(back, { type: 'say', text: line }) : waitForCaller(back, policy);
  return plus({ state: step.state, actions: [{ type: 'note', text: note }] }, ...step.actions);
}
