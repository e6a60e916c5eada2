import type { TwilioClient } from '@frontdesk/providers/twilio';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';

/** What numbers are bought, configured and given back with. */
export interface NumberCarrier {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly carrier: TwilioClient;
  /** Where the carrier reaches us, without a slash at its end. */
  readonly publicUrl: string;
  readonly wallTime: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

/** The same where there may be no account at a carrier. */
export type MaybeNumberCarrier = Omit<NumberCarrier, 'carrier'> & {
  readonly carrier: TwilioClient | undefined;
  /** Where a number is bought when one is needed and the pool is empty; undefined: nowhere. */
  readonly buyNumbers: { readonly country: string; readonly areaCode?: string } | undefined;
};
