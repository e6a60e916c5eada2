import type { Provider, ProviderService, ProviderServiceKind, ProviderVoice } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import {
  type FormField,
  formFields,
  type HandedOverService,
  type ModelEntry,
  type ProviderRecord,
  type VoiceEntry,
} from '@frontdesk/providers/registry';
import type { AudioFormat } from '@frontdesk/voice';
import type { z } from 'zod';

/** What the catalogue says of a provider, whoever asks. */
export type CatalogueEntry = Omit<Provider, 'source' | 'isReady' | 'credentials'>;

export function catalogueEntry(record: ProviderRecord): CatalogueEntry {
  const { id, title, description, website, credentials, environment } = record;
  return {
    ...{ id, title, description, website },
    credentialFields: fieldsOf(credentials),
    environment: Object.entries(environment).map(([variable, field]) => ({ variable, field: toSnakeKey(field) })),
    services: servicesOf(record),
  };
}

export const toVoice = ({ id, title, gender, languages }: VoiceEntry): ProviderVoice => ({
  ...{ id, title, gender: gender ?? null },
  languages: [...languages],
});

function servicesOf({
  transcription,
  voice,
  languageModel,
  hosted,
  handedOver,
  recordings,
}: ProviderRecord): ProviderService[] {
  return [
    ...(transcription ? [service('transcription', transcription, transcriptionWords(transcription))] : []),
    ...(voice ? [{ ...service('voice', voice, voiceWords(voice)), listsVoices: voice.listVoices !== undefined }] : []),
    ...(languageModel ? [service('language_model', languageModel, [])] : []),
    ...(hosted ? [{ ...service('hosted', hosted, hostedWords(hosted)), engine: hosted.engine }] : []),
    ...(handedOver ? [handedOverService(handedOver)] : []),
    ...(recordings ? [recordingsService(recordings.model)] : []),
  ];
}

interface AnyService {
  readonly models: readonly ModelEntry[];
  readonly takesAnyModel: boolean;
  readonly settings: z.ZodObject;
  readonly voices?: readonly VoiceEntry[];
}

function service(kind: ProviderServiceKind, record: AnyService, capabilities: string[]): ProviderService {
  return {
    kind,
    models: record.models.map(toModel),
    takesAnyModel: record.takesAnyModel,
    settings: fieldsOf(record.settings),
    voices: (record.voices ?? []).map(toVoice),
    listsVoices: false,
    capabilities,
    engine: null,
  };
}

function handedOverService({ engine, settings, capabilities }: HandedOverService): ProviderService {
  const parts = { models: [], takesAnyModel: false, settings };
  return { ...service('hosted', parts, [...capabilities]), engine };
}

function recordingsService(model: ModelEntry): ProviderService {
  return {
    kind: 'recordings',
    models: [toModel(model)],
    takesAnyModel: false,
    settings: [],
    voices: [],
    listsVoices: false,
    capabilities: ['Transcribes finished recordings and what is said on calls without media streams.'],
    engine: null,
  };
}

const toModel = ({ id, title, price }: ModelEntry) => ({
  id,
  title,
  price: price
    ? {
        perMillionInputTokens: price.perMillionInputTokens ?? null,
        perMillionCachedTokens: price.perMillionCachedTokens ?? null,
        perMillionOutputTokens: price.perMillionOutputTokens ?? null,
        perMillionCharacters: price.perMillionCharacters ?? null,
        perAudioMinute: price.perAudioMinute ?? null,
      }
    : null,
});

/** The wire's names: what a form sends back goes through the same change as every other body. */
const fieldsOf = (schema: z.ZodObject) =>
  formFields(schema).map((field: FormField) => ({
    ...field,
    name: toSnakeKey(field.name),
    choices: [...field.choices],
  }));

function transcriptionWords({ capabilities }: NonNullable<ProviderRecord['transcription']>): string[] {
  return [
    capabilities.interim ? 'Shows words while they are spoken.' : 'Gives words once the caller pauses.',
    capabilities.endpointing
      ? 'Decides by itself when the caller has finished.'
      : 'We decide when the caller has finished.',
    `Hears ${formatsInWords(capabilities.inputs)}.`,
  ];
}

function voiceWords({ capabilities }: NonNullable<ProviderRecord['voice']>): string[] {
  return [
    `Speaks ${formatsInWords(capabilities.outputs)}.`,
    capabilities.wordTimes
      ? 'Tells when each word is heard, so an interrupted answer is recorded to the word.'
      : 'Does not tell when words are heard; where an answer was interrupted is estimated.',
  ];
}

function hostedWords({ capabilities }: NonNullable<ProviderRecord['hosted']>): string[] {
  const { callerTranscript, says, takesNotes, truncates, resumes, tools, formats } = capabilities;
  return [
    `Hears and speaks ${formatsInWords(formats)}.`,
    callerTranscript === 'none' ? 'Does not tell what the caller said.' : 'Tells what the caller said.',
    tools ? 'Our tools run for it.' : 'Our tools do not run for it.',
    says ? 'Can be made to say a given line.' : 'Cannot be made to say a given line: no “say” from the dashboard.',
    takesNotes ? 'Is told of pressed keys.' : 'Is not told of pressed keys.',
    truncates ? 'Knows what was heard of an interrupted answer.' : 'Decides by itself what was heard of an answer.',
    resumes ? 'Goes on with a call that broke off.' : 'Begins anew when a call broke off.',
  ];
}

function formatsInWords(formats: readonly AudioFormat[]): string {
  const names = formats.map(({ encoding, sampleRateHz }) => `${NAMES[encoding]} at ${sampleRateHz / 1000} kHz`);
  return [...new Set(names)].join(', ');
}

const NAMES: Readonly<Record<AudioFormat['encoding'], string>> = {
  mulaw: 'μ-law',
  alaw: 'A-law',
  pcm16: 'linear PCM',
};
