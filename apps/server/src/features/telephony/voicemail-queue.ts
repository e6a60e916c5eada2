import { z } from 'zod';
import { defineQueue } from '../../jobs/job-queue.ts';

/** Fetch a message that a caller left, and write it down. */
export const SAVE_VOICEMAIL = defineQueue({
  name: 'voicemail.save',
  payload: z.object({ callId: z.uuid(), recordingSid: z.string() }),
  retries: 8,
  retryDelaySeconds: 5,
  // Ten minutes of speech take a busy machine about three to transcribe.
  timeLimitSeconds: 900,
});

/** Look for messages whose carrier told us of them in vain. */
export const SWEEP_VOICEMAILS = defineQueue({ name: 'voicemail.sweep', payload: z.object({}), retries: 0 });
