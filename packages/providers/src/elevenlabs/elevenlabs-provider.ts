import type { ProviderContext, ProviderRecord } from '../registry/provider-record.ts';
import { AGENT_CAPABILITIES, agentSettings } from './agents/agent-settings.ts';
import { AgentsApi } from './agents/agents-api.ts';
import { ElevenLabsAgent } from './agents/elevenlabs-agent.ts';
import { checkAccount } from './check-account.ts';
import { ElevenLabsSpeechToText } from './recognition/elevenlabs-speech-to-text.ts';
import { RECOGNITION_CAPABILITIES, recognitionSettings } from './recognition/recognition-settings.ts';
import { recordingTranscriber } from './recognition/transcribe-recording.ts';
import { ElevenLabsTextToSpeech, SPEECH_CAPABILITIES } from './speech/elevenlabs-text-to-speech.ts';
import { SpeechPool } from './speech/speech-pool.ts';
import { speechSettings } from './speech/speech-settings.ts';
import { DEFAULT_VOICES, listVoices } from './voices.ts';
import { accessOf, elevenLabsCredentials, PROVIDER } from './wire/access.ts';
import { failure } from './wire/failures.ts';

/** Estimates of 2026-11: they depend on the plan, which counts in credits. US dollars. */
const FAST_VOICE = { perMillionCharacters: 50 };
const FINE_VOICE = { perMillionCharacters: 100 };
const LIVE_RECOGNITION = { perAudioMinute: 0.0065 };
const RECORDED_RECOGNITION = { perAudioMinute: 0.0067 };
/** A minute of conversation, without the language model, which the plan charges apart. */
const CONVERSATION = { perAudioMinute: 0.08 };

/** Language models that agents may think with; the service takes many more. */
const AGENT_MODELS = [
  { id: 'gemini-2.5-flash', title: 'Gemini 2.5 Flash', price: CONVERSATION },
  { id: 'gpt-4.1-mini', title: 'GPT-4.1 mini', price: CONVERSATION },
  { id: 'gpt-4.1', title: 'GPT-4.1', price: CONVERSATION },
  { id: 'gpt-4o-mini', title: 'GPT-4o mini', price: CONVERSATION },
  { id: 'claude-sonnet-4-5', title: 'Claude Sonnet 4.5', price: CONVERSATION },
  { id: 'claude-haiku-4-5', title: 'Claude Haiku 4.5', price: CONVERSATION },
];

const RECORDING_MODEL = { id: 'scribe_v1', title: 'Scribe v1', price: RECORDED_RECOGNITION };

/** One set of connections for each account, whoever speaks. */
const pools = new WeakMap<ProviderContext, SpeechPool>();

function poolOf(context: ProviderContext): SpeechPool {
  const known = pools.get(context);
  if (known) return known;
  const pool = new SpeechPool({ access: accessOf(context.credentials), clock: context.clock });
  pools.set(context, pool);
  return pool;
}

/** ElevenLabs: voices, live recognition, recordings, and agents that hold whole conversations. */
export const elevenlabs: ProviderRecord = {
  id: PROVIDER,
  title: 'ElevenLabs',
  description:
    'The most natural voices, in many languages, quick recognition of speech, and agents that hold conversations.',
  website: 'https://elevenlabs.io',
  credentials: elevenLabsCredentials,
  environment: {
    ELEVENLABS_API_KEY: 'apiKey',
    ELEVENLABS_BASE_URL: 'baseUrl',
    ELEVENLABS_WEBHOOK_SECRET: 'webhookSecret',
  },
  check: checkAccount,
  voice: {
    models: [
      { id: 'eleven_flash_v2_5', title: 'Flash v2.5: fastest, 32 languages', price: FAST_VOICE },
      { id: 'eleven_turbo_v2_5', title: 'Turbo v2.5: a little finer, 32 languages', price: FAST_VOICE },
      { id: 'eleven_flash_v2', title: 'Flash v2: fastest, English', price: FAST_VOICE },
      { id: 'eleven_turbo_v2', title: 'Turbo v2: English', price: FAST_VOICE },
      { id: 'eleven_multilingual_v2', title: 'Multilingual v2: finest, slower', price: FINE_VOICE },
    ],
    settings: speechSettings,
    takesAnyModel: true,
    capabilities: SPEECH_CAPABILITIES,
    voices: DEFAULT_VOICES,
    listVoices,
    create: (context, { model, settings }) =>
      new ElevenLabsTextToSpeech({
        pool: poolOf(context),
        clock: context.clock,
        model,
        settings: speechSettings.parse(settings ?? {}),
      }),
  },
  transcription: {
    models: [{ id: 'scribe_v2_realtime', title: 'Scribe v2 Realtime', price: LIVE_RECOGNITION }],
    settings: recognitionSettings,
    takesAnyModel: true,
    capabilities: RECOGNITION_CAPABILITIES,
    create: ({ credentials, clock }, { model, settings }) =>
      new ElevenLabsSpeechToText({
        access: accessOf(credentials),
        clock,
        model,
        settings: recognitionSettings.parse(settings ?? {}),
      }),
  },
  recordings: {
    model: RECORDING_MODEL,
    create: ({ credentials, clock }) => recordingTranscriber(accessOf(credentials), clock, RECORDING_MODEL.id),
  },
  hosted: {
    engine: 'elevenlabs',
    models: AGENT_MODELS,
    settings: agentSettings,
    takesAnyModel: true,
    capabilities: AGENT_CAPABILITIES,
    voices: DEFAULT_VOICES,
    create: ({ credentials, clock }, { model, settings, agentId }) => {
      if (!agentId) throw failure('rejected', 'The agent has no counterpart at ElevenLabs yet: publish it.');
      const api = new AgentsApi(accessOf(credentials), clock);
      return new ElevenLabsAgent({ api, clock, agentId, model, settings: agentSettings.parse(settings ?? {}) });
    },
  },
};
