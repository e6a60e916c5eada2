import { z } from 'zod';
import { defineQueue } from '../../jobs/job-queue.ts';

/** Have the carrier record a call from now on. After a minute there is little left that is worth it. */
export const START_CARRIER_RECORDING = defineQueue({
  name: 'recording.start',
  payload: z.object({ callId: z.uuid(), callSid: z.string() }),
  retries: 4,
  timeLimitSeconds: 30,
});

/** Fetch what the carrier recorded. */
export const SAVE_CARRIER_RECORDING = defineQueue({
  name: 'recording.save',
  payload: z.object({ callId: z.uuid(), recordingSid: z.string() }),
  retries: 10,
  retryDelaySeconds: 5,
  timeLimitSeconds: 900,
});

/** Join the segments of a call that broke off and went on, once it has ended. */
export const FINISH_RECORDING = defineQueue({
  name: 'recording.finish',
  payload: z.object({ callId: z.uuid(), attempt: z.int() }),
  retries: 10,
  retryDelaySeconds: 5,
  timeLimitSeconds: 900,
});

/** Delete recordings whose time is over. */
export const EXPIRE_RECORDINGS = defineQueue({ name: 'recording.expire', payload: z.object({}), retries: 0 });
