import { z } from 'zod';
import { defineQueue } from '../../jobs/job-queue.ts';

/** Has the carrier do what a number's row says. */
export const SETTLE_NUMBER = defineQueue({
  name: 'phone-numbers.settle',
  payload: z.object({ numberId: z.uuid() }),
  timeLimitSeconds: 120,
});

/** Buys a number for an agent that has none. */
export const BUY_FOR_AGENT = defineQueue({
  name: 'phone-numbers.buy-for-agent',
  payload: z.object({
    businessId: z.uuid(),
    agentId: z.uuid(),
    country: z.string(),
    areaCode: z.string().nullable(),
  }),
  timeLimitSeconds: 120,
});
export type BuyForAgent = z.infer<typeof BUY_FOR_AGENT.payload>;

/** Takes up what was given up after several tries, or never begun. */
export const SETTLE_ALL_NUMBERS = defineQueue({ name: 'phone-numbers.settle-all', payload: z.object({}) });

/**
 * Whoever adds a job does the work at once as well; the job is for when they do not come to its end. So it waits until
 * they must have.
 */
export const AFTER_REQUEST_MS = 60_000;
