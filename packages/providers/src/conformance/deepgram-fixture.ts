import { type DeepgramEmulator, startDeepgramEmulator } from '@frontdesk/emulators';
import { type SpeechToText, systemClock, type TextToSpeech } from '@frontdesk/voice';
import { deepgram } from '../deepgram/index.ts';
import { NOBODY, SAYINGS, WORDS, WRONG_KEY } from './sayings-fixture.ts';
import type { ConformanceSubject, FarSide } from './subject.ts';
import type { SpeechToTextScene } from './test-speech-to-text.ts';
import type { TextToSpeechScene } from './test-text-to-speech.ts';

const contextOf = (apiKey: string, baseUrl: string) => ({ credentials: { apiKey, baseUrl }, clock: systemClock });

function farSideOf<Port>(emulator: DeepgramEmulator, create: (apiKey: string, baseUrl: string) => Port): FarSide<Port> {
  return {
    withWrongKey: () => create(WRONG_KEY, emulator.baseUrl),
    unreachable: () => create(emulator.apiKey, NOBODY),
    failing: type => {
      emulator.fail({ type });
      return create(emulator.apiKey, emulator.baseUrl);
    },
  };
}

const hearing = (model: string, title: string): ConformanceSubject<SpeechToTextScene> => ({
  provider: 'deepgram',
  title,
  async open() {
    const emulator = await startDeepgramEmulator({ words: WORDS });
    const create = (apiKey: string, baseUrl: string): SpeechToText => {
      if (!deepgram.transcription) throw new Error('It does not hear.');
      return deepgram.transcription.create(contextOf(apiKey, baseUrl), { model, settings: {} });
    };
    return {
      speechToText: create(emulator.apiKey, emulator.baseUrl),
      sayings: SAYINGS,
      farSide: { ...farSideOf(emulator, create), openConnections: () => emulator.counts.open },
      close: () => emulator.close(),
    };
  },
});

export const deepgramHearing = [hearing('nova-3', 'Deepgram Nova'), hearing('flux-general-en', 'Deepgram Flux')];

export const deepgramVoices: readonly ConformanceSubject<TextToSpeechScene>[] = [
  {
    provider: 'deepgram',
    title: 'Deepgram Aura',
    async open() {
      const emulator = await startDeepgramEmulator({ charactersPerMinute: 100_000 });
      const create = (apiKey: string, baseUrl: string): TextToSpeech => {
        if (!deepgram.voice) throw new Error('It does not speak.');
        return deepgram.voice.create(contextOf(apiKey, baseUrl), { model: 'aura-2', settings: {} });
      };
      return {
        textToSpeech: create(emulator.apiKey, emulator.baseUrl),
        voice: { provider: 'deepgram', gender: 'female', speed: 'normal' },
        farSide: farSideOf(emulator, create),
        close: () => emulator.close(),
      };
    },
  },
];
