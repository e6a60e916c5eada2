import type { DeepgramEmulatorOptions } from './deepgram-emulator.ts';
import type { RawFormat } from './raw-audio.ts';

/** How the emulator speaks, all defaults filled in. */
export interface SpeakingSettings {
  readonly firstByteMs: number;
  readonly characterMs: number;
  readonly pieceMs: number;
  readonly pieceEveryMs: number;
  readonly latePieces: number;
  readonly charactersPerMinute: number;
}

/** The longest text of one message, from the service's documentation. */
export const MAX_TEXT_LENGTH = 2000;

export function speakingSettings(options: DeepgramEmulatorOptions): SpeakingSettings {
  return {
    firstByteMs: options.firstByteMs ?? 0,
    characterMs: options.characterMs ?? 60,
    pieceMs: options.speechPieceMs ?? 200,
    pieceEveryMs: options.speechPieceEveryMs ?? 0,
    latePieces: options.latePieces ?? 0,
    charactersPerMinute: options.charactersPerMinute ?? 2400,
  };
}

/** What is asked for by the parameters, which were checked before. */
export function spokenFormat(query: URLSearchParams): RawFormat {
  const encoding = query.get('encoding');
  const isLaw = encoding === 'mulaw' || encoding === 'alaw';
  const sampleRateHz = Number(query.get('sample_rate') ?? (isLaw ? 8000 : 24_000));
  return { encoding: isLaw ? encoding : 'linear16', sampleRateHz };
}
