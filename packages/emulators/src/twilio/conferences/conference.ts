import type { ConferenceNoun } from '../../twilio-caller/twiml/verbs.ts';
import type { Call } from '../calls/call.ts';
import { rfc2822 } from '../calls/status-callbacks.ts';
import { AudioRoom, type Seat } from '../line/audio-room.ts';
import { newSid } from '../sid.ts';

export type ConferenceStatus = 'init' | 'in-progress' | 'completed';

export interface Participant {
  readonly call: Call;
  readonly noun: ConferenceNoun;
  readonly seat: Seat;
  readonly joinedAt: Date;
  isOnHold: boolean;
  /** Called when it is put on hold (with the address of what it hears meanwhile) and taken off. */
  onHold: (isOnHold: boolean, holdUrl: string | null) => void;
  /** Aborted when the conference lets the participant go. */
  readonly released: AbortController;
}

interface Listener {
  readonly url: string;
  readonly method: string;
  readonly events: readonly string[];
}

/** A room of the account where calls meet. It starts with the first who may start it, and a second. */
export class Conference {
  readonly sid = newSid('CF');
  readonly accountSid: string;
  readonly name: string;
  readonly createdAt = new Date();
  updatedAt = this.createdAt;
  status: ConferenceStatus = 'init';
  reasonEnded: string | null = null;
  callSidEnding: string | null = null;
  readonly participants: Participant[] = [];
  readonly #room = new AudioRoom();
  readonly #onStart = new Set<() => void>();
  #listener: Listener | null = null;
  #lastMember: Participant | null = null;
  #sequenceNumber = 0;
  #telling: Promise<void> = Promise.resolve();

  constructor(accountSid: string, name: string) {
    this.accountSid = accountSid;
    this.name = name;
  }

  /** Fulfils when it has started or `signal` aborts. */
  started(signal: AbortSignal): Promise<void> {
    if (this.status !== 'init' || signal.aborted) return Promise.resolve();
    return new Promise(resolve => {
      this.#onStart.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** `listener` is whom the room's events are told; the first one named stays. */
  join(call: Call, noun: ConferenceNoun, listener: Listener | null): Participant {
    this.#listener ??= listener;
    const seat = this.#room.enter(digits => call.report({ type: 'keys-heard', digits }));
    seat.isMuted = noun.isMuted;
    const participant: Participant = {
      call,
      noun,
      seat,
      joinedAt: new Date(),
      isOnHold: false,
      onHold: () => undefined,
      released: new AbortController(),
    };
    this.participants.push(participant);
    this.#tell('join', 'participant-join', participant);
    const mayStart = this.participants.some(one => one.noun.startsOnEnter);
    if (this.status === 'init' && mayStart && this.participants.length > 1) this.#start();
    call.report({ type: 'joined-conference', name: this.name });
    return participant;
  }

  leave(participant: Participant): void {
    const index = this.participants.indexOf(participant);
    if (index < 0) return;
    this.participants.splice(index, 1);
    participant.seat.leave();
    participant.call.report({ type: 'left-conference', name: this.name });
    this.#tell('leave', 'participant-leave', participant);
    if (this.status === 'completed') return;
    if (participant.noun.endsOnExit) this.end('participant-with-end-conference-on-exit-left', participant.call.sid);
    else if (this.participants.length === 0) this.end('last-participant-left', participant.call.sid);
  }

  /** Everybody is let go. */
  end(reason: string, callSid: string | null = null): void {
    if (this.status === 'completed') return;
    this.status = 'completed';
    this.reasonEnded = reason;
    this.callSidEnding = callSid;
    const last = this.participants.at(-1);
    this.#tell('end', 'conference-end', last, {
      ReasonConferenceEnded: reason,
      ...(callSid === null ? {} : { CallSidEndingConference: callSid }),
    });
    for (const { released } of [...this.participants]) released.abort();
  }

  mute(participant: Participant, isMuted: boolean): void {
    participant.seat.isMuted = isMuted;
    this.#tell('mute', isMuted ? 'participant-mute' : 'participant-unmute', participant);
  }

  hold(participant: Participant, isOnHold: boolean, holdUrl: string | null): void {
    participant.isOnHold = isOnHold;
    participant.seat.isDeaf = isOnHold;
    participant.onHold(isOnHold, holdUrl);
    this.#tell('hold', isOnHold ? 'participant-hold' : 'participant-unhold', participant);
  }

  /** Fulfils when everything told so far was posted. */
  told(): Promise<void> {
    return this.#telling;
  }

  #start(): void {
    this.status = 'in-progress';
    for (const resolve of this.#onStart) resolve();
    this.#onStart.clear();
    this.#tell('start', 'conference-start', this.participants.at(-1));
  }

  #tell(event: string, name: string, participant?: Participant, more: Readonly<Record<string, string>> = {}): void {
    this.updatedAt = new Date();
    const listener = this.#listener;
    const messenger = participant ?? this.#lastMember;
    if (participant) this.#lastMember = participant;
    if (!listener?.events.includes(event) || !messenger) return;
    const fields = {
      ConferenceSid: this.sid,
      FriendlyName: this.name,
      StatusCallbackEvent: name,
      SequenceNumber: String(++this.#sequenceNumber),
      Timestamp: rfc2822(new Date()),
      Muted: String(messenger.seat.isMuted),
      Hold: String(messenger.isOnHold),
      Coaching: 'false',
      StartConferenceOnEnter: String(messenger.noun.startsOnEnter),
      EndConferenceOnExit: String(messenger.noun.endsOnExit),
      ...(messenger.noun.label === null ? {} : { ParticipantLabel: messenger.noun.label }),
      ...more,
    };
    this.#telling = this.#telling.then(() => messenger.call.requests.notify(listener.url, fields, listener.method));
    messenger.call.errand(this.#telling);
  }
}
