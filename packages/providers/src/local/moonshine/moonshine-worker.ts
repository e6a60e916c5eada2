import llamaTokenizer from 'llama-tokenizer-js';
import { serveWorker } from '../inference/serve-worker.ts';
import { moonshineFiles } from '../models/model-files.ts';
import { ModelRateConverter } from './model-rate.ts';
import { MODEL_RATE_HZ, MoonshineModel, type MoonshineSize } from './moonshine-model.ts';

export interface MoonshineTask {
  readonly size: MoonshineSize;
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
}

/** Raw text, not judged yet. Empty when cancelled. */
export interface MoonshineResult {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

await serveWorker<{ readonly modelsDir: string }, MoonshineTask, MoonshineResult>(async ({ modelsDir }) => {
  const converter = await ModelRateConverter.open();
  const models = {
    tiny: await MoonshineModel.open('tiny', moonshineFiles(modelsDir, 'tiny')),
    base: await MoonshineModel.open('base', moonshineFiles(modelsDir, 'base')),
  };
  const silence = new Float32Array(MODEL_RATE_HZ);
  for (const model of Object.values(models)) await model.decode(silence, () => false); // the first run is slow

  return async ({ size, samples, sampleRateHz }, control) => {
    const decoded = await models[size].decode(converter.convert(samples, sampleRateHz), control.isCancelled);
    if (!decoded) return { text: '', confidence: 0 };
    return { text: llamaTokenizer.decode([...decoded.tokens], false, false), confidence: decoded.confidence };
  };
});
