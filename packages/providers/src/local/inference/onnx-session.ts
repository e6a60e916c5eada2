import { InferenceSession } from 'onnxruntime-node';

/**
 * Opens a model on `threads` processor threads. One is the right number for models that several calls share: two made
 * almost no difference to Moonshine, and cost the other calls theirs.
 */
export function openSession(file: string, threads = 1): Promise<InferenceSession> {
  return InferenceSession.create(file, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3, // errors only: the exported graphs warn about unused initializers
  });
}
