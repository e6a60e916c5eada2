import { type AudioFrame, encodeSamples, TELEPHONE } from '@frontdesk/voice';

/** How long a spoken word lasts for the emulators, which hear loudness and are told the words. */
const WORD_MS = 250;

export const WORDS = ['A table for two.', 'Tonight at eight.', 'Yes please.'] as const;

/** A loud murmur as long as these words. */
function murmured(words: string): AudioFrame[] {
  const frames = (words.split(' ').length * WORD_MS) / 20;
  return Array.from({ length: Math.ceil(frames) }, (_, frame) => {
    const samples = Int16Array.from({ length: 160 }, (_, index) => 9000 * Math.sin((frame * 160 + index) / 8));
    return { ...TELEPHONE, data: encodeSamples(samples, 'mulaw') };
  });
}

export const SAYINGS = WORDS.map(words => ({ words, frames: murmured(words) }));

/** Nothing listens there: ports below 1024 are not given out, and this one is nobody's. */
export const NOBODY = 'http://127.0.0.1:1';
export const WRONG_KEY = 'wrong-key';
