import type { TransferAnswer } from '../ports/transfer-desk.ts';
import { type CallState, closeUtterance, type WarmTransfer } from './call-state.ts';
import { cancel, over, respondTo, type Step, stay } from './step.ts';

/**
 * A person is rung for about half a minute, hears the briefing and decides. A desk that gives no answer in this time has
 * lost its way, and the caller is taken back.
 */
const TRANSFER_PATIENCE_MS = 90_000;

/** The caller holds: nothing they say is taken in, and music plays. With a transfer, the person is asked meanwhile. */
export function putOnHold(state: CallState, transfer: WarmTransfer | null): Step {
  return {
    state: {
      ...closeUtterance(state),
      phase: 'held',
      transfer,
      ending: null,
      isCallerSpeaking: false,
      digits: '',
      wasCutOff: false,
      awaitsHello: false,
    },
    actions: [
      ...cancel('endpoint', 'quiet', 'digits', 'noise', 'hello'),
      { type: 'stop-reply', reason: 'command' },
      { type: 'recognizer', control: 'discard' },
      { type: 'hold-music', isOn: true },
      ...(transfer
        ? [
            { type: 'consult', transfer } as const,
            { type: 'set-timer', name: 'transfer', delayMs: TRANSFER_PATIENCE_MS } as const,
          ]
        : []),
    ],
  };
}

/** The caller is back: the dialogue goes on. */
export function takeBack(state: CallState): Step {
  return { state: backFromHold(state), actions: [respondTo({ type: 'unheld' })] };
}

/** The person accepted, and the call is theirs; or the caller comes back to the agent. */
export function settleTransfer(state: CallState, { result, handOver }: TransferAnswer): Step {
  if (state.phase !== 'held' || !state.transfer) return stay(state);
  if (result === 'accepted') {
    const { to: transferTo } = state.transfer;
    return over(state, { disposition: 'transferred', detail: '', transferTo, ...(handOver && { handOver }) });
  }
  return {
    state: backFromHold(state),
    actions: [{ type: 'note-transfer-failed', reason: result }, respondTo({ type: 'transfer-failed', reason: result })],
  };
}

function backFromHold(state: CallState): CallState {
  return { ...state, phase: 'thinking', transfer: null, reminders: 0 };
}

/** However a step leaves the hold: the music stops, nobody is asked any longer, and what the caller said is forgotten. */
export function leaveHold(before: CallState, step: Step): Step {
  if (before.phase !== 'held' || step.state.phase === 'held') return step;
  return {
    state: { ...step.state, transfer: null },
    actions: [
      ...(before.transfer ? [...cancel('transfer'), { type: 'abandon-transfer' } as const] : []),
      { type: 'hold-music', isOn: false },
      { type: 'recognizer', control: 'discard' },
      ...step.actions,
    ],
  };
}
