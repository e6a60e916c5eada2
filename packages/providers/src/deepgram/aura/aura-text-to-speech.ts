import {
  type AudioFormat,
  bytesPerSample,
  type Clock,
  type SpeechEvent,
  type SynthesizeOptions,
  type TextToSpeech,
} from '@frontdesk/voice';
import { type DeepgramAccount, PROVIDER } from '../account.ts';
import { SocketPool } from './socket-pool.ts';
import { textPieces } from './text-pieces.ts';
import { auraVoice } from './voices.ts';

/** Formats Aura speaks; the telephone's needs no change on the way to the caller. */
export const AURA_OUTPUTS: readonly AudioFormat[] = [
  { encoding: 'mulaw', sampleRateHz: 8000 },
  { encoding: 'alaw', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
  { encoding: 'pcm16', sampleRateHz: 24_000 },
  { encoding: 'pcm16', sampleRateHz: 48_000 },
];

const ENCODING_NAMES = { mulaw: 'mulaw', alaw: 'alaw', pcm16: 'linear16' } as const;
const SPEED_FACTOR = { slow: 0.85, normal: 1, fast: 1.15 } as const;
/** What Aura-2 takes as `speed`. */
const SPEEDS = { slowest: 0.7, fastest: 1.5 } as const;

export interface AuraOptions {
  readonly account: DeepgramAccount;
  readonly clock: Clock;
  readonly model: string;
}

/** Deepgram's voices over connections that all calls share. */
export class AuraTextToSpeech implements TextToSpeech {
  readonly id: string;
  readonly capabilities = { outputs: AURA_OUTPUTS, wordTimes: false };
  readonly #pool: SocketPool;

  constructor({ account, clock, model }: AuraOptions) {
    this.id = `${PROVIDER}:${model}`;
    this.#pool = new SocketPool(account, clock);
  }

  warm(options: Omit<SynthesizeOptions, 'signal'>): void {
    this.#pool.warm(pathOf(options));
  }

  async *synthesize(text: string, options: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    for (const piece of textPieces(text)) {
      if (options.signal.aborted) return;
      yield* this.#speak(piece, options);
    }
  }

  async *#speak(piece: string, options: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const { format, signal } = options;
    const path = pathOf(options);
    for (let fresh = false; ; fresh = true) {
      const lease = await this.#pool.lease(path, piece.length, { signal, fresh }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      if (!lease) return;
      let hasSpoken = false;
      try {
        for await (const data of wholeSamples(lease.socket.speak(piece, signal), format)) {
          hasSpoken = true;
          yield { type: 'audio', frame: { ...format, data } };
        }
        return;
      } catch (error) {
        // A connection that died while it lay idle says nothing of the service.
        if (hasSpoken || lease.isFresh) throw error;
      } finally {
        void this.#pool.giveBack(path, lease.socket); // whoever broke off does not wait for it
      }
    }
  }
}

function pathOf({ voice, language, format }: Omit<SynthesizeOptions, 'signal'>): string {
  const query = new URLSearchParams({
    model: auraVoice(voice, language),
    encoding: ENCODING_NAMES[format.encoding],
    sample_rate: String(format.sampleRateHz),
  });
  const rate = voice.rate ?? SPEED_FACTOR[voice.speed];
  const speed = Math.min(SPEEDS.fastest, Math.max(SPEEDS.slowest, rate));
  if (speed !== 1) query.set('speed', String(speed));
  return `/v1/speak?${query}`;
}

/** The same bytes, cut between samples. */
async function* wholeSamples(pieces: AsyncIterable<Buffer>, { encoding }: AudioFormat): AsyncGenerator<Uint8Array> {
  const sampleBytes = bytesPerSample(encoding);
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const data = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const whole = data.length - (data.length % sampleBytes);
    rest = data.subarray(whole);
    if (whole > 0) yield data.subarray(0, whole);
  }
}
