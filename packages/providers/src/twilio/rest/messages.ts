import { MessageAnswer } from './answers.ts';
import type { Requester } from './requester.ts';
import type { TwilioClient } from './twilio-client.ts';

export function messageResource(requester: Requester): TwilioClient['messages'] {
  return {
    send({ from, to, body, statusCallback }, signal) {
      const form = { From: from, To: to, Body: body, StatusCallback: statusCallback };
      return requester.json(
        { method: 'POST', path: '/Messages.json', form, isRepeatable: false },
        MessageAnswer,
        signal,
      );
    },
    get(messageSid, signal) {
      const path = `/Messages/${encodeURIComponent(messageSid)}.json`;
      return requester.json({ method: 'GET', path, isRepeatable: true }, MessageAnswer, signal);
    },
  };
}
