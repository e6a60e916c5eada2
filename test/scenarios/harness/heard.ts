import { audibleRange, levelDb, type PlacedCall } from '@frontdesk/emulators';

/** Both sides talk louder than this on average over a stretch of their speech; a quiet line is far below. dBFS. */
const SPEECH_LEVEL_DB = -45;

/** Whether somebody speaks on this channel of a recording. */
export function holdsSpeech(samples: Int16Array): boolean {
  const range = audibleRange(samples);
  return range !== null && levelDb(samples.subarray(...range)) > SPEECH_LEVEL_DB;
}

/** How long the agent was still heard after the caller began to speak over it at `fromMs`. Milliseconds. */
export function agentHeardAfter(call: PlacedCall, fromMs: number): number {
  const spokenOver = call.agentSpeech.find(stretch => stretch.startMs < fromMs && stretch.endMs > fromMs);
  return spokenOver ? spokenOver.endMs - fromMs : 0;
}
