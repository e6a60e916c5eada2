import { serveWorker } from '../inference/serve-worker.ts';
import { freshMemory, SileroModel, type SileroRate, type SileroWindow } from './silero-model.ts';

export interface SileroTask {
  /** At most one window of each stream. */
  readonly windows: readonly {
    readonly streamId: number;
    readonly rate: SileroRate;
    readonly samples: Float32Array;
  }[];
  /** Streams that are over; their memory is given up. */
  readonly ended: readonly number[];
}

/** Probabilities in the order of the task's windows. */
export type SileroResult = Float32Array;

await serveWorker<{ readonly file: string }, SileroTask, SileroResult>(async ({ file }) => {
  const model = await SileroModel.open(file);
  const memories = new Map<number, ReturnType<typeof freshMemory>>();
  await model.judge([{ memory: freshMemory(8000), samples: new Float32Array(256) }], 8000); // the first run is slow

  return async ({ windows, ended }, control) => {
    const probabilities = new Float32Array(windows.length);
    for (const rate of [8000, 16_000] as const) {
      const indexes: number[] = [];
      const batch: SileroWindow[] = [];
      for (const [index, window] of windows.entries()) {
        if (window.rate !== rate) continue;
        const memory = memories.get(window.streamId) ?? freshMemory(rate);
        memories.set(window.streamId, memory);
        indexes.push(index);
        batch.push({ memory, samples: window.samples });
      }
      if (batch.length === 0) continue;
      const judged = await model.judge(batch, rate);
      for (const [position, index] of indexes.entries()) probabilities[index] = judged[position] ?? 0;
    }
    for (const streamId of ended) memories.delete(streamId);
    control.transfer(probabilities.buffer);
    return probabilities;
  };
});
