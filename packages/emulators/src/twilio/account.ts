import { Call, type CallFacts } from './calls/call.ts';
import { Conference } from './conferences/conference.ts';
import { Message, type MessageFacts } from './messages/message.ts';
import { AccountNumber } from './numbers/account-number.ts';
import type { Recording } from './recordings/recording.ts';
import type { Callee, TwilioEmulatorOptions } from './twilio-emulator.ts';

/** Everything an account has. Lists are in order of making. */
export class Account {
  readonly sid: string;
  readonly authToken: string;
  readonly options: TwilioEmulatorOptions;
  /** Where the emulator listens; known once it does. */
  url = '';
  readonly calls: Call[] = [];
  readonly recordings: Recording[] = [];
  readonly numbers: AccountNumber[] = [];
  readonly messages: Message[] = [];
  readonly conferences: Conference[] = [];
  /** `from|to` of whom may not be texted, since they wrote STOP. */
  readonly optedOut = new Set<string>();
  readonly #callees = new Map<string, Callee>();
  #nextStartMs = 0;

  constructor(sid: string, authToken: string, options: TwilioEmulatorOptions) {
    this.sid = sid;
    this.authToken = authToken;
    this.options = options;
    for (const number of options.numbers ?? []) this.numbers.push(new AccountNumber(number));
  }

  setCallee(to: string, callee: Callee): void {
    this.#callees.set(to, callee);
  }

  calleeOf(to: string): Callee {
    return this.#callees.get(to) ?? this.options.callee?.(to) ?? { type: 'no-answer' };
  }

  numberOf(number: string): AccountNumber | undefined {
    return this.numbers.find(one => one.number === number);
  }

  newCall(facts: Omit<CallFacts, 'accountSid' | 'authToken' | 'callbackOrder'>): Call {
    const { sid: accountSid, authToken } = this;
    const callbackOrder = this.options.callbackOrder ?? 'in-order';
    const call = new Call({ ...facts, accountSid, authToken, callbackOrder });
    this.calls.push(call);
    return call;
  }

  newMessage(facts: Omit<MessageFacts, 'accountSid' | 'authToken'>): Message {
    const message = new Message({ ...facts, accountSid: this.sid, authToken: this.authToken });
    this.messages.push(message);
    return message;
  }

  /** The conference of that name that is not over; a new one when there is none. */
  conferenceNamed(name: string): Conference {
    const running = this.conferences.find(one => one.name === name && one.status !== 'completed');
    if (running) return running;
    const conference = new Conference(this.sid, name);
    this.conferences.push(conference);
    return conference;
  }

  /** How long the next call the account starts waits for its turn. */
  takeTurnMs(): number {
    const { callsPerSecond } = this.options;
    if (callsPerSecond === undefined) return 0;
    const startMs = Math.max(performance.now(), this.#nextStartMs);
    this.#nextStartMs = startMs + 1000 / callsPerSecond;
    return Math.max(0, startMs - performance.now());
  }
}
