export { QueueFullError, WorkerLostError } from './inference/inference-errors.ts';
export { type LocalSpeech, type LocalSpeechOptions, openLocalSpeech } from './local-speech.ts';
export { type LocalSynthesis, openLocalSynthesis } from './local-synthesis.ts';
