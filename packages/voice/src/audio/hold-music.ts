import { type AudioFormat, type AudioFrame, bytesPerSample } from './audio-frame.ts';
import { encodeSamples } from './g711.ts';

/**
 * Four bars of a soft broken chord each (C, A minor, F, G), as MIDI note numbers: low enough to rest on, and high enough
 * for the 300 to 3400 Hz that a telephone carries.
 */
const BARS = [
  [60, 64, 67, 71],
  [57, 64, 67, 72],
  [65, 69, 72, 76],
  [55, 62, 67, 71],
] as const;
/** The order in which a bar's notes are plucked; every pluck lasts an eighth. */
const PATTERN = [0, 1, 2, 3, 2, 1, 2, 1] as const;
const EIGHTH_MS = 500;
export const HOLD_MUSIC_MS = BARS.length * PATTERN.length * EIGHTH_MS;
/** A plucked string: it sounds at once and has faded to a thousandth after about two seconds. */
const NOTE_MS = 2000;
const ATTACK_MS = 12;
const DECAY_PER_SECOND = 3.4;
/** A fundamental and two quiet overtones. */
const OVERTONES = [1, 0.28, 0.1] as const;
/** On average 27 dB below full scale with the notes that still ring: a little softer than the voice that comes back. */
const LEVEL = 0.12 * 32767;

const made = new Map<string, AudioFrame>();

/** The music a caller on hold hears: 16 seconds that can be played in a loop. Made once for each format. */
export function holdMusic(format: AudioFormat): AudioFrame {
  const key = `${format.encoding} ${format.sampleRateHz}`;
  let music = made.get(key);
  if (!music) {
    music = { ...format, data: encodeSamples(compose(format.sampleRateHz), format.encoding) };
    made.set(key, music);
  }
  return music;
}

/** Bytes of a stretch of it. */
export function holdMusicBytes(format: AudioFormat, ms: number): number {
  return Math.round((ms / 1000) * format.sampleRateHz) * bytesPerSample(format.encoding);
}

function compose(rate: number): Int16Array {
  const loop = new Float32Array(Math.round((HOLD_MUSIC_MS / 1000) * rate));
  const plucked = new Map<number, Float32Array>();
  BARS.forEach((bar, barIndex) => {
    PATTERN.forEach((step, stepIndex) => {
      const note = bar[step] ?? bar[0];
      const sound = plucked.get(note) ?? pluck(note, rate);
      plucked.set(note, sound);
      const start = Math.round((((barIndex * PATTERN.length + stepIndex) * EIGHTH_MS) / 1000) * rate);
      addRinging(loop, sound, start);
    });
  });
  return Int16Array.from(loop, sample => Math.round(sample));
}

/** What rings past the end rings into the beginning, so that the loop has no seam. */
function addRinging(loop: Float32Array, sound: Float32Array, start: number): void {
  const whole = Math.min(sound.length, loop.length - start);
  for (let index = 0; index < whole; index++) loop[start + index] = (loop[start + index] ?? 0) + (sound[index] ?? 0);
  for (let index = whole; index < sound.length; index++) {
    loop[index - whole] = (loop[index - whole] ?? 0) + (sound[index] ?? 0);
  }
}

/** Overtones that fade, the higher the sooner; each sample follows from the two before it, which costs no sine. */
function pluck(note: number, rate: number): Float32Array {
  const samples = new Float32Array(Math.round((NOTE_MS / 1000) * rate));
  const frequency = 440 * 2 ** ((note - 69) / 12);
  OVERTONES.forEach((level, index) => {
    const angle = (2 * Math.PI * frequency * (index + 1)) / rate;
    const decay = Math.exp((-DECAY_PER_SECOND * (1 + index * 0.5)) / rate);
    const feedback = 2 * decay * Math.cos(angle);
    const damping = decay * decay;
    let before = 0;
    let last = LEVEL * level * Math.sin(angle);
    for (let at = 0; at < samples.length; at++) {
      samples[at] = (samples[at] ?? 0) + before;
      const next = feedback * last - damping * before;
      before = last;
      last = next;
    }
  });
  const attack = Math.round((ATTACK_MS / 1000) * rate);
  for (let at = 0; at < attack; at++) samples[at] = ((samples[at] ?? 0) * at) / attack;
  const release = Math.round(samples.length * 0.1);
  for (let left = 0; left < release; left++) {
    const at = samples.length - 1 - left;
    samples[at] = ((samples[at] ?? 0) * left) / release;
  }
  return samples;
}
