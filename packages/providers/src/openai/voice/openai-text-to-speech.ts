import {
  type AudioFormat,
  type Clock,
  type SpeechEvent,
  type SynthesizeOptions,
  TELEPHONE,
  type TextToSpeech,
} from '@frontdesk/voice';
import type { z } from 'zod';
import type { Account } from '../account/credentials.ts';
import { failure, PROVIDER_ID } from '../account/failures.ts';
import { openConnection, openRequest } from '../account/request.ts';
import type { VoiceServiceSettings } from '../settings.ts';
import { paceOf, voiceOf } from '../voices.ts';
import { SpeechFrames } from './speech-frames.ts';

/** The service speaks at 24 kHz; the rest is made of it here. */
export const SPEECH_OUTPUTS: readonly AudioFormat[] = [
  TELEPHONE,
  { encoding: 'alaw', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
  { encoding: 'pcm16', sampleRateHz: 24_000 },
];

/** A caller who hears nothing for so long believes that the line is dead. Milliseconds. */
const PATIENCE_MS = 8000;
/** A connection is kept warm about so long; asking again sooner opens nothing. Milliseconds. */
const WARM_MS = 30_000;
/** The service's own bounds. */
const SLOWEST = 0.25;
const FASTEST = 4;

export interface OpenAiTextToSpeechOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: z.infer<typeof VoiceServiceSettings>;
}

/** Speech by request: the text goes out whole, the speech comes in as it is made. */
export class OpenAiTextToSpeech implements TextToSpeech {
  readonly id: string;
  readonly capabilities = { outputs: SPEECH_OUTPUTS, wordTimes: false };
  readonly #options: OpenAiTextToSpeechOptions;
  #warmUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: OpenAiTextToSpeechOptions) {
    this.id = `${PROVIDER_ID}:${options.model}`;
    this.#options = options;
  }

  warm(): void {
    const { clock, account } = this.#options;
    if (clock.now() < this.#warmUntilMs) return;
    this.#warmUntilMs = clock.now() + WARM_MS;
    openConnection(account);
  }

  async *synthesize(text: string, options: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const { signal } = options;
    if (signal.aborted || text.trim() === '') return;
    try {
      yield* this.#speak(text, options);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    this.#warmUntilMs = this.#options.clock.now() + WARM_MS;
  }

  async *#speak(text: string, { voice, format, signal }: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const { account, clock, model, settings } = this.#options;
    const body = {
      model,
      input: text,
      voice: voiceOf(voice, model),
      response_format: 'pcm',
      speed: Math.min(FASTEST, Math.max(SLOWEST, settings.speed ?? paceOf(voice))),
      // The older models do not know how to follow any.
      ...(settings.instructions && !model.startsWith('tts-1') && { instructions: settings.instructions }),
    };
    const pieces = await openRequest({
      account,
      clock,
      method: 'POST',
      path: '/audio/speech',
      body: { type: 'application/json', bytes: JSON.stringify(body) },
      accepts: /^(audio\/|application\/octet-stream)/,
      patienceMs: PATIENCE_MS,
      signal,
    });
    const frames = new SpeechFrames(format);
    let hasSpoken = false;
    for await (const piece of pieces) {
      for (const frame of frames.push(piece)) {
        hasSpoken = true;
        yield { type: 'audio', frame };
      }
    }
    for (const frame of frames.end()) yield { type: 'audio', frame };
    if (!hasSpoken) throw failure('protocol', 'OpenAI sent no speech.');
  }
}
