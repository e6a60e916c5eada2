import { toSnakeKey } from '@frontdesk/contract/wire-case';
import {
  type FormField,
  formFields,
  type ModelEntry,
  type Price,
  type ProviderRecord,
} from '@frontdesk/providers/registry';
import type { AudioFormat } from '@frontdesk/voice';
import type { ConformanceSuite } from '../../packages/providers/src/conformance/subjects-fixture.ts';
import { aboutProviders } from './about-providers.ts';
import { table } from './markdown-table.ts';

/** The page about providers, made from their records and from the tests that are run on them. */
export function describeProviders(records: readonly ProviderRecord[], suites: readonly ConformanceSuite[]): string {
  const sections = [
    '# Providers',
    'Made by `npm run docs:generate` from the providers’ records. Do not edit.',
    aboutProviders,
    '## Who does what',
    overview(records),
    ...records.flatMap(describeProvider),
    '## Conformance',
    'Every provider is held to the same promises, over its own wire protocol against an emulator of the service, or with the real model where it runs here: order of events, finals for pauses, formats and durations, word times, tool calls, many calls at once, aborts, wrong keys, broken connections, garbage, and nothing left open.',
    conformance(suites),
  ];
  return `${sections.join('\n\n')}\n`;
}

const SERVICES = [
  { key: 'transcription', title: 'Hears calls' },
  { key: 'voice', title: 'Speaks' },
  { key: 'languageModel', title: 'Thinks' },
  { key: 'hosted', title: 'Holds whole calls' },
  { key: 'recordings', title: 'Reads recordings' },
] as const;

function overview(records: readonly ProviderRecord[]): string {
  return table(
    ['Provider', ...SERVICES.map(({ title }) => title)],
    records.map(record => [record.title, ...SERVICES.map(({ key }) => (record[key] ? 'yes' : ''))]),
  );
}

function describeProvider(record: ProviderRecord): string[] {
  const { transcription, voice, languageModel, hosted, recordings } = record;
  const parts = [`## ${record.title}`, `${record.description}${record.website ? ` ${record.website}` : ''}`];
  const credentials = formFields(record.credentials);
  if (credentials.length > 0) parts.push(credentialTable(credentials, record.environment));
  if (transcription) {
    const { interim, inputs } = transcription.capabilities;
    const abilities = [
      interim ? 'Guesses while the caller speaks.' : 'Gives words once the caller pauses.',
      `Hears ${formatsInWords(inputs)}.`,
    ];
    parts.push('### Speech-to-text', abilities.join(' '), ...describeService(transcription));
  }
  if (voice) {
    const { wordTimes, outputs } = voice.capabilities;
    const abilities = [
      wordTimes
        ? 'Tells when each word is heard, so an interrupted answer is remembered to the word.'
        : 'Does not tell when words are heard; what was heard of an interrupted answer is estimated.',
      `Speaks ${formatsInWords(outputs)}.`,
      ...(voice.voices.length > 0
        ? [`Voices: ${voice.voices.map(({ id, title }) => `${title} (\`${id}\`)`).join(', ')}.`]
        : []),
      ...(voice.listVoices ? ['The account’s own voices are listed in the dashboard.'] : []),
    ];
    parts.push('### Text-to-speech', abilities.join(' '), ...describeService(voice));
  }
  if (languageModel) parts.push('### Language models', ...describeService(languageModel));
  if (hosted) {
    const { capabilities, engine } = hosted;
    const abilities = [
      `The engine \`${engine}\`.`,
      `Hears and speaks ${formatsInWords(capabilities.formats)}.`,
      capabilities.callerTranscript === 'none' ? 'Does not tell what the caller said.' : 'Tells what the caller said.',
      capabilities.tools ? 'Our tools run for it.' : 'Our tools do not run for it.',
      capabilities.says ? 'Can be made to say a line.' : 'Cannot be made to say a line.',
      capabilities.takesNotes ? 'Is told of pressed keys and notes.' : 'Is not told of pressed keys or notes.',
      capabilities.truncates ? 'Learns how much of an interrupted answer was heard.' : '',
      capabilities.resumes ? 'Goes on with a call that broke off.' : 'Begins anew when a call broke off.',
    ];
    parts.push('### Whole conversations', abilities.filter(Boolean).join(' '), ...describeService(hosted));
  }
  if (recordings) parts.push('### Recordings', modelTable([recordings.model]));
  return parts;
}

function credentialTable(fields: readonly FormField[], environment: ProviderRecord['environment']): string {
  const variables = (name: string) =>
    Object.entries(environment).flatMap(([variable, field]) => (field === name ? [`\`${variable}\``] : []));
  return table(
    ['Credential', 'Variable', 'Needed', 'What it is'],
    fields.map(field => [
      field.title,
      variables(field.name).join(', '),
      field.isRequired ? 'yes' : '',
      field.description,
    ]),
  );
}

interface DescribedService {
  readonly models: readonly ModelEntry[];
  readonly takesAnyModel: boolean;
  readonly settings: Parameters<typeof formFields>[0];
}

function describeService({ models, takesAnyModel, settings }: DescribedService): string[] {
  const fields = formFields(settings);
  return [
    modelTable(models),
    ...(takesAnyModel ? ['Other models of the service are taken by name; their cost is then unknown.'] : []),
    ...(fields.length > 0 ? [table(['Setting', 'Values', 'Default', 'What it does'], fields.map(settingRow))] : []),
  ];
}

const settingRow = (field: FormField) => [
  `\`${toSnakeKey(field.name)}\``,
  valuesOf(field),
  field.default === null ? '' : String(field.default),
  field.description || field.title,
];

function valuesOf({ kind, choices, minimum, maximum }: FormField): string {
  switch (kind) {
    case 'choice':
      return choices.map(choice => `\`${choice}\``).join(', ');
    case 'number':
      return minimum === null && maximum === null ? 'a number' : `${minimum ?? '…'} to ${maximum ?? '…'}`;
    case 'boolean':
      return 'yes or no';
    case 'list':
      return 'a list of texts';
    case 'text':
    case 'secret':
      return 'text';
  }
}

function modelTable(models: readonly ModelEntry[]): string {
  return table(
    ['Model', '', 'List price'],
    models.map(({ id, title, price }, index) => [
      `\`${id}\``,
      index === 0 ? `${title} (default)` : title,
      priceInWords(price),
    ]),
  );
}

/** US dollars. */
function priceInWords(price: Price | undefined): string {
  if (!price) return 'unknown';
  const parts = [
    amount(price.perAudioMinute, 'a minute'),
    amount(price.perMillionCharacters, 'a million characters'),
    amount(price.perMillionInputTokens, 'in'),
    amount(price.perMillionCachedTokens, 'cached'),
    amount(price.perMillionOutputTokens, 'out'),
  ].filter(Boolean);
  if (parts.length === 0) return 'free';
  const isByToken = price.perMillionInputTokens !== undefined || price.perMillionOutputTokens !== undefined;
  return `${parts.join(', ')}${isByToken ? ' a million tokens' : ''}`;
}

const amount = (dollars: number | undefined, unit: string) => (dollars === undefined ? '' : `$${dollars} ${unit}`);

const ENCODINGS: Readonly<Record<AudioFormat['encoding'], string>> = { mulaw: 'μ-law', alaw: 'A-law', pcm16: 'PCM' };

/** `μ-law at 8 kHz, PCM at 8, 16 and 24 kHz`. */
function formatsInWords(formats: readonly AudioFormat[]): string {
  const byEncoding = Map.groupBy(formats, ({ encoding }) => encoding);
  return [...byEncoding]
    .map(([encoding, same]) => {
      const rates = [...new Set(same.map(({ sampleRateHz }) => sampleRateHz / 1000))].sort((a, b) => a - b);
      return `${ENCODINGS[encoding]} at ${new Intl.ListFormat('en-GB').format(rates.map(String))} kHz`;
    })
    .join(', ');
}

function conformance(suites: readonly ConformanceSuite[]): string {
  const providers = [...new Set(suites.flatMap(({ subjects }) => subjects.map(({ provider }) => provider)))];
  return table(
    ['Provider', ...suites.map(({ title }) => title)],
    providers.map(provider => [
      `\`${provider}\``,
      ...suites.map(({ subjects }) =>
        subjects
          .filter(subject => subject.provider === provider)
          .map(({ title }) => title)
          .join(', '),
      ),
    ]),
  );
}
