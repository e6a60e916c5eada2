import type { TwilioClient } from '@frontdesk/providers/twilio';
import type { TranscribeRecording } from '@frontdesk/voice';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import type { RecordingOwner } from '../providers/recording-transcribers.ts';

/** What it takes to fetch a message, keep it and write it down. */
export interface VoicemailContext {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly storage: Pick<RecordingStorage, 'create' | 'read' | 'delete'>;
  /** Whoever recorded; absent where there is no account. */
  readonly carrier?: TwilioClient | undefined;
  /** Absent where no recogniser is at hand: then messages can only be heard. */
  readonly transcribe?: TranscribeRecording | undefined;
  /** Who reads the messages of a business; `transcribe` reads all when absent. */
  readonly transcriberFor?: (owner: RecordingOwner) => Promise<TranscribeRecording>;
  readonly wallTime: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}
