import { type OpenAiEmulator, type OpenAiEndpoint, startOpenAiEmulator } from '@frontdesk/emulators';
import { type HostedEngine, type SpeechToText, systemClock, type TextToSpeech } from '@frontdesk/voice';
import { openai } from '../openai/index.ts';
import { snapshot } from '../openai/openai-fixture.ts';
import { NOBODY, SAYINGS, WORDS, WRONG_KEY } from './sayings-fixture.ts';
import type { ConformanceSubject, FarSide } from './subject.ts';
import type { EngineAnswer, HostedEngineScene } from './test-hosted-engine.ts';
import type { SpeechToTextScene } from './test-speech-to-text.ts';
import type { TextToSpeechScene } from './test-text-to-speech.ts';

const contextOf = (apiKey: string, baseUrl: string) => ({ credentials: { apiKey, baseUrl }, clock: systemClock });

function farSideOf<Port>(
  emulator: OpenAiEmulator,
  endpoint: OpenAiEndpoint,
  create: (apiKey: string, baseUrl: string) => Port,
): FarSide<Port> {
  return {
    withWrongKey: () => create(WRONG_KEY, emulator.baseUrl),
    unreachable: () => create(emulator.apiKey, `${NOBODY}/v1`),
    failing: trouble => {
      emulator.fail(endpoint, { type: trouble === 'disconnect' ? 'cut' : trouble });
      return create(emulator.apiKey, emulator.baseUrl);
    },
  };
}

export const openAiHearing: readonly ConformanceSubject<SpeechToTextScene>[] = [
  {
    provider: 'openai',
    title: 'OpenAI transcription',
    async open() {
      const emulator = await startOpenAiEmulator({ transcribe: ({ number }) => WORDS[number - 1] ?? '' });
      const create = (apiKey: string, baseUrl: string): SpeechToText => {
        if (!openai.transcription) throw new Error('It does not hear.');
        const choice = { model: 'gpt-4o-mini-transcribe', settings: {} };
        return openai.transcription.create(contextOf(apiKey, baseUrl), choice);
      };
      return {
        speechToText: create(emulator.apiKey, emulator.baseUrl),
        sayings: SAYINGS,
        farSide: {
          ...farSideOf(emulator, 'realtime', create),
          openConnections: () => emulator.sessions.filter(session => session.isOpen).length,
        },
        close: () => emulator.close(),
      };
    },
  },
];

export const openAiVoices: readonly ConformanceSubject<TextToSpeechScene>[] = [
  {
    provider: 'openai',
    title: 'OpenAI voices',
    async open() {
      const emulator = await startOpenAiEmulator();
      const create = (apiKey: string, baseUrl: string): TextToSpeech => {
        if (!openai.voice) throw new Error('It does not speak.');
        return openai.voice.create(contextOf(apiKey, baseUrl), { model: 'gpt-4o-mini-tts', settings: {} });
      };
      return {
        textToSpeech: create(emulator.apiKey, emulator.baseUrl),
        voice: { provider: 'openai', gender: 'female', speed: 'normal' },
        farSide: farSideOf(emulator, 'speech', create),
        close: () => emulator.close(),
      };
    },
  },
];

export const openAiEngines: readonly ConformanceSubject<HostedEngineScene>[] = [
  {
    provider: 'openai',
    title: 'OpenAI Realtime',
    async open() {
      let answers: readonly EngineAnswer[] = [];
      const emulator = await startOpenAiEmulator({
        transcribe: () => WORDS[0],
        answer({ asked }) {
          if (asked) return { say: /"(.+)"/.exec(asked)?.[1] ?? '' };
          const [answer = {}, ...rest] = answers;
          if (rest.length > 0) answers = rest;
          return answer;
        },
      });
      const create = (apiKey: string, baseUrl: string): HostedEngine => {
        if (!openai.hosted) throw new Error('It holds no calls.');
        return openai.hosted.create(contextOf(apiKey, baseUrl), { model: 'gpt-realtime', settings: {} });
      };
      return {
        engine: create(emulator.apiKey, emulator.baseUrl),
        snapshot: snapshot(),
        saying: SAYINGS[0] ?? { words: '', frames: [] },
        answers: (...next) => {
          answers = next;
        },
        farSide: {
          ...farSideOf(emulator, 'realtime', create),
          openConnections: () => emulator.sessions.filter(session => session.isOpen).length,
        },
        close: () => emulator.close(),
      };
    },
  },
];
