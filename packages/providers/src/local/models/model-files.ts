import { join } from 'node:path';

/** Where each model's files lie below the models folder, as `scripts/models.mjs` puts them there. */
export function moonshineFiles(modelsDir: string, size: 'tiny' | 'base'): { encoder: string; decoder: string } {
  const folder = join(modelsDir, 'moonshine', size);
  return { encoder: join(folder, 'encoder_model.onnx'), decoder: join(folder, 'decoder_model_merged.onnx') };
}

export function sileroFile(modelsDir: string): string {
  return join(modelsDir, 'silero', 'silero_vad_v5.onnx');
}

export function minilmFiles(modelsDir: string): { model: string; tokenizer: string; tokenizerConfig: string } {
  const folder = join(modelsDir, 'minilm');
  return {
    model: join(folder, 'model_quantized.onnx'),
    tokenizer: join(folder, 'tokenizer.json'),
    tokenizerConfig: join(folder, 'tokenizer_config.json'),
  };
}

export function kokoroFiles(modelsDir: string): { model: string; voicesDir: string } {
  return { model: join(modelsDir, 'kokoro', 'kokoro-fp16.onnx'), voicesDir: join(modelsDir, 'kokoro-voices') };
}

export function letterToSoundFile(modelsDir: string): string {
  return join(modelsDir, 'letter-to-sound', 'g2p_model.json');
}
