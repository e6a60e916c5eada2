import { InferenceSession } from 'onnxruntime-node';

/**
 * Opens a model on `threads` processor threads. One is the right number for models that several calls share: two made
 * almost no difference to Moonshine, and cost the other calls theirs.
 *
 * Never with all graph optimizations: the layout ones of ONNX Runtime 1.30 turn some inputs of the fp16 Kokoro graph
 * into NaN (silence), and gain no speed.
 */
export function openSession(file: string, threads = 1): Promise<InferenceSession> {
  return InferenceSession.create(file, {
    graphOptimizationLevel: 'extended',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3, // errors only: the exported graphs warn about unused initializers
  });
}
