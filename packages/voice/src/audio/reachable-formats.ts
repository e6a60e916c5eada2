import { type AudioEncoding, type AudioFormat, isSameFormat } from './audio-frame.ts';

const ENCODINGS: readonly AudioEncoding[] = ['mulaw', 'alaw', 'pcm16'];

/** Which of these formats serves for another: that one itself, or else one at its rate. Undefined where none does. */
export function closestFormat(formats: readonly AudioFormat[], wanted: AudioFormat): AudioFormat | undefined {
  const atRate = formats.filter(format => format.sampleRateHz === wanted.sampleRateHz);
  return (
    atRate.find(format => isSameFormat(format, wanted)) ??
    atRate.find(format => format.encoding === 'pcm16') ??
    atRate[0]
  );
}

/**
 * What all of them can be given, or give, when the encoding is changed and the rate is not: the first one's own formats
 * first. Throws where they have no rate in common.
 */
export function commonFormats(all: readonly (readonly AudioFormat[])[]): AudioFormat[] {
  const own = all[0] ?? [];
  const rates = new Set(own.map(format => format.sampleRateHz));
  const others = [...rates]
    .flatMap(sampleRateHz => ENCODINGS.map(encoding => ({ encoding, sampleRateHz })))
    .filter(format => !own.some(some => isSameFormat(some, format)));
  const common = [...own, ...others].filter(format => all.every(formats => closestFormat(formats, format)));
  if (common.length === 0) throw new RangeError('These providers have no sample rate in common.');
  return common;
}
