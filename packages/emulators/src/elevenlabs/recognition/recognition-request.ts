/** Query of the socket for live recognition, checked. Limits: the official SDK's notes on its options. */
export interface RecognitionRequest {
  readonly modelId: string;
  readonly encoding: 'mulaw' | 'pcm16';
  readonly sampleRateHz: number;
  readonly audioFormat: string;
  readonly isManual: boolean;
  readonly vadSilenceMs: number;
  readonly language: string | null;
  readonly withTimestamps: boolean;
  readonly keyterms: readonly string[];
}

const MODELS: ReadonlySet<string> = new Set(['scribe_v2_realtime']);
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  vad_silence_threshold_secs: [0.3, 3],
  vad_threshold: [0.1, 0.9],
  min_speech_duration_ms: [50, 2000],
  min_silence_duration_ms: [50, 2000],
};
const MAX_KEYTERMS = 50;
const MAX_KEYTERM_LENGTH = 20;

/** The request, or what is wrong with it in words. */
export function readRecognitionRequest(query: URLSearchParams): RecognitionRequest | string {
  const modelId = query.get('model_id') ?? '';
  if (!MODELS.has(modelId)) return `Unknown model_id: ${modelId}`;
  const audioFormat = query.get('audio_format') ?? 'pcm_16000';
  const format = /^(?:pcm_(8000|16000|22050|24000|44100|48000)|ulaw_8000)$/.exec(audioFormat);
  if (!format) return `Unknown audio_format: ${audioFormat}`;
  const strategy = query.get('commit_strategy') ?? 'manual';
  if (strategy !== 'manual' && strategy !== 'vad') return `Unknown commit_strategy: ${strategy}`;
  for (const [name, [min, max]] of Object.entries(RANGES)) {
    const value = query.get(name);
    if (value !== null && !(Number(value) >= min && Number(value) <= max))
      return `${name} must be between ${min} and ${max}`;
  }
  const language = query.get('language_code');
  if (language !== null && !/^[a-z]{2,3}$/.test(language)) return `Unknown language_code: ${language}`;
  const keyterms = query.getAll('keyterms');
  if (keyterms.length > MAX_KEYTERMS) return `At most ${MAX_KEYTERMS} keyterms are allowed`;
  if (keyterms.some(term => term.length > MAX_KEYTERM_LENGTH))
    return `Each keyterm may have at most ${MAX_KEYTERM_LENGTH} characters`;
  return {
    modelId,
    encoding: format[1] ? 'pcm16' : 'mulaw',
    sampleRateHz: Number(format[1] ?? 8000),
    audioFormat,
    isManual: strategy === 'manual',
    vadSilenceMs: Number(query.get('vad_silence_threshold_secs') ?? 1.5) * 1000,
    language,
    withTimestamps: query.get('include_timestamps') === 'true',
    keyterms,
  };
}
