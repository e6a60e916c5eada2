import { z } from 'zod';
import { defineQueue } from '../../jobs/job-queue.ts';

/** Write down what is heard in a call's recording. */
export const TRANSCRIBE_RECORDING = defineQueue({
  name: 'recording.transcribe',
  payload: z.object({ businessId: z.uuid(), callId: z.uuid(), apply: z.boolean() }),
  retries: 3,
  retryDelaySeconds: 30,
  // Ten minutes of speech take a busy machine about three; long calls are heard on both sides.
  timeLimitSeconds: 7200,
});
