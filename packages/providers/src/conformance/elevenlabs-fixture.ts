import { type ElevenLabsEmulator, startElevenLabsEmulator } from '@frontdesk/emulators';
import { type SpeechToText, systemClock, type TextToSpeech } from '@frontdesk/voice';
import { elevenlabs } from '../elevenlabs/index.ts';
import { NOBODY, SAYINGS, WORDS, WRONG_KEY } from './sayings-fixture.ts';
import type { ConformanceSubject, FarSide } from './subject.ts';
import type { SpeechToTextScene } from './test-speech-to-text.ts';
import type { TextToSpeechScene } from './test-text-to-speech.ts';

const contextOf = (apiKey: string, baseUrl: string) => ({ credentials: { apiKey, baseUrl }, clock: systemClock });

function farSideOf<Port>(
  emulator: ElevenLabsEmulator,
  create: (apiKey: string, baseUrl: string) => Port,
): FarSide<Port> {
  return {
    withWrongKey: () => create(WRONG_KEY, emulator.baseUrl),
    unreachable: () => create(emulator.apiKey, NOBODY),
    failing: trouble => {
      emulator.fail({ type: trouble === 'disconnect' ? 'drop' : trouble, on: 'WS' });
      return create(emulator.apiKey, emulator.baseUrl);
    },
  };
}

export const elevenLabsHearing: readonly ConformanceSubject<SpeechToTextScene>[] = [
  {
    provider: 'elevenlabs',
    title: 'ElevenLabs Scribe',
    async open() {
      const emulator = await startElevenLabsEmulator({ transcripts: WORDS });
      const create = (apiKey: string, baseUrl: string): SpeechToText => {
        if (!elevenlabs.transcription) throw new Error('It does not hear.');
        const choice = { model: 'scribe_v2_realtime', settings: {} };
        return elevenlabs.transcription.create(contextOf(apiKey, baseUrl), choice);
      };
      return {
        speechToText: create(emulator.apiKey, emulator.baseUrl),
        sayings: SAYINGS,
        farSide: {
          ...farSideOf(emulator, create),
          openConnections: () => emulator.recognitionSessions.filter(session => session.isOpen).length,
        },
        close: () => emulator.close(),
      };
    },
  },
];

export const elevenLabsVoices: readonly ConformanceSubject<TextToSpeechScene>[] = [
  {
    provider: 'elevenlabs',
    title: 'ElevenLabs voices',
    async open() {
      const emulator = await startElevenLabsEmulator();
      const create = (apiKey: string, baseUrl: string): TextToSpeech => {
        if (!elevenlabs.voice) throw new Error('It does not speak.');
        return elevenlabs.voice.create(contextOf(apiKey, baseUrl), { model: 'eleven_flash_v2_5', settings: {} });
      };
      return {
        textToSpeech: create(emulator.apiKey, emulator.baseUrl),
        voice: { provider: 'elevenlabs', gender: 'female', speed: 'normal' },
        farSide: farSideOf(emulator, create),
        close: () => emulator.close(),
      };
    },
  },
];
