/** Quiet kept before and after speech: enough not to clip a soft consonant, short enough not to be heard as waiting. */
const LEAD_MS = 40;
const TAIL_MS = 120;
const FADE_MS = 5;
const WINDOW_MS = 5;
/** A window louder than this share of the loudest one holds speech. */
const SPEECH_SHARE = 0.02;
/** -18 dBFS over the windows that hold speech: level with other callers on a telephone line. */
const TARGET_RMS = 0.126;
const MAX_GAIN = 4;
/** Samples are bent smoothly above the knee and never pass the ceiling. */
const KNEE = 0.7;
const CEILING = 0.95;

export interface FinishedSpeech {
  readonly samples: Float32Array;
  /** What was cut from the start, for times measured on the raw waveform. */
  readonly trimmedMs: number;
}

/** Raw synthesis (-1 to 1) made ready to play: silence trimmed, loudness levelled, edges faded. Silence gives no samples. */
export function finishSpeech(raw: Float32Array, sampleRateHz: number): FinishedSpeech {
  const window = Math.round((sampleRateHz * WINDOW_MS) / 1000);
  const levels = windowLevels(raw, window);
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  const threshold = Math.max(loudest * SPEECH_SHARE, 1e-4);
  const first = levels.findIndex(level => level > threshold);
  if (first < 0) return { samples: new Float32Array(0), trimmedMs: 0 };
  const last = levels.findLastIndex(level => level > threshold);
  const start = Math.max(0, first * window - Math.round((sampleRateHz * LEAD_MS) / 1000));
  const end = Math.min(raw.length, (last + 1) * window + Math.round((sampleRateHz * TAIL_MS) / 1000));
  const spoken = levels.filter(level => level > threshold);
  const power = spoken.reduce((sum, level) => sum + level * level, 0) / spoken.length;
  const gain = Math.min(MAX_GAIN, TARGET_RMS / Math.sqrt(power));
  const samples = raw.slice(start, end).map(sample => limited(sample * gain));
  fadeEdges(samples, Math.round((sampleRateHz * FADE_MS) / 1000));
  return { samples, trimmedMs: (start / sampleRateHz) * 1000 };
}

/** Samples from -1 to 1 as signed 16-bit values. */
export function toInt16(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, sample => Math.round(Math.max(-1, Math.min(1, sample)) * 32767));
}

/** Root mean square of each whole window. */
function windowLevels(samples: Float32Array, window: number): Float32Array {
  const levels = new Float32Array(Math.floor(samples.length / window));
  for (let index = 0; index < levels.length; index++) {
    let sum = 0;
    for (let offset = 0; offset < window; offset++) sum += (samples[index * window + offset] ?? 0) ** 2;
    levels[index] = Math.sqrt(sum / window);
  }
  return levels;
}

function limited(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  const room = CEILING - KNEE;
  return Math.sign(sample) * (KNEE + room * Math.tanh((size - KNEE) / room));
}

function fadeEdges(samples: Float32Array, length: number): void {
  for (let index = 0; index < Math.min(length, samples.length >> 1); index++) {
    const share = index / length;
    samples[index] = (samples[index] ?? 0) * share;
    const mirrored = samples.length - 1 - index;
    samples[mirrored] = (samples[mirrored] ?? 0) * share;
  }
}
