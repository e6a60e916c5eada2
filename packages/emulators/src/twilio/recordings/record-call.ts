import { setTimeout } from 'node:timers/promises';
import type { RecordingCallback } from '../../twilio-caller/twiml/verbs.ts';
import type { Account } from '../account.ts';
import type { Call } from '../calls/call.ts';
import { rfc2822 } from '../calls/status-callbacks.ts';
import type { PhoneLine } from '../line/phone-line.ts';
import { whenAborted } from '../when-aborted.ts';
import { Recording, type RecordingFacts } from './recording.ts';

/** A recording is `processing` this long: a moment in which its media cannot be had yet. */
const PROCESSING_MS = 20;

export interface RecordCallOptions extends Omit<RecordingFacts, 'accountSid' | 'callSid'> {
  readonly callback: RecordingCallback;
  /** The line listened to, when it is not the call's own. */
  readonly line?: PhoneLine;
  /** Aborting stops the recording; the end of the call does too. */
  readonly signal?: AbortSignal;
}

/** Records a call from now on, until it is stopped or the call is over, and tells whoever asked to be told. */
export function recordCall(account: Account, call: Call, options: RecordCallOptions): Recording {
  const { callback, line = call.line, signal, ...facts } = options;
  const recording = new Recording({ ...facts, accountSid: account.sid, callSid: call.sid });
  account.recordings.push(recording);
  line.taps.add(recording);
  const tell = async () => {
    if (callback.url === null || !callback.events.includes(recording.status)) return;
    await call.requests.notify(callback.url, callbackFields(account, recording), callback.method);
  };
  const started = tell();
  const end = AbortSignal.any([call.signal, ...(signal ? [signal] : [])]);
  const file = async () => {
    await Promise.race([recording.stopped, whenAborted(end)]);
    line.taps.delete(recording);
    recording.setStatus('processing');
    await started;
    await setTimeout(PROCESSING_MS);
    recording.finish();
    await tell();
  };
  call.errand(file());
  return recording;
}

/** Where a recording's media is, without the extension that says in which format. */
export function recordingUrl(account: Account, recording: Recording): string {
  return `${account.url}/2010-04-01/Accounts/${account.sid}/Recordings/${recording.sid}`;
}

function callbackFields(account: Account, recording: Recording): Readonly<Record<string, string>> {
  const { facts } = recording;
  return {
    RecordingSid: recording.sid,
    RecordingUrl: recordingUrl(account, recording),
    RecordingStatus: recording.status,
    RecordingDuration: String(recording.durationSeconds ?? -1),
    RecordingChannels: String(facts.channels),
    RecordingStartTime: rfc2822(recording.createdAt),
    RecordingSource: facts.source,
    RecordingTrack: facts.track,
    ...(facts.conferenceSid === undefined ? {} : { ConferenceSid: facts.conferenceSid }),
    ...(recording.status === 'absent' ? { ErrorCode: '0' } : {}),
  };
}
