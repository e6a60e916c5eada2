import type { ProviderRecord } from '@frontdesk/providers/registry';
import { type Clock, ProviderError, type TranscribeRecording } from '@frontdesk/voice';
import type { FastifyBaseLogger } from 'fastify';
import type { ProviderKeys } from './provider-keys.ts';

/** Whose recording it is, and which provider its agent hears with; null where it names none. */
export interface RecordingOwner {
  readonly businessId: string;
  readonly provider: string | null;
}

export interface RecordingTranscribersOptions {
  readonly records: readonly ProviderRecord[];
  readonly keys: ProviderKeys;
  readonly clock: Clock;
  /** This machine, which also stands in when a provider fails. */
  readonly local: TranscribeRecording;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

/** Who reads a business's recordings: the provider its agent hears with where that reads recordings, else this machine. */
export function recordingTranscribers(options: RecordingTranscribersOptions) {
  const { records, keys, clock, local, logger } = options;
  return async ({ businessId, provider }: RecordingOwner): Promise<TranscribeRecording> => {
    const record = records.find(({ id }) => id === provider);
    const account = record?.recordings && (await keys.find(businessId, record));
    if (!account || record.id === 'local') return local;
    const transcribe = record.recordings?.create({ credentials: account.credentials, clock }) ?? local;
    return async (wav, request) => {
      try {
        return await transcribe(wav, request);
      } catch (error) {
        if (request.signal.aborted || !(error instanceof ProviderError)) throw error;
        logger.warn({ provider, err: error }, 'A recording is transcribed here: the provider failed.');
        return local(wav, request);
      }
    };
  };
}
