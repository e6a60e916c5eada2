import type { DeepgramEnd } from './deepgram-emulator.ts';
import type { Refusal } from './refusal.ts';

type Check = (value: string) => boolean;

const isTrueOrFalse: Check = value => value === 'true' || value === 'false';
const isText: Check = value => value !== '';
const oneOf =
  (...values: readonly string[]): Check =>
  value =>
    values.includes(value);
const matches =
  (pattern: RegExp): Check =>
  value =>
    pattern.test(value);
const between =
  (least: number, most: number): Check =>
  value => {
    const number = Number(value);
    return value !== '' && number >= least && number <= most;
  };

/** Encodings of the service that can be heard and spoken here; the compressed ones cannot. */
const RAW = oneOf('linear16', 'mulaw', 'alaw');

const COMMON: Readonly<Record<string, Check>> = { mip_opt_out: isTrueOrFalse, tag: isText };

const TEXT_OPTIONS: Readonly<Record<string, Check>> = {
  numerals: isTrueOrFalse,
  profanity_filter: isTrueOrFalse,
  keyterm: isText,
  redact: isText,
  ...COMMON,
};

const WRITING: Readonly<Record<string, Check>> = {
  language: matches(/^(multi|[a-z]{2,3}(-[A-Za-z0-9]{2,4})?)$/),
  model: matches(/^(nova|enhanced|base)(-[a-z0-9-]+)?$/),
  smart_format: isTrueOrFalse,
  punctuate: isTrueOrFalse,
  dictation: isTrueOrFalse,
  diarize: isTrueOrFalse,
  diarize_model: oneOf('latest', 'v1'),
  detect_entities: isTrueOrFalse,
  keywords: matches(/^[^:]+(:-?\d+(\.\d+)?)?$/),
  replace: isText,
  search: isText,
  extra: isText,
  version: isText,
  ...TEXT_OPTIONS,
};

/** The query parameters of each end: deepgram-api-specs, asyncapi.yml and openapi.yml. */
const PARAMETERS: Readonly<Record<DeepgramEnd | 'recorded' | 'spoken', Readonly<Record<string, Check>>>> = {
  listen: {
    ...WRITING,
    encoding: RAW,
    sample_rate: between(8000, 48_000),
    channels: oneOf('1'),
    multichannel: oneOf('false'),
    interim_results: isTrueOrFalse,
    endpointing: value => value === 'false' || between(0, 60_000)(value),
    utterance_end_ms: between(1, 60_000),
    vad_events: isTrueOrFalse,
  },
  flux: {
    ...TEXT_OPTIONS,
    model: oneOf('flux-general-en', 'flux-general-multi'),
    encoding: RAW,
    sample_rate: between(8000, 48_000),
    eager_eot_threshold: between(0.3, 0.9),
    eot_threshold: between(0.5, 1),
    eot_timeout_ms: between(500, 60_000),
    language_hint: isText,
  },
  speak: {
    ...COMMON,
    model: matches(/^aura-(2-)?[a-z]+-[a-z]{2}$/),
    encoding: RAW,
    sample_rate: oneOf('8000', '16000', '24000', '32000', '48000'),
    speed: between(0.7, 1.5),
  },
  recorded: {
    ...WRITING,
    utterances: isTrueOrFalse,
    utt_split: between(0.1, 10),
    paragraphs: isTrueOrFalse,
    multichannel: oneOf('false'),
    encoding: RAW,
    sample_rate: between(8000, 48_000),
  },
  spoken: {
    ...COMMON,
    model: matches(/^aura-(2-)?[a-z]+-[a-z]{2}$/),
    encoding: RAW,
    container: oneOf('wav', 'none'),
    sample_rate: oneOf('8000', '16000', '24000', '32000', '48000'),
    speed: between(0.7, 1.5),
  },
};

/** What the service would say of these parameters; undefined when they are right. */
export function checkQuery(query: URLSearchParams, end: keyof typeof PARAMETERS): Refusal | undefined {
  for (const [name, value] of query) {
    const check = PARAMETERS[end][name];
    if (!check) return invalid(`Unknown query parameter: ${name}.`);
    if (!check(value)) return invalid(`Invalid value for query parameter: ${name}.`);
  }
  return CONFLICTS.find(([isWrong]) => isWrong(query, end))?.[1];
}

type Conflict = readonly [isWrong: (query: URLSearchParams, end: string) => boolean, refusal: Refusal];

const CONFLICTS: readonly Conflict[] = [
  [(query, end) => end === 'flux' && !query.has('model'), invalid('The model is required.')],
  [
    (query, end) => end !== 'spoken' && end !== 'speak' && query.has('encoding') && !query.has('sample_rate'),
    invalid('Raw audio needs a sample_rate.'),
  ],
  [
    query => query.has('utterance_end_ms') && query.get('interim_results') !== 'true',
    invalid('utterance_end_ms needs interim_results=true.'),
  ],
  [
    query => query.has('keywords') && (query.get('model') ?? '').startsWith('nova-3'),
    invalid('Keywords are not supported for Nova-3: use keyterm instead.'),
  ],
  [
    (query, end) => end !== 'flux' && query.has('keyterm') && !(query.get('model') ?? '').startsWith('nova-3'),
    invalid('Keyterm prompting is only available for Nova-3.'),
  ],
  [
    query => Number(query.get('eager_eot_threshold') ?? 0) > Number(query.get('eot_threshold') ?? 0.7),
    invalid('eager_eot_threshold must not exceed eot_threshold.'),
  ],
  [
    query => query.has('language_hint') && query.get('model') !== 'flux-general-multi',
    invalid('language_hint is only available for flux-general-multi.'),
  ],
  [
    (query, end) =>
      end === 'speak' &&
      /law$/.test(query.get('encoding') ?? '') &&
      !['8000', '16000'].includes(query.get('sample_rate') ?? '8000'),
    invalid('mulaw and alaw are spoken at 8000 or 16000 Hz.'),
  ],
];

function invalid(message: string): Refusal {
  return { status: 400, code: 'INVALID_QUERY_PARAMETER', message };
}
