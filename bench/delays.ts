import { SPEECH_ACTIVITY } from '../packages/voice/src/turn/speech-activity.ts';

/** What the emulated services take. Milliseconds. */
export const DELAYS = {
  /** Caller silent, and the recogniser asked for its word → its final transcript. */
  finalMs: 100,
  /** Request → first word of the language model. */
  firstTokenMs: 150,
  /** Text → first audio of the voice. */
  firstByteMs: 80,
} as const;

const FRAME_MS = 20;
/**
 * Silence after which the caller counts as having paused, and the recogniser is asked for its word. It is known with the
 * frame that completes it; the callers' speech ends with a frame.
 */
export const PAUSE_SILENCE_MS = Math.ceil(SPEECH_ACTIVITY.minSilenceMs / FRAME_MS) * FRAME_MS;

/** Silence that ends a finished sentence: the product's default. */
export const ENDPOINTING_MS = 450;

const THINKING_MS = DELAYS.firstTokenMs + DELAYS.firstByteMs;
/**
 * End of the speech → first audio when nothing takes any time but the silence that is waited for and the services. An
 * answer is thought of as soon as there is a transcript, and said once the silence has lasted for long enough.
 */
export const FLOOR_MS = Math.max(ENDPOINTING_MS, PAUSE_SILENCE_MS + DELAYS.finalMs + THINKING_MS);
/** The same where it is thought of only then. */
export const FLOOR_WITHOUT_SPECULATION_MS = ENDPOINTING_MS + THINKING_MS;

/** What the recogniser makes of everything. A finished sentence, as the agent sees it. */
export const CALLER_TEXT = 'I would like a table for four please.';
/** So that all of it has been made out before the shortest of the callers' recordings, 1080 ms, is over. */
export const MS_PER_WORD = 120;
export const GREETING = 'Hello, how can I help you?';
/** About as fast as people speak. */
export const MS_PER_CHARACTER = 45;

/** What the agent says to everything: about 1.6 seconds, and one piece for the voice. */
export function answerNumber(number: number): string {
  return `Your booking has the number ${1000 + (number % 9000)}.`;
}

/** Speech over the agent that counts as meant where an agent is set to be impatient: five windows of the detector. */
export const IMPATIENT_SPEECH_MS = 160;
