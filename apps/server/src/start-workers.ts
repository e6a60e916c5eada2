import { workOnElevenLabs } from './features/elevenlabs/counterpart-jobs.ts';
import type { ElevenLabsContext } from './features/elevenlabs/elevenlabs-context.ts';
import type { BatchContext } from './features/outbound/batches/batch-context.ts';
import { workOnBatches } from './features/outbound/batches/batch-jobs.ts';
import { workOnNumbers } from './features/phone-numbers/number-jobs.ts';
import type { RecordingContext } from './features/recordings/recording-context.ts';
import { workOnRecordings } from './features/recordings/recording-jobs.ts';
import { workOnTranscriptions } from './features/recordings/transcribe-recording.ts';
import type { VoicemailContext } from './features/telephony/voicemail-context.ts';
import { workOnVoicemails } from './features/telephony/voicemail-jobs.ts';
import type { AnsweringContext } from './features/text-messages/answer-text.ts';
import { workOnTexts } from './features/text-messages/text-jobs.ts';

/** What all work that waits in the database needs together. */
export type WorkContext = AnsweringContext & VoicemailContext & RecordingContext & BatchContext & ElevenLabsContext;

/** Begins to work on what waits in the database. Every process does; the queue gives each job to one of them. */
export async function startWorkers(context: WorkContext): Promise<void> {
  await workOnTexts(context);
  await workOnVoicemails(context);
  await workOnRecordings(context);
  await workOnTranscriptions(context);
  await workOnBatches(context);
  await workOnElevenLabs(context);
  if (context.carrier) await workOnNumbers({ ...context, carrier: context.carrier });
}
