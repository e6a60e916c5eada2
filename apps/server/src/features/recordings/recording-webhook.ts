import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { calls } from '../../db/schema/index.ts';
import { fieldsOf } from '../telephony/twilio-webhook.ts';
import { RecordingSid, Sid, WebhookField } from '../telephony/webhook-fields.ts';
import { endAwaiting } from './await-carrier-recordings.ts';
import type { RecordingContext } from './recording-context.ts';
import { SAVE_CARRIER_RECORDING } from './recording-queues.ts';
import { RECORDING_PATH } from './start-carrier-recording.ts';

/** "The recording is now …" */
const RecordingMoved = z.object({
  CallSid: Sid,
  RecordingSid,
  RecordingStatus: WebhookField,
});

/**
 * What the carrier tells of its recordings. Belongs into a scope that checks signatures. Answers 503 while the database
 * is away; the carrier does not tell again, and `awaitCarrierRecordings` asks it later.
 */
export function registerRecordingWebhook(
  scope: FastifyInstance,
  { db, jobs, logger }: Pick<RecordingContext, 'db' | 'jobs' | 'logger'>,
): void {
  scope.post(RECORDING_PATH, { schema: { hide: true } }, async (request, reply) => {
    const moved = RecordingMoved.safeParse(fieldsOf(request)).data;
    if (!moved) return await reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
    const { CallSid: callSid, RecordingSid: recordingSid, RecordingStatus: status } = moved;
    if (status !== 'completed' && status !== 'absent') return await reply.code(204).send();
    try {
      const [call] = await db.select({ id: calls.id }).from(calls).where(eq(calls.callSid, callSid));
      if (call && status === 'absent') await endAwaiting(db, call.id);
      else if (call) await jobs.send(SAVE_CARRIER_RECORDING, { callId: call.id, recordingSid }, { key: recordingSid });
      else logger.warn({ callSid }, 'There is a recording of a call nobody knows.');
    } catch (error) {
      logger.error({ callSid, err: error }, 'A recording of the carrier’s could not be queued.');
      return await reply.code(503).send();
    }
    return await reply.code(204).send();
  });
}
