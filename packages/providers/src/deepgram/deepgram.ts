import { z } from 'zod';
import type { ProviderRecord } from '../registry/provider-record.ts';
import { accountOf, DEEPGRAM_CREDENTIALS, PROVIDER } from './account.ts';
import { AURA_OUTPUTS, AuraTextToSpeech } from './aura/aura-text-to-speech.ts';
import { AURA_VOICES } from './aura/voices.ts';
import { checkAccount } from './check-account.ts';
import { FluxSpeechToText } from './flux/flux-speech-to-text.ts';
import { LIVE_INPUTS } from './live-recognition.ts';
import { RECORDING_MODEL, TRANSCRIPTION_MODELS, VOICE_MODELS } from './models.ts';
import { NovaSpeechToText } from './nova/nova-speech-to-text.ts';
import { recordingTranscriber } from './transcribe-recording.ts';
import { readTranscriptionSettings, TRANSCRIPTION_SETTINGS } from './transcription-settings.ts';

/** Deepgram: Nova and Flux hear, Aura speaks. Models that begin with `flux` tell turns. */
export const deepgram: ProviderRecord = {
  id: PROVIDER,
  title: 'Deepgram',
  description: 'Fast recognition made for telephone calls, with names it should expect, and natural voices.',
  website: 'https://console.deepgram.com',
  credentials: DEEPGRAM_CREDENTIALS,
  environment: { DEEPGRAM_API_KEY: 'apiKey', DEEPGRAM_BASE_URL: 'baseUrl' },
  check: checkAccount,
  transcription: {
    models: TRANSCRIPTION_MODELS,
    settings: TRANSCRIPTION_SETTINGS,
    takesAnyModel: true,
    capabilities: { interim: true, inputs: LIVE_INPUTS },
    create({ credentials, clock }, choice) {
      const model = choice.model || TRANSCRIPTION_MODELS[0].id;
      const options = {
        ...{ clock, model },
        account: accountOf(credentials),
        settings: readTranscriptionSettings(choice.settings),
      };
      return model.startsWith('flux') ? new FluxSpeechToText(options) : new NovaSpeechToText(options);
    },
  },
  voice: {
    models: VOICE_MODELS,
    settings: z.strictObject({}),
    takesAnyModel: false,
    capabilities: { outputs: AURA_OUTPUTS, wordTimes: false },
    voices: AURA_VOICES,
    create({ credentials, clock }, choice) {
      return new AuraTextToSpeech({
        ...{ clock, account: accountOf(credentials) },
        model: choice.model || VOICE_MODELS[0].id,
      });
    },
  },
  recordings: {
    model: RECORDING_MODEL,
    create: ({ credentials, clock }) => recordingTranscriber(accountOf(credentials), clock, RECORDING_MODEL.id),
  },
};
