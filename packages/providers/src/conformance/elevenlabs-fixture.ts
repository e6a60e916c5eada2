import { type ElevenLabsEmulator, startElevenLabsEmulator } from '@frontdesk/emulators';
import { type HostedEngine, type SpeechToText, systemClock, type TextToSpeech } from '@frontdesk/voice';
import { agentBody } from '../elevenlabs/agents/agent-definition.ts';
import { agentSettings } from '../elevenlabs/agents/agent-settings.ts';
import { AgentsApi } from '../elevenlabs/agents/agents-api.ts';
import { clientTool } from '../elevenlabs/agents/client-tool.ts';
import { elevenlabs } from '../elevenlabs/index.ts';
import { accessOf } from '../elevenlabs/wire/access.ts';
import { snapshot } from '../openai/openai-fixture.ts';
import { NOBODY, SAYINGS, WORDS, WRONG_KEY } from './sayings-fixture.ts';
import type { ConformanceSubject, FarSide } from './subject.ts';
import { type EngineAnswer, findTable, type HostedEngineScene } from './test-hosted-engine.ts';
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

export const elevenLabsEngines: readonly ConformanceSubject<HostedEngineScene>[] = [
  {
    provider: 'elevenlabs',
    title: 'ElevenLabs agents',
    async open() {
      let answers: readonly EngineAnswer[] = [];
      const take = (): EngineAnswer => {
        const [answer = {}, ...rest] = answers;
        if (rest.length > 0) answers = rest;
        return answer;
      };
      const emulator = await startElevenLabsEmulator({
        agents: {
          hears: () => WORDS[0] ?? '',
          silenceMs: 200,
          async script(_heard, talk) {
            let answer = take();
            while (answer.calls) {
              for (const { name, arguments: given } of answer.calls) await talk.callTool(name, given);
              answer = take();
            }
            if (answer.say !== undefined) talk.say(answer.say);
          },
        },
      });
      const { apiKey: rightKey, baseUrl: address } = emulator;
      const agentId = await makeAgent(new AgentsApi(accessOf({ apiKey: rightKey, baseUrl: address }), systemClock));
      const create = (apiKey: string, baseUrl: string): HostedEngine => {
        if (!elevenlabs.hosted) throw new Error('It holds no calls.');
        return elevenlabs.hosted.create(contextOf(apiKey, baseUrl), { model: MODEL, settings: {}, agentId });
      };
      return {
        engine: create(rightKey, address),
        snapshot: snapshot(),
        saying: SAYINGS[0] ?? { words: '', frames: [] },
        answers: (...next) => {
          answers = next;
        },
        farSide: {
          ...farSideOf(emulator, create),
          openConnections: () => emulator.conversations.filter(session => session.isOpen).length,
        },
        close: () => emulator.close(),
      };
    },
  },
];

const MODEL = 'gemini-2.5-flash';

/** The agent's counterpart, with the suite's tool. */
async function makeAgent(api: AgentsApi): Promise<string> {
  const { signal } = new AbortController();
  const body = agentBody({
    ...{ name: 'Mia', tag: 'conformance', model: MODEL, instructions: 'You are Mia.', greeting: 'Hello.' },
    config: snapshot().agent.config,
    settings: agentSettings.parse({}),
    ...{ keyterms: [], documents: [], endsCalls: false },
    toolIds: [await api.createTool(clientTool(findTable, 5), signal)],
  });
  return api.createAgent(body, signal);
}
