import type { Clock } from '@frontdesk/voice';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Providers } from '../providers/open-providers.ts';

/** What the work with agents at ElevenLabs needs. */
export interface ElevenLabsContext {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly providers: Pick<Providers, 'records' | 'keys'>;
  readonly clock: Clock;
  readonly logger: { warn(facts: object, message: string): void; info(facts: object, message: string): void };
}
