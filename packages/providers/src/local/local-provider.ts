import { TELEPHONE } from '@frontdesk/voice';
import { z } from 'zod';
import type { ProviderRecord } from '../registry/provider-record.ts';
import { KOKORO_VOICES } from './kokoro/voices.ts';
import type { LocalSpeech } from './local-speech.ts';
import { LOCAL_SPEECH_OUTPUTS } from './speech-outputs.ts';

const NOTHING = z.strictObject({});

/** Speech of this machine itself: no key, no network. `speech` is asked for when something is made of it. */
export function localProvider(speech: () => LocalSpeech): ProviderRecord {
  return {
    id: 'local',
    title: 'This machine',
    description: 'Open models that run here: Moonshine hears, Kokoro speaks. Free, private, English.',
    website: '',
    credentials: NOTHING,
    environment: {},
    async check() {
      await speech().ready;
      return { ok: true, detail: 'The models are loaded.' };
    },
    transcription: {
      models: [{ id: 'moonshine', title: 'Moonshine', price: {} }],
      takesAnyModel: false,
      settings: NOTHING,
      capabilities: { interim: true, inputs: [TELEPHONE] },
      create: () => speech().speechToText,
    },
    voice: {
      models: [{ id: 'kokoro', title: 'Kokoro', price: {} }],
      takesAnyModel: false,
      settings: NOTHING,
      capabilities: { outputs: LOCAL_SPEECH_OUTPUTS, wordTimes: true },
      voices: KOKORO_VOICES.map(({ id, title, gender }) => ({
        ...{ id, title, gender },
        languages: [id.startsWith('b') ? 'en-GB' : 'en-US'],
      })),
      create: () => speech().textToSpeech,
    },
    recordings: {
      model: { id: 'moonshine', title: 'Moonshine', price: {} },
      create: () => speech().transcribe,
    },
  };
}
