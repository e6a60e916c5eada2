import type { TwilioClient } from '@frontdesk/providers/twilio';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';

/** What texting needs. */
export interface TextContext {
  readonly db: Database;
  readonly jobs: Jobs;
  /** The account that owns the numbers; without one nothing can be sent. */
  readonly carrier?: TwilioClient | undefined;
  /** How the carrier reaches us, without a slash at its end. */
  readonly publicUrl: string;
  readonly wallTime: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}
