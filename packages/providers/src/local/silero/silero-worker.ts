import { serveWorker } from '../inference/serve-worker.ts';
import { freshMemory, SileroModel, type SileroRate } from './silero-model.ts';

export interface SileroTask {
  readonly rate: SileroRate;
  /** One window of each. */
  readonly streamIds: Int32Array;
  /** Their windows, one after the other. */
  readonly samples: Float32Array;
  /** Streams that are over; their memory is given up. */
  readonly ended: readonly number[];
}

/** Probabilities in the order of the task's windows. */
export type SileroResult = Float32Array;

await serveWorker<{ readonly file: string }, SileroTask, SileroResult>(async ({ file }) => {
  const model = await SileroModel.open(file);
  const memories = new Map<number, ReturnType<typeof freshMemory>>();
  await model.judge([freshMemory(8000)], new Float32Array(256), 8000); // the first run is slow

  return async ({ rate, streamIds, samples, ended }, control) => {
    const batch = Array.from(streamIds, streamId => {
      const memory = memories.get(streamId) ?? freshMemory(rate);
      memories.set(streamId, memory);
      return memory;
    });
    const probabilities = new Float32Array(await model.judge(batch, samples, rate));
    for (const streamId of ended) memories.delete(streamId);
    control.transfer(probabilities.buffer);
    return probabilities;
  };
});
