export { receivedKeys, tonePower } from './dtmf-receiver.ts';
export { ManualClock } from './manual-clock.ts';
export { ScriptedCall, type ScriptedCallOptions } from './scripted-call.ts';
export {
  collectingJournal,
  evenVoice,
  ScriptedDialogue,
  ScriptedEars,
  ScriptedTransport,
} from './scripted-ports.ts';
