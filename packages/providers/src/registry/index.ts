import { deepgram } from '../deepgram/index.ts';
import { elevenlabs } from '../elevenlabs/index.ts';
import { anthropic, compatible, google } from '../language-models/index.ts';
import { openai } from '../openai/index.ts';
import { retell } from '../retell/index.ts';
import type { ProviderRecord } from './provider-record.ts';

export { type FormField, formFields } from './form-fields.ts';
export type {
  Credentials,
  HandedOverService,
  HostedService,
  LanguageModelService,
  ModelEntry,
  Price,
  ProviderCheck,
  ProviderContext,
  ProviderRecord,
  RecordingService,
  TranscriptionService,
  VoiceEntry,
  VoiceService,
} from './provider-record.ts';

/** Every outside service there is. What this machine does by itself is `localProvider`. */
export const providerRecords: readonly ProviderRecord[] = [
  deepgram,
  elevenlabs,
  openai,
  anthropic,
  google,
  compatible,
  retell,
];
