export { QueueFullError, WorkerLostError } from './inference/inference-errors.ts';
export { type Kokoro, type KokoroOptions, openKokoro } from './kokoro/open-kokoro.ts';
export { KOKORO_VOICES, type KokoroVoice } from './kokoro/voices.ts';
export { localProvider } from './local-provider.ts';
export { type LocalSpeech, type LocalSpeechOptions, openLocalSpeech } from './local-speech.ts';
export { type LocalSynthesis, type LocalSynthesisOptions, openLocalSynthesis } from './local-synthesis.ts';
export type { DegradedReason } from './voice-choice.ts';
