import type { z } from 'zod';

/** A kind of work that outlives the process which asked for it. Queues are constants beside the work they carry. */
export interface JobQueue<Payload extends object> {
  /** Stored with every job; never renamed. */
  readonly name: string;
  /** What travels with a job: small, plain JSON; ids rather than contents. */
  readonly payload: z.ZodType<Payload>;
  /** Times a job is tried again after it failed; the waits between grow, with jitter. */
  readonly retries: number;
  /** The first wait. Seconds. */
  readonly retryDelaySeconds: number;
  /** An attempt that takes longer is given up, and its signal aborted. Seconds. */
  readonly timeLimitSeconds: number;
}

interface QueueOptions<Payload extends object> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly retries?: number;
  readonly retryDelaySeconds?: number;
  readonly timeLimitSeconds?: number;
}

/** A queue whose jobs are tried five times more over about a minute, unless told otherwise. */
export function defineQueue<Payload extends object>(options: QueueOptions<Payload>): JobQueue<Payload> {
  return { retries: 5, retryDelaySeconds: 2, timeLimitSeconds: 300, ...options };
}
