/** Audio of one call at one rate that grows at the end and is cut at the front. */
export class UtteranceAudio {
  readonly sampleRateHz: number;
  #samples: Int16Array;
  #length = 0;

  constructor(sampleRateHz: number) {
    this.sampleRateHz = sampleRateHz;
    this.#samples = new Int16Array(sampleRateHz);
  }

  get durationMs(): number {
    return (this.#length / this.sampleRateHz) * 1000;
  }

  append(samples: Int16Array): void {
    if (this.#length + samples.length > this.#samples.length) {
      const larger = new Int16Array(Math.max(this.#samples.length * 2, this.#length + samples.length));
      larger.set(this.#samples.subarray(0, this.#length));
      this.#samples = larger;
    }
    this.#samples.set(samples, this.#length);
    this.#length += samples.length;
  }

  /** Drops all but the latest `ms`. */
  keepLatest(ms: number): void {
    this.#drop(this.#length - this.#samplesIn(ms));
  }

  clear(): void {
    this.#length = 0;
  }

  /** A copy of everything. */
  copy(): Int16Array<ArrayBuffer> {
    return this.#samples.slice(0, this.#length);
  }

  /** Takes everything before the quietest moment of the latest `withinMs`, where a cut hurts no word. */
  takeUntilQuietest(withinMs: number): Int16Array<ArrayBuffer> {
    const step = this.#samplesIn(20);
    const span = step * 5; // 100 ms, about the gap between two words
    let cut = this.#length;
    let quietest = Number.POSITIVE_INFINITY;
    for (let from = Math.max(0, this.#length - this.#samplesIn(withinMs)); from + span <= this.#length; from += step) {
      const loudness = this.#energy(from, span);
      if (loudness >= quietest) continue;
      quietest = loudness;
      cut = from + (span >> 1);
    }
    const taken = this.#samples.slice(0, cut);
    this.#drop(cut);
    return taken;
  }

  #energy(from: number, span: number): number {
    let sum = 0;
    for (let index = from; index < from + span; index++) sum += (this.#samples[index] ?? 0) ** 2;
    return sum;
  }

  #drop(count: number): void {
    if (count <= 0) return;
    this.#samples.copyWithin(0, count, this.#length);
    this.#length -= count;
  }

  #samplesIn(ms: number): number {
    return Math.round((ms * this.sampleRateHz) / 1000);
  }
}
