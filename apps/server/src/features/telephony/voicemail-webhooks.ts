import { twiml } from '@frontdesk/providers/twilio';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { TelephonyContext } from './telephony-context.ts';
import { fieldsOf } from './twilio-webhook.ts';
import { SAVE_VOICEMAIL } from './voicemail-queue.ts';
import { VOICEMAIL_ENDED_PATH, VOICEMAIL_PATH } from './voicemail-verbs.ts';
import { RecordingSid, Seconds, Sid, WebhookField } from './webhook-fields.ts';
import { placeOf } from './webhook-place.ts';

/** "The caller has finished, what next?" */
const VoicemailEnded = z.object({ CallSid: Sid, RecordingDuration: Seconds.optional().catch(undefined) });

/** "The recording can be fetched", or `absent`: there was nothing to record. */
const VoicemailReady = z.object({
  CallSid: Sid,
  RecordingSid,
  RecordingStatus: WebhookField,
  RecordingDuration: Seconds.optional().catch(undefined),
});

const hidden = { schema: { hide: true } };
const REFUSAL = 'The request is not one of Twilio’s webhooks.';

/** What the carrier tells of messages that callers leave. Belongs into a scope that checks signatures. */
export function registerVoicemailWebhooks(scope: FastifyInstance, context: TelephonyContext): void {
  scope.post(VOICEMAIL_ENDED_PATH, hidden, async (request, reply) => {
    const webhook = VoicemailEnded.safeParse(fieldsOf(request)).data;
    const place = webhook && placeOf(context, request, webhook.CallSid);
    if (!webhook || !place) return await reply.code(400).type('text/plain').send(REFUSAL);
    const endedAt = context.clock.wallTime();
    const seconds = webhook.RecordingDuration;
    context.records.addChange(place.callId, {
      ...{ status: 'completed', endedAt },
      ...(seconds !== undefined && { durationSeconds: seconds }),
    });
    const thanks = 'Thank you for your message. Goodbye.';
    return await reply.type('text/xml; charset=utf-8').send(twiml({ verb: 'say', text: thanks }, { verb: 'hangup' }));
  });

  scope.post(VOICEMAIL_PATH, hidden, async (request, reply) => {
    const webhook = VoicemailReady.safeParse(fieldsOf(request)).data;
    const place = webhook && placeOf(context, request, webhook.CallSid);
    if (!webhook || !place) return await reply.code(400).type('text/plain').send(REFUSAL);
    await noteVoicemail(context, { ...webhook, callId: place.callId });
    return await reply.code(204).send();
  });
}

/**
 * Keeps that there is a message, and has it fetched. Where the queue cannot be reached, the record says what is still to
 * be done, and `sweepVoicemails` finds it.
 */
async function noteVoicemail(
  { records, jobs, logger }: TelephonyContext,
  { callId, ...webhook }: z.infer<typeof VoicemailReady> & { readonly callId: string },
): Promise<void> {
  const { RecordingSid: recordingSid, RecordingStatus: status, RecordingDuration: seconds = 0 } = webhook;
  if (status !== 'completed' || seconds === 0) {
    if (status === 'absent' || status === 'completed')
      records.addChange(callId, { metadata: { voicemail_seconds: 0 } });
    return;
  }
  records.addChange(callId, { metadata: { voicemail_seconds: seconds, voicemail_recording_sid: recordingSid } });
  try {
    await jobs.send(SAVE_VOICEMAIL, { callId, recordingSid }, { key: recordingSid });
  } catch (error) {
    logger.error({ callId, err: error }, 'A voicemail could not be queued; it is looked for later.');
  }
}
