import type { CallCommand } from './call-control.ts';
import {
  ANSWERING,
  type CallPolicy,
  type CallState,
  closeUtterance,
  type Ending,
  type ScriptPiece,
  type WarmTransfer,
} from './call-state.ts';
import { speakScript } from './floor.ts';
import { putOnHold, takeBack } from './hold.ts';
import { cancel, over, plus, type Step, stay } from './step.ts';

/** Lines and keys that may wait until the agent has finished; more are refused. */
const MAX_SCRIPT = 16;

type Rows = {
  readonly [Type in CallCommand['type']]: (
    state: CallState,
    command: Extract<CallCommand, { type: Type }>,
    nowMs: number,
    policy: CallPolicy,
  ) => Step;
};

/** What each command does to a call. One that does nothing has no effect, and whoever gave it is told so. */
export const COMMANDS: Rows = {
  hold: state => (state.phase === 'held' || state.phase === 'ending' ? stay(state) : putOnHold(state, null)),
  unhold: state => (state.phase === 'held' ? takeBack(state) : stay(state)),
  say: (state, { text }) => addToScript(state, { type: 'say', text }),
  press: (state, { digits }) => addToScript(state, { type: 'press', digits }),
  transfer: (state, { to, mode, briefing, line }, _nowMs, policy) => {
    if (state.phase === 'ending' || state.transfer) return stay(state);
    const transfer = mode === 'warm' && policy.hasTransferDesk ? { to, briefing } : null;
    const ending: Ending | null = transfer ? null : { disposition: 'transferred', detail: '', transferTo: to };
    // A caller on hold is not taken back only to hear that they have to hold.
    if (transfer && (line === '' || state.phase === 'held')) return putOnHold(state, transfer);
    if (ending && line === '') return over(state, ending);
    return lastWords(state, { ending, transfer }, line);
  },
  end: (state, { disposition, detail }) => over(state, { disposition, detail, transferTo: null }),
  'pause-recording': (state, _command, _nowMs, policy) => setRecording(state, false, policy),
  'resume-recording': (state, _command, _nowMs, policy) => {
    const recording = setRecording(state, true, policy);
    if (recording.actions.length === 0 || state.hasConsent || policy.recordingConsent === '') return recording;
    const told = addToScript({ ...recording.state, hasConsent: true }, { type: 'say', text: policy.recordingConsent });
    return { state: told.state, actions: [...recording.actions, ...told.actions] };
  },
  'leave-message': (state, { text }) => {
    const ending: Ending = { disposition: 'machine', detail: 'A message was left.', transferTo: null };
    const isBeingLeft = state.phase === 'ending' && state.ending?.disposition === 'machine';
    return isBeingLeft ? stay(state) : lastWords(state, { ending, transfer: null }, text);
  },
};

/** Said at once when nobody has the floor, else when the agent has finished its turn. */
function addToScript(state: CallState, piece: ScriptPiece): Step {
  if (state.phase === 'held' || state.phase === 'ending' || state.script.length >= MAX_SCRIPT) return stay(state);
  const asked = { ...state, script: [...state.script, piece] };
  const isCallersFloor = state.isCallerSpeaking || state.speechEndedAtMs !== null || state.digits !== '';
  return ANSWERING.has(state.phase) || isCallersFloor ? stay(asked) : speakScript(asked);
}

/** Drops what is being said and heard, and says this before the call ends or is passed on. */
function lastWords(
  state: CallState,
  next: { readonly ending: Ending | null; readonly transfer: WarmTransfer | null },
  text: string,
): Step {
  return {
    state: { ...closeUtterance(state), ...next, phase: 'ending', isCallerSpeaking: false, digits: '', script: [] },
    actions: [
      ...cancel('endpoint', 'quiet', 'digits', 'noise', 'hello'),
      { type: 'stop-reply', reason: 'command' },
      { type: 'recognizer', control: 'discard' },
      { type: 'speak', script: [{ type: 'say', text }] },
    ],
  };
}

function setRecording(state: CallState, isOn: boolean, policy: CallPolicy): Step {
  if (!policy.hasRecording || state.isRecordingPaused !== isOn) return stay(state);
  return plus(stay({ ...state, isRecordingPaused: !isOn }), { type: 'record', isOn });
}
