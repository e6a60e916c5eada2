import { AWAIT_CARRIER_RECORDINGS, AWAIT_TIMES, awaitCarrierRecordings } from './await-carrier-recordings.ts';
import { expireRecordings } from './expire-recordings.ts';
import { joinRecording } from './finish-recording.ts';
import type { RecordingContext } from './recording-context.ts';
import {
  EXPIRE_RECORDINGS,
  FINISH_RECORDING,
  SAVE_CARRIER_RECORDING,
  START_CARRIER_RECORDING,
} from './recording-queues.ts';
import { saveCarrierRecording } from './save-carrier-recording.ts';
import { startCarrierRecording } from './start-carrier-recording.ts';

const EVERY_HOUR = '17 * * * *';

/** Begins to have calls recorded by the carrier, to fetch its recordings, to join what broke off, and to let old ones go. */
export async function workOnRecordings(context: RecordingContext): Promise<void> {
  const { jobs } = context;
  await jobs.work(START_CARRIER_RECORDING, (call, signal) => startCarrierRecording(context, call, signal), {
    concurrency: 4,
  });
  await jobs.work(SAVE_CARRIER_RECORDING, (job, signal) => saveCarrierRecording(context, job, signal), {
    concurrency: 2,
  });
  await jobs.work(AWAIT_CARRIER_RECORDINGS, (_nothing, signal) => awaitCarrierRecordings(context, signal));
  await jobs.repeat(AWAIT_CARRIER_RECORDINGS, AWAIT_TIMES, {});
  await jobs.work(FINISH_RECORDING, (job, signal) => joinRecording(context, job, signal), { concurrency: 2 });
  await jobs.work(EXPIRE_RECORDINGS, async () => void (await expireRecordings(context)));
  await jobs.repeat(EXPIRE_RECORDINGS, EVERY_HOUR, {});
}
