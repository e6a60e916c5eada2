import type { Ending } from '../call/call-state.ts';
import { CANNOT_HEAR, reminderLine } from '../dialogue/call-lines.ts';
import { putOnHold, settleTransfer } from './hosted-hold.ts';
import type { HostedPolicy, HostedState, HostedStep, HostedTimerName } from './hosted-state.ts';
import { over, plus, rest, sayLastWords, setTimer, speak, stay, waitForCaller } from './hosted-step.ts';

/** How often a quiet caller is looked at again while a tool runs for them. */
const TOOL_POLL_MS = 1000;

export const HOSTED_TIMERS: {
  readonly [Name in HostedTimerName]: (state: HostedState, policy: HostedPolicy) => HostedStep;
} = {
  quiet: remind,
  // The line will not be spoken any more; what waits for it goes on.
  line: (state, policy) => rest({ ...state, awaitsLine: false }, policy),
  'last-words': (state, policy) => (state.phase === 'ending' ? conclude(state, policy) : stay(state)),
  digits: (state, policy) => {
    if (state.phase !== 'talking') return stay({ ...state, digits: '' });
    const waiting = rest({ ...state, digits: '' }, policy);
    if (state.digits === '') return waiting;
    const note = { type: 'note', text: `The caller pressed ${state.digits} on the keypad.` } as const;
    return { state: waiting.state, actions: [note, ...waiting.actions] };
  },
  hello: (state, policy) => {
    if (!state.awaitsHello || state.isCallerSpeaking || state.phase !== 'talking') return stay(state);
    const greeted = { ...state, awaitsHello: false };
    const { greeting } = policy.lines;
    return policy.says && greeting !== '' ? speak(greeted, { type: 'say', text: greeting }) : rest(greeted, policy);
  },
  transfer: (state, policy) => settleTransfer(state, { result: 'no_answer' }, policy),
  'max-duration': (state, policy) => {
    const ending: Ending = {
      disposition: 'max_duration',
      detail: 'The call reached its maximum duration.',
      transferTo: null,
    };
    const { timeLimit } = policy.lines;
    const canSay = policy.says && timeLimit !== '' && !state.isEngineGone;
    if (state.phase === 'ending') return over(state, endingOf(state) ?? ending);
    if (!canSay || state.phase === 'opening') return over(state, ending);
    return sayLastWords(state, { ending, transfer: null }, { text: timeLimit, reason: 'time-limit' });
  },
};

/** The last words were spoken, or are not coming. */
export function conclude(state: HostedState, policy: HostedPolicy): HostedStep {
  if (state.transfer && policy.hasTransferDesk) return putOnHold(state, state.transfer);
  return over(state, endingOf(state) ?? { disposition: 'agent_ended', detail: '', transferTo: null });
}

/** What the call ends with when it ends now, with its last words spoken or not. */
export function endingOf({ ending, hasLastWords }: HostedState): Ending | null {
  const isSilentMachine = ending?.disposition === 'machine' && !hasLastWords;
  return isSilentMachine ? { ...ending, detail: 'No message could be left.' } : ending;
}

/** The caller is asked whether they are still there; after the last time the call is ended. */
function remind(state: HostedState, policy: HostedPolicy): HostedStep {
  if (state.phase !== 'talking') return stay(state);
  if (state.runningTools > 0) return plus(stay(state), setTimer('quiet', TOOL_POLL_MS));
  const waiting = rest(state, policy);
  if (state.script.length > 0 || waiting.actions.length === 0) return waiting;
  const count = state.reminders + 1;
  const reminded = { ...state, reminders: count };
  if (count > policy.turnTaking.maxReminders) {
    const ending: Ending = { disposition: 'silence', detail: 'The caller said nothing.', transferTo: null };
    if (!policy.says) return over(reminded, ending);
    return sayLastWords(reminded, { ending, transfer: null }, { text: CANNOT_HEAR, reason: 'command' });
  }
  const next = policy.says
    ? speak(reminded, { type: 'say', text: reminderLine(count) })
    : waitForCaller(reminded, policy);
  return { state: next.state, actions: [{ type: 'note-reminder', count }, ...next.actions] };
}
