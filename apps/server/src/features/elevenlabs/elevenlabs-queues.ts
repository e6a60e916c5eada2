import { Id } from '@frontdesk/contract';
import { z } from 'zod';
import { defineQueue } from '../../jobs/job-queue.ts';

/** Looks for agents whose counterparts are not in step, and has each brought into step. */
export const SWEEP_COUNTERPARTS = defineQueue({ name: 'elevenlabs-sweep', payload: z.object({}) });

/** Brings the counterpart of one agent into step. What goes wrong is noted, and tried again by the sweep. */
export const SYNC_COUNTERPART = defineQueue({
  name: 'elevenlabs-sync',
  payload: z.object({ businessId: Id, agentId: Id }),
  timeLimitSeconds: 120,
});

/** Reads what became of a conversation. Tried for some hours: the service takes its time, and our own record may, too. */
export const READ_CONVERSATION = defineQueue({
  name: 'elevenlabs-conversation',
  payload: z.object({ businessId: Id, agentId: Id, conversationId: z.string().min(1).max(200) }),
  retries: 20,
  timeLimitSeconds: 60,
});

/** Those that wait need to be told of once. */
export const SWEEP_KEY = 'sweep';
