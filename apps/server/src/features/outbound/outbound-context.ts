import type { TwilioClient } from '@frontdesk/providers/twilio';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../db/connection.ts';

/** What placing calls needs, whoever asks for them. */
export interface OutboundContext {
  readonly db: Database;
  /** The account that owns the numbers; without one nothing can be placed. */
  readonly carrier: TwilioClient | undefined;
  /** How the carrier reaches us, without a slash at its end. */
  readonly publicUrl: string;
  readonly wallTime: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
  /** Calls, of both directions, that may go on at a time while one more is placed; the rest is kept for callers. */
  readonly maxCallsForDialling?: number | undefined;
}
