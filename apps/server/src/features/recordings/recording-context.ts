import type { TwilioClient } from '@frontdesk/providers/twilio';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';

/** What it takes to have the carrier record, to fetch what it recorded, and to let recordings go. */
export interface RecordingContext {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly storage: Pick<RecordingStorage, 'create' | 'read' | 'recover' | 'delete'>;
  /** Whoever records; absent where there is no account. */
  readonly carrier?: TwilioClient | undefined;
  /** How the carrier reaches us, without a slash at its end. */
  readonly publicUrl: string;
  readonly wallTime: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}
