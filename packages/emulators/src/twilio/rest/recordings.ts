import { rfc2822 } from '../calls/status-callbacks.ts';
import { recordCall, recordingUrl } from '../recordings/record-call.ts';
import type { Recording } from '../recordings/recording.ts';
import { callOf } from './calls.ts';
import { isInRange } from './date-filter.ts';
import { recordingOptions } from './new-call.ts';
import { latestFirst, page } from './paging.ts';
import { created, gone, notFound, ok, one, RestError, type RestReply, type RestRequest, type Route } from './rest.ts';

const NOT_IN_PROGRESS = 21220;
const CURRENT = 'Twilio.CURRENT';

export const recordingRoutes: readonly Route[] = [
  { method: 'POST', path: '/Calls/:sid/Recordings', handle: start },
  { method: 'GET', path: '/Calls/:sid/Recordings', handle: request => list(request, callOf(request).sid) },
  { method: 'GET', path: '/Calls/:sid/Recordings/:recording', handle: request => ok(show(request, find(request))) },
  { method: 'POST', path: '/Calls/:sid/Recordings/:recording', handle: update },
  { method: 'DELETE', path: '/Calls/:sid/Recordings/:recording', handle: remove },
  { method: 'GET', path: '/Recordings', handle: request => list(request, request.query.get('CallSid')) },
  { method: 'GET', path: '/Recordings/:recording', handle: showOrPlay },
  { method: 'DELETE', path: '/Recordings/:recording', handle: remove },
];

function start(request: RestRequest): RestReply {
  const { account, form } = request;
  const call = callOf(request);
  if (call.status !== 'in-progress')
    throw new RestError(400, NOT_IN_PROGRESS, 'Requested resource is not eligible for recording');
  const recording = recordCall(account, call, { ...recordingOptions(form), source: 'StartCallRecordingAPI' });
  return created(show(request, recording));
}

function update(request: RestRequest): RestReply {
  const { form } = request;
  const recording = find(request);
  const status = one(form, 'Status');
  if (!recording.isRunning) throw new RestError(400, NOT_IN_PROGRESS, 'The recording is over');
  if (status === 'stopped') {
    recording.setStatus('stopped');
    recording.stop();
  } else if (status === 'paused' || status === 'in-progress') {
    recording.keepsSilenceWhilePaused = one(form, 'PauseBehavior') !== 'skip';
    recording.setStatus(status);
  } else throw new RestError(400, 20001, 'Status may be paused, in-progress or stopped');
  return ok(show(request, recording));
}

function list(request: RestRequest, callSid: string | null): RestReply {
  const { account, query } = request;
  const shown = account.recordings.filter(
    recording =>
      (callSid === null || recording.callSid === callSid) &&
      (recording.status !== 'deleted' || query.get('IncludeSoftDeleted') === 'true') &&
      isInRange(query, 'DateCreated', recording.createdAt),
  );
  return page(
    request,
    'recordings',
    latestFirst(shown).map(recording => show(request, recording)),
  );
}

/** Without an extension it is the media; the SDK asks for the record with `.json`. */
function showOrPlay(request: RestRequest): RestReply {
  const name = request.path.split('?')[0]?.split('/').at(-1) ?? '';
  const recording = find(request);
  if (name.endsWith('.json')) return ok(show(request, recording));
  // The emulator has no MP3 encoder, so that format is never ready.
  if (!recording.wav || name.endsWith('.mp3')) throw notFound(request.path);
  return { status: 200, file: { type: 'audio/x-wav', bytes: recording.wav } };
}

function remove(request: RestRequest): RestReply {
  const recording = find(request);
  if (recording.isRunning) recording.stop();
  recording.wav = null;
  recording.setStatus('deleted');
  return gone;
}

function find(request: RestRequest): Recording {
  const { account, params, path } = request;
  const name = params.recording?.replace(/\.(wav|mp3)$/, '');
  const recording = account.recordings.findLast(one =>
    name === CURRENT ? one.callSid === params.sid && one.isRunning : one.sid === name,
  );
  if (!recording || recording.status === 'deleted') throw notFound(path);
  return recording;
}

function show({ account }: RestRequest, recording: Recording): object {
  const { facts } = recording;
  const uri = `/2010-04-01/Accounts/${account.sid}/Recordings/${recording.sid}`;
  return {
    sid: recording.sid,
    account_sid: account.sid,
    call_sid: recording.callSid,
    conference_sid: facts.conferenceSid ?? null,
    api_version: '2010-04-01',
    status: recording.status,
    source: facts.source,
    channels: facts.channels,
    track: facts.track,
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.updatedAt),
    start_time: rfc2822(recording.createdAt),
    duration: recording.durationSeconds === null ? null : String(recording.durationSeconds),
    price: null,
    price_unit: 'USD',
    error_code: null,
    encryption_details: null,
    uri: `${uri}.json`,
    media_url: recordingUrl(account, recording),
    subresource_uris: { transcriptions: `${uri}/Transcriptions.json`, add_on_results: `${uri}/AddOnResults.json` },
  };
}
