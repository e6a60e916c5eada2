import type { CallCommand } from '../call/call-control.ts';
import type { Ending, ScriptPiece } from '../call/call-state.ts';
import { putOnHold, takeBack } from './hosted-hold.ts';
import type { HostedPolicy, HostedState, HostedStep } from './hosted-state.ts';
import { over, plus, rest, sayLastWords, stay } from './hosted-step.ts';

/** Lines and keys that may wait until the agent has finished; more are refused. */
const MAX_SCRIPT = 16;

type Rows = {
  readonly [Type in CallCommand['type']]: (
    state: HostedState,
    command: Extract<CallCommand, { type: Type }>,
    policy: HostedPolicy,
  ) => HostedStep;
};

/** What each command does to a call. One that does nothing has no effect, and whoever gave it is told so. */
export const HOSTED_COMMANDS: Rows = {
  hold: state => (state.phase === 'talking' ? putOnHold(state, null) : stay(state)),
  unhold: (state, _command, policy) => (state.phase === 'held' ? takeBack(state, policy) : stay(state)),
  say: (state, { text }, policy) => (policy.says ? addToScript(state, { type: 'say', text }, policy) : stay(state)),
  press: (state, { digits }, policy) => addToScript(state, { type: 'press', digits }, policy),
  transfer: (state, { to, mode, briefing, line }, policy) => {
    if (state.phase === 'ending' || state.transfer) return stay(state);
    const transfer = mode === 'warm' && policy.hasTransferDesk ? { to, briefing } : null;
    const ending: Ending | null = transfer ? null : { disposition: 'transferred', detail: '', transferTo: to };
    const isToldFirst = policy.says && line !== '' && !state.isEngineGone;
    if (ending && (!isToldFirst || state.phase === 'opening')) return over(state, ending);
    if (state.phase === 'opening') return stay(state);
    // A caller on hold is not taken back only to hear that they have to hold.
    if (transfer && (!isToldFirst || state.phase === 'held')) return putOnHold(state, transfer);
    return sayLastWords(state, { ending, transfer }, { text: line, reason: 'command' });
  },
  end: (state, { disposition, detail }) => over(state, { disposition, detail, transferTo: null }),
  'pause-recording': (state, _command, policy) => setRecording(state, false, policy),
  'resume-recording': (state, _command, policy) => {
    const recording = setRecording(state, true, policy);
    const { recordingConsent } = policy.lines;
    if (recording.actions.length === 0 || state.hasConsent || recordingConsent === '' || !policy.says) return recording;
    const told = addToScript({ ...recording.state, hasConsent: true }, { type: 'say', text: recordingConsent }, policy);
    return { state: told.state, actions: [...recording.actions, ...told.actions] };
  },
  'leave-message': (state, command, policy) => {
    const isBeingLeft = state.phase === 'ending' && state.ending?.disposition === 'machine';
    if (isBeingLeft) return stay(state);
    if (policy.says && state.phase !== 'opening' && !state.isEngineGone) {
      const ending: Ending = { disposition: 'machine', detail: 'A message was left.', transferTo: null };
      return sayLastWords(state, { ending, transfer: null }, { text: command.text, reason: 'command' });
    }
    if (!policy.hasFallback) return stay(state);
    return {
      state: { ...state, phase: 'ended' },
      actions: [
        { type: 'stop-speech', reason: 'command' },
        { type: 'hand-over', command },
      ],
    };
  },
};

/** Said at once when nobody has the floor, else when the agent has finished. */
function addToScript(state: HostedState, piece: ScriptPiece, policy: HostedPolicy): HostedStep {
  const isOpen = state.phase === 'opening' || state.phase === 'talking';
  if (!isOpen || state.script.length >= MAX_SCRIPT) return stay(state);
  return rest({ ...state, script: [...state.script, piece] }, policy);
}

function setRecording(state: HostedState, isOn: boolean, policy: HostedPolicy): HostedStep {
  if (!policy.hasRecording || state.isRecordingPaused !== isOn) return stay(state);
  return plus(stay({ ...state, isRecordingPaused: !isOn }), { type: 'record', isOn });
}
