import type { AudioFormat, AudioFrame } from './audio-frame.ts';
import { encodeSamples } from './g711.ts';

/** The two frequencies of each key, in hertz (ITU-T Q.23). */
const LOW = [697, 770, 852, 941] as const;
const HIGH = [1209, 1336, 1477, 1633] as const;
const KEYS = ['123A', '456B', '789C', '*0#D'] as const;

/** Recognised by every receiver: ITU-T Q.24 asks for at least 40 ms of tone and of gap; cheap switches want more. */
const TONE_MS = 100;
const GAP_MS = 100;
/** A `w` or `,` waits this long, as with the carriers' own dialling strings. */
const PAUSE_MS = 500;
/** Tones fade in and out this long, so that no click rings in the other bands. */
const FADE_MS = 3;
/**
 * Level of each frequency. A full-scale sine is 3.17 dBm0 in μ-law (ITU-T G.711), so these two are about −9 and −7 dBm0;
 * the high one is 2 dB stronger, as telephones send it because lines dampen it more.
 */
const LOW_LEVEL = 0.25 * 32767;
const HIGH_LEVEL = 0.315 * 32767;

/** The keys of a dialling string in order, upper case, everything else left out. `w` and `,` are pauses, kept as `w`. */
export function dialableKeys(digits: string): string {
  return digits
    .toUpperCase()
    .replaceAll(/[W,]/g, 'w')
    .replaceAll(/[^0-9A-D*#w]/g, '');
}

/** The sound of pressing these keys one after the other. Characters that are no keys are left out. */
export function dtmfTones(digits: string, format: AudioFormat): AudioFrame {
  const rate = format.sampleRateHz;
  const length = (ms: number) => Math.round((ms / 1000) * rate);
  const keys = [...dialableKeys(digits)];
  const total = keys.reduce((sum, key) => sum + (key === 'w' ? length(PAUSE_MS) : length(TONE_MS) + length(GAP_MS)), 0);
  const samples = new Int16Array(total);
  let at = 0;
  for (const key of keys) {
    if (key === 'w') at += length(PAUSE_MS);
    else {
      addTone(samples, at, length(TONE_MS), key, rate);
      at += length(TONE_MS) + length(GAP_MS);
    }
  }
  return { ...format, data: encodeSamples(samples, format.encoding) };
}

function addTone(samples: Int16Array, start: number, length: number, key: string, rate: number): void {
  const row = KEYS.findIndex(keys => keys.includes(key));
  const low = LOW[row] ?? 0;
  const high = HIGH[KEYS[row]?.indexOf(key) ?? 0] ?? 0;
  const fade = (FADE_MS / 1000) * rate;
  for (let index = 0; index < length; index++) {
    const angle = (2 * Math.PI * index) / rate;
    const envelope = Math.min(1, index / fade, (length - index) / fade);
    const level = LOW_LEVEL * Math.sin(low * angle) + HIGH_LEVEL * Math.sin(high * angle);
    samples[start + index] = Math.round(envelope * level);
  }
}
