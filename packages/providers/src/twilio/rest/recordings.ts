import type { Clock } from '@frontdesk/voice';
import { RecordingAnswer } from './answers.ts';
import { ignoreMissing } from './ignore-missing.ts';
import { readBody } from './read-body.ts';
import type { Requester } from './requester.ts';
import type { TwilioClient } from './twilio-client.ts';

export function recordingResource(requester: Requester, clock: Clock, stallMs: number): TwilioClient['recordings'] {
  const get = (recordingSid: string, signal?: AbortSignal) =>
    requester.json(
      { method: 'GET', path: `${pathOf(recordingSid)}.json`, isRepeatable: true },
      RecordingAnswer,
      signal,
    );
  return {
    get,
    start(callSid, { channels, callback }, signal) {
      const form = {
        RecordingChannels: channels,
        RecordingStatusCallback: callback,
        RecordingStatusCallbackEvent: ['completed', 'absent'],
      };
      const request = { method: 'POST', path: ofCall(callSid), form, isRepeatable: false } as const;
      return requester.json(request, RecordingAnswer, signal);
    },
    update(callSid, recordingSid, status, signal) {
      const path = ofCall(callSid, recordingSid);
      // The pause is cut out of the recording, not filled with silence: what was said meanwhile is to leave no trace.
      const form = { Status: status, PauseBehavior: status === 'paused' ? 'skip' : undefined };
      return requester.json({ method: 'POST', path, form, isRepeatable: true }, RecordingAnswer, signal);
    },
    async download(recordingSid, signal) {
      const { channels } = await get(recordingSid, signal);
      const query = { RequestedChannels: channels > 1 ? channels : undefined };
      const ended = new AbortController();
      const request = { method: 'GET', path: `${pathOf(recordingSid)}.wav`, query, isRepeatable: true } as const;
      const response = await requester.stream(request, signal ? AbortSignal.any([signal, ended.signal]) : ended.signal);
      return readBody(response, { clock, stallMs, ended, ...(signal && { signal }) });
    },
    delete(recordingSid, signal) {
      const path = `${pathOf(recordingSid)}.json`;
      return ignoreMissing(requester.done({ method: 'DELETE', path, isRepeatable: true }, signal));
    },
  };
}

function pathOf(recordingSid: string): string {
  return `/Recordings/${encodeURIComponent(recordingSid)}`;
}

function ofCall(callSid: string, recordingSid?: string): string {
  const recording = recordingSid === undefined ? '' : `/${encodeURIComponent(recordingSid)}`;
  return `/Calls/${encodeURIComponent(callSid)}/Recordings${recording}.json`;
}
