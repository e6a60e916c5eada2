import type { HandsetFrame } from '../../twilio-caller/handset.ts';
import type { LineEnd } from '../../twilio-caller/line-end.ts';
import type { ConferenceNoun, DialVerb } from '../../twilio-caller/twiml/verbs.ts';
import type { Conference, Participant } from '../conferences/conference.ts';
import { Player } from '../line/player.ts';
import { recordCall } from '../recordings/record-call.ts';
import { whenAborted } from '../when-aborted.ts';
import { absolute, type VerbContext } from './verb-context.ts';
import { playWaitingDocuments } from './waiting-documents.ts';

/** Joins the call to a conference until it is let go, led elsewhere or over. */
export async function runDialConference(noun: ConferenceNoun, verb: DialVerb, context: VerbContext): Promise<void> {
  const { account, call } = context;
  const conference = account.conferenceNamed(noun.name);
  const url = absolute(noun.statusCallback, context);
  const listener = url === null ? null : { url, method: noun.statusCallbackMethod, events: noun.statusCallbackEvents };
  const participant = conference.join(call, noun, listener);
  const end = AbortSignal.any([context.signal, participant.released.signal]);
  const waiting = new Player();
  using _ = call.line.connect(memberEnd(conference, participant, waiting, verb.hangupOnStar));
  if (noun.isRecorded) recordRoom(conference, noun, context, end);

  let music = new AbortController();
  const playMusic = (address: string | null, method: string) => {
    music.abort();
    music = new AbortController();
    if (address === null) return;
    const signal = AbortSignal.any([end, music.signal]);
    call.errand(playWaitingDocuments({ url: context.resolve(address), method }, waiting, { ...context, signal }));
  };
  participant.onHold = (isOnHold, holdUrl) => playMusic(isOnHold ? holdUrl : null, 'POST');
  if (conference.status === 'init') playMusic(noun.waitUrl, noun.waitMethod);
  await conference.started(end);
  if (!participant.isOnHold) music.abort();
  await whenAborted(end);
  conference.leave(participant);
  await conference.told();
}

/** Hears the room; alone in it or on hold, what there is to hear meanwhile. */
function memberEnd(conference: Conference, participant: Participant, waiting: Player, hangupOnStar: boolean): LineEnd {
  const { seat } = participant;
  const isApart = () => conference.status === 'init' || participant.isOnHold;
  return {
    play: () => (isApart() ? waiting.play() : seat.play()),
    hear(frame: HandsetFrame) {
      if (!isApart()) seat.hear(frame);
      if (hangupOnStar && frame.digits.includes('*')) participant.released.abort();
    },
  };
}

/** The room as the first who asks for it hears it, for as long as they stay. */
function recordRoom(conference: Conference, noun: ConferenceNoun, context: VerbContext, signal: AbortSignal): void {
  const { account, call } = context;
  if (account.recordings.some(({ facts }) => facts.conferenceSid === conference.sid)) return;
  recordCall(account, call, {
    source: 'Conference',
    conferenceSid: conference.sid,
    channels: 1,
    track: 'both',
    trimsSilence: false,
    callback: { ...noun.recordingCallback, url: absolute(noun.recordingCallback.url, context) },
    signal,
  });
}
