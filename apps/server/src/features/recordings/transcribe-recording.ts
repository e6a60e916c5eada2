import type { Speaker } from '@frontdesk/contract';
import { channelOf, readWav, type TranscribedPassage, type TranscribeRecording, wavHeader } from '@frontdesk/voice';
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { agentVersions, calls, callTurns, recordings } from '../../db/schema/index.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import { runFenced } from '../members/enter.ts';
import type { RecordingOwner } from '../providers/recording-transcribers.ts';
import { insertTurns, updateCall } from '../telephony/call-records.ts';
import { readAll } from '../telephony/voicemail-audio.ts';
import type { RecordingContext } from './recording-context.ts';
import { TRANSCRIBE_RECORDING } from './transcription-queue.ts';

/** Four hours, the longest call, in our own form, and a little over. */
const MAX_RECORDING_BYTES = 256 * 1024 * 1024;
/** Spoken where no agent's language says otherwise. */
const DEFAULT_LANGUAGE = 'en-US';
/** Who is on which channel. */
const SPEAKERS = ['caller', 'agent'] as const;

export interface TranscriptionContext extends Pick<RecordingContext, 'db' | 'wallTime' | 'logger'> {
  readonly jobs: Jobs;
  readonly storage: Pick<RecordingStorage, 'read'>;
  /** Absent where no recogniser is at hand: then recordings can only be heard. */
  readonly transcribe?: TranscribeRecording | undefined;
  /** Who reads the recordings of a business; `transcribe` reads all when absent. */
  readonly transcriberFor?: (owner: RecordingOwner) => Promise<TranscribeRecording>;
}

export interface TranscriptionJob {
  readonly businessId: string;
  readonly callId: string;
  /** What is heard becomes the transcript of a call that has none. */
  readonly apply: boolean;
}

interface SpokenPassage extends TranscribedPassage {
  readonly speaker: z.infer<typeof Speaker>;
}

/** Begins to write down recordings that somebody wants written down. */
export async function workOnTranscriptions(context: TranscriptionContext): Promise<void> {
  await context.jobs.work(TRANSCRIBE_RECORDING, (job, signal) => transcribeCall(context, job, signal));
}

/**
 * Transcribes a call's recording, the caller and the agent each by themselves, into `metadata.recording_transcript`. The
 * transcript that was made during the call stays as it is; one that is empty may be filled. Times count from the
 * beginning of the recording. Can be run again at any time. Throws what may go better later.
 */
export async function transcribeCall(
  context: TranscriptionContext,
  { businessId, callId, apply }: TranscriptionJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, storage, wallTime, logger } = context;
  if (!context.transcribe) {
    logger.warn({ callId }, 'A recording cannot be transcribed: there is no recogniser.');
    return;
  }
  const recording = await findRecording(db, businessId, callId);
  const stored = recording?.storageKey ? await storage.read(recording.storageKey) : null;
  // Its time was over meanwhile.
  if (!recording || !stored) return;
  const { language = DEFAULT_LANGUAGE, provider } = recording;
  const transcribe = (await context.transcriberFor?.({ businessId, provider })) ?? context.transcribe;
  const wav = readWav(await readAll(stored.content, MAX_RECORDING_BYTES));
  const passages: SpokenPassage[] = [];
  for (const [channel, speaker] of SPEAKERS.slice(0, wav.channels).entries()) {
    const samples = channelOf(wav, channel);
    const alone = Buffer.concat([wavHeader(wav.format, 1, samples.length), samples]);
    for (const { text, ...times } of await transcribe(alone, { language, signal }))
      passages.push({ speaker, text: text.replaceAll('\u0000', ''), ...times });
  }
  passages.sort((one, other) => one.startedAtMs - other.startedAtMs);
  await runFenced(db, businessId, async transaction => {
    const [call] = await transaction.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update');
    if (!call) return;
    const isEmpty = (await transaction.$count(callTurns, eq(callTurns.callId, callId))) === 0;
    const isApplied = apply && isEmpty;
    if (isApplied)
      await insertTurns(
        transaction,
        passages.map((passage, turnIndex) => ({ ...passage, turnIndex, businessId, callId })),
      );
    const turns = passages.map(({ speaker, text, startedAtMs, endedAtMs }) => ({
      ...{ speaker, text, started_at_ms: startedAtMs, ended_at_ms: endedAtMs },
    }));
    const transcribed_at = wallTime().toISOString();
    await updateCall(transaction, callId, {
      ...(isApplied && { turnCount: passages.length }),
      metadata: { recording_transcript: { transcribed_at, language, turns } },
    });
  });
  logger.info({ callId, passages: passages.length }, 'A recording was transcribed.');
}

function findRecording(db: Database, businessId: string, callId: string) {
  return runFenced(db, businessId, async transaction => {
    const [row] = await transaction
      .select({
        storageKey: recordings.storageKey,
        language: sql<string | undefined>`coalesce(${agentVersions.config} ->> 'language', ${DEFAULT_LANGUAGE})`,
        provider: sql<string | null>`${agentVersions.config} #>> '{transcription,provider}'`,
      })
      .from(recordings)
      .innerJoin(calls, eq(calls.id, recordings.callId))
      .leftJoin(agentVersions, eq(agentVersions.id, calls.agentVersionId))
      .where(eq(recordings.callId, callId));
    return row;
  });
}
