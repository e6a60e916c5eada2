/** What the emulated services take. Milliseconds. */
export const DELAYS = {
  /** Caller silent, and the recogniser asked for its word → its final transcript. */
  finalMs: 100,
  /** Request → first word of the language model. */
  firstTokenMs: 150,
  /** Text → first audio of the voice. */
  firstByteMs: 80,
} as const;

/** Silence after which the caller counts as having paused, and the recogniser is asked for its word. */
export const PAUSE_SILENCE_MS = 200;
/** Silence that ends a finished sentence: the product's default. */
export const ENDPOINTING_MS = 450;

/** What the recogniser makes of everything. A finished sentence, as the agent sees it. */
export const CALLER_TEXT = 'I would like a table for four please.';
/** What the agent says to everything: one piece for the voice, so that each answer is one synthesis. */
export const ANSWER = 'Certainly, and for what name?';
export const GREETING = 'Hello, how can I help you?';
/** How long the voice speaks. */
export const ANSWER_AUDIO_MS = 1600;

/**
 * End of the speech → first audio when nothing but the silence that is waited for, and the services, take any time.
 * The recogniser's word is there before the silence has lasted for long enough.
 */
export const SPEECH_FLOOR_MS =
  Math.max(ENDPOINTING_MS, PAUSE_SILENCE_MS + DELAYS.finalMs) + DELAYS.firstTokenMs + DELAYS.firstByteMs;
