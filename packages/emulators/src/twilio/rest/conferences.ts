import { rfc2822 } from '../calls/status-callbacks.ts';
import type { Conference, Participant } from '../conferences/conference.ts';
import { latestFirst, page } from './paging.ts';
import { gone, isTrue, notFound, ok, one, type RestRequest, type Route } from './rest.ts';

export const conferenceRoutes: readonly Route[] = [
  { method: 'GET', path: '/Conferences', handle: list },
  { method: 'GET', path: '/Conferences/:conference', handle: request => ok(resource(request, find(request))) },
  { method: 'POST', path: '/Conferences/:conference', handle: update },
  { method: 'GET', path: '/Conferences/:conference/Participants', handle: listParticipants },
  { method: 'GET', path: '/Conferences/:conference/Participants/:call', handle: showParticipant },
  { method: 'POST', path: '/Conferences/:conference/Participants/:call', handle: updateParticipant },
  { method: 'DELETE', path: '/Conferences/:conference/Participants/:call', handle: removeParticipant },
];

function list(request: RestRequest) {
  const { account, query } = request;
  const asked = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const shown = account.conferences.filter(
    ({ name, status }) => asked('FriendlyName', name) && asked('Status', status),
  );
  return page(
    request,
    'conferences',
    latestFirst(shown).map(conference => resource(request, conference)),
  );
}

function update(request: RestRequest) {
  const conference = find(request);
  if (one(request.form, 'Status') === 'completed') conference.end('conference-ended-via-api');
  return ok(resource(request, conference));
}

function listParticipants(request: RestRequest) {
  const conference = find(request);
  const shown = conference.participants.map(participant => participantResource(request, conference, participant));
  return page(request, 'participants', shown);
}

function showParticipant(request: RestRequest) {
  return ok(participantResource(request, find(request), participantOf(request)));
}

function updateParticipant(request: RestRequest) {
  const { form } = request;
  const conference = find(request);
  const participant = participantOf(request);
  if (form.Muted !== undefined) conference.mute(participant, isTrue(form, 'Muted'));
  if (form.Hold !== undefined) conference.hold(participant, isTrue(form, 'Hold'), one(form, 'HoldUrl'));
  return ok(participantResource(request, conference, participant));
}

function removeParticipant(request: RestRequest) {
  participantOf(request).released.abort();
  return gone;
}

/** By its id, or by name while it is not over. */
function find({ account, params, path }: RestRequest): Conference {
  const conference = account.conferences.find(
    ({ sid, name, status }) => sid === params.conference || (name === params.conference && status !== 'completed'),
  );
  if (!conference) throw notFound(path);
  return conference;
}

function participantOf(request: RestRequest): Participant {
  const { params, path } = request;
  const participant = find(request).participants.find(
    ({ call, noun }) => call.sid === params.call || (noun.label !== null && noun.label === params.call),
  );
  if (!participant) throw notFound(path);
  return participant;
}

function resource({ account }: RestRequest, conference: Conference): object {
  const uri = `/2010-04-01/Accounts/${account.sid}/Conferences/${conference.sid}`;
  return {
    sid: conference.sid,
    account_sid: account.sid,
    api_version: '2010-04-01',
    friendly_name: conference.name,
    region: 'us1',
    status: conference.status,
    reason_conference_ended: conference.reasonEnded,
    call_sid_ending_conference: conference.callSidEnding,
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
  };
}

function participantResource({ account }: RestRequest, conference: Conference, participant: Participant): object {
  const { call, noun, seat } = participant;
  return {
    account_sid: account.sid,
    call_sid: call.sid,
    conference_sid: conference.sid,
    label: noun.label,
    call_sid_to_coach: null,
    coaching: false,
    muted: seat.isMuted,
    hold: participant.isOnHold,
    start_conference_on_enter: noun.startsOnEnter,
    end_conference_on_exit: noun.endsOnExit,
    status: 'connected',
    queue_time: null,
    date_created: rfc2822(participant.joinedAt),
    date_updated: rfc2822(participant.joinedAt),
    api_version: '2010-04-01',
    uri: `/2010-04-01/Accounts/${account.sid}/Conferences/${conference.sid}/Participants/${call.sid}.json`,
  };
}
