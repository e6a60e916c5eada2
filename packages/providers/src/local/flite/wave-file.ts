export interface Wave {
  readonly sampleRateHz: number;
  /** -1 to 1, the first channel. */
  readonly samples: Float32Array;
}

/** Reads a RIFF wave file of 16-bit samples. Throws on anything else. */
export function readWave(bytes: Buffer): Wave {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') throw new Error('Not a wave file');
  let channels = 1;
  let sampleRateHz = 0;
  for (let offset = 12; offset + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', offset, offset + 4);
    const size = bytes.readUInt32LE(offset + 4);
    const start = offset + 8;
    if (name === 'fmt ') {
      channels = bytes.readUInt16LE(start + 2);
      sampleRateHz = bytes.readUInt32LE(start + 4);
      if (bytes.readUInt16LE(start + 14) !== 16) throw new Error('Not a wave file of 16-bit samples');
    }
    if (name === 'data') {
      const end = Math.min(bytes.length, start + size);
      const count = Math.floor((end - start) / (2 * channels));
      const samples = Float32Array.from(
        { length: count },
        (_, index) => bytes.readInt16LE(start + index * 2 * channels) / 32768,
      );
      return { sampleRateHz, samples };
    }
    offset = start + size + (size % 2);
  }
  throw new Error('A wave file without samples');
}
