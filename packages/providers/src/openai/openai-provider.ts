import type { z } from 'zod';
import { openaiLanguageModels } from '../language-models/index.ts';
import type { ModelEntry, ProviderContext, ProviderRecord } from '../registry/provider-record.ts';
import { checkOpenAi } from './account/check.ts';
import { OpenAiCredentials, openAccount } from './account/credentials.ts';
import { PROVIDER_ID } from './account/failures.ts';
import { OpenAiRealtime, REALTIME_CAPABILITIES } from './realtime/openai-realtime.ts';
import { openAiRecordings, RECORDING_MODEL } from './recordings/transcribe-recording.ts';
import { RealtimeSettings, TranscriptionSettings, VoiceServiceSettings } from './settings.ts';
import { OpenAiSpeechToText, TRANSCRIPTION_CAPABILITIES } from './transcription/openai-speech-to-text.ts';
import { OpenAiTextToSpeech, SPEECH_OUTPUTS } from './voice/openai-text-to-speech.ts';
import { REALTIME_VOICES, SPEECH_VOICES } from './voices.ts';

// Prices: developers.openai.com/api/docs/models, autumn 2026. Speech-to-speech models charge text and audio differently;
// nearly all tokens of a call are audio, whose price is taken for both, so that a cost is rather too high.

const REALTIME_PRICE = { perMillionInputTokens: 32, perMillionCachedTokens: 0.4, perMillionOutputTokens: 64 };
const REALTIME_MINI_PRICE = { perMillionInputTokens: 10, perMillionCachedTokens: 0.3, perMillionOutputTokens: 20 };

const REALTIME_MODELS: readonly ModelEntry[] = [
  { id: 'gpt-realtime-2.1', title: 'GPT Realtime 2.1', price: REALTIME_PRICE },
  { id: 'gpt-realtime-2.1-mini', title: 'GPT Realtime 2.1 mini', price: REALTIME_MINI_PRICE },
  { id: 'gpt-realtime-2', title: 'GPT Realtime 2', price: REALTIME_PRICE },
  { id: 'gpt-realtime-1.5', title: 'GPT Realtime 1.5', price: REALTIME_PRICE },
  { id: 'gpt-realtime', title: 'GPT Realtime', price: REALTIME_PRICE },
  { id: 'gpt-realtime-mini', title: 'GPT Realtime mini', price: REALTIME_MINI_PRICE },
];

const TRANSCRIPTION_MODELS: readonly ModelEntry[] = [
  { id: 'gpt-4o-mini-transcribe', title: 'GPT-4o mini Transcribe', price: { perAudioMinute: 0.003 } },
  { id: 'gpt-4o-transcribe', title: 'GPT-4o Transcribe', price: { perAudioMinute: 0.006 } },
  { id: 'gpt-transcribe', title: 'GPT Transcribe', price: { perAudioMinute: 0.0045 } },
  { id: 'gpt-live-transcribe', title: 'GPT Live Transcribe', price: { perAudioMinute: 0.017 } },
  { id: 'gpt-realtime-whisper', title: 'GPT Realtime Whisper', price: { perAudioMinute: 0.017 } },
];

const SPEECH_MODELS: readonly ModelEntry[] = [
  { id: 'gpt-4o-mini-tts', title: 'GPT-4o mini TTS', price: { perAudioMinute: 0.015 } },
  { id: 'tts-1', title: 'TTS-1', price: { perMillionCharacters: 15 } },
  { id: 'tts-1-hd', title: 'TTS-1 HD', price: { perMillionCharacters: 30 } },
];

const common = ({ credentials, clock }: ProviderContext) => ({ account: openAccount(credentials), clock });

/** OpenAI: language models, recognition, voices, recordings, and whole conversations over the Realtime API. */
export const openai: ProviderRecord = {
  id: PROVIDER_ID,
  title: 'OpenAI',
  description: 'Language models, speech recognition, voices, and speech-to-speech conversations with one key.',
  website: 'https://platform.openai.com',
  credentials: OpenAiCredentials,
  environment: {
    OPENAI_API_KEY: 'apiKey',
    OPENAI_BASE_URL: 'baseUrl',
    OPENAI_ORGANIZATION: 'organization',
    OPENAI_PROJECT: 'project',
  },
  check: checkOpenAi,
  transcription: {
    models: TRANSCRIPTION_MODELS,
    takesAnyModel: true,
    settings: TranscriptionSettings,
    capabilities: TRANSCRIPTION_CAPABILITIES,
    create: (context, { model, settings }) =>
      new OpenAiSpeechToText({ ...common(context), model, settings: parsed(TranscriptionSettings, settings) }),
  },
  voice: {
    models: SPEECH_MODELS,
    takesAnyModel: true,
    settings: VoiceServiceSettings,
    capabilities: { outputs: SPEECH_OUTPUTS, wordTimes: false },
    voices: SPEECH_VOICES,
    create: (context, { model, settings }) =>
      new OpenAiTextToSpeech({ ...common(context), model, settings: parsed(VoiceServiceSettings, settings) }),
  },
  languageModel: openaiLanguageModels,
  recordings: {
    model: { id: RECORDING_MODEL, title: 'Whisper', price: { perAudioMinute: 0.006 } },
    create: context => openAiRecordings(common(context)),
  },
  hosted: {
    engine: 'openai_realtime',
    models: REALTIME_MODELS,
    takesAnyModel: true,
    settings: RealtimeSettings,
    capabilities: REALTIME_CAPABILITIES,
    voices: REALTIME_VOICES,
    create: (context, { model, settings }) =>
      new OpenAiRealtime({ ...common(context), model, settings: parsed(RealtimeSettings, settings) }),
  },
};

/** An agent that set nothing has no settings at all. */
function parsed<Schema extends z.ZodObject>(schema: Schema, settings: unknown): z.infer<Schema> {
  return schema.parse(settings ?? {});
}
