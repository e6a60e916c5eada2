import type { Clock } from '@frontdesk/voice';

/** Lines that wait to be said; a supervisor who types faster than the agent speaks loses the oldest. */
const MAX_LINES = 8;
/** The service begins to answer a caller who has finished within this time, if it does. Milliseconds. */
const OWN_ANSWER_MS = 1500;
/** Our name of a request, which the service repeats in what it makes of it. */
const NAME = 'request';

interface Wanted {
  readonly name: string;
  /** Null: go on with the conversation as it stands. */
  readonly instructions: string | null;
}

/**
 * One response at a time is all that the service makes, and it begins some by itself, when the caller has finished. What
 * we want said waits for its moment, and comes again where the service was faster.
 */
export class ResponseQueue {
  readonly #clock: Clock;
  readonly #send: (event: Readonly<Record<string, unknown>>) => void;
  readonly #waiting: Wanted[] = [];
  #sent: Wanted | null = null;
  #active: string | null = null;
  #isCallerSpeaking = false;
  /** Ends the wait for the service's own answer to the caller; null while there is none. */
  #cancelWait: (() => void) | null = null;
  #names = 0;

  constructor(clock: Clock, send: (event: Readonly<Record<string, unknown>>) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** The response that is being made. */
  get active(): string | null {
    return this.#active;
  }

  say(instructions: string): void {
    this.#waiting.push({ name: this.#newName(), instructions });
    if (this.#waiting.length > MAX_LINES) this.#waiting.shift();
    this.#next();
  }

  /** The model is to go on: it was told something that it asked for. */
  goOn(): void {
    if (!this.#waiting.some(({ instructions }) => instructions === null))
      this.#waiting.push({ name: this.#newName(), instructions: null });
    this.#next();
  }

  /** While the caller speaks nothing is begun, and afterwards the service has the first word. */
  callerSpeaks(isSpeaking: boolean): void {
    this.#isCallerSpeaking = isSpeaking;
    this.#endWait();
    if (isSpeaking || this.#active) return;
    this.#cancelWait = this.#clock.schedule(OWN_ANSWER_MS, () => {
      this.#cancelWait = null;
      this.#next();
    });
  }

  began(id: string, metadata: Readonly<Record<string, string>> | null | undefined): void {
    this.#active = id;
    this.#endWait();
    if (this.#sent && metadata?.[NAME] === this.#sent.name) this.#sent = null;
    // It knows all that the model was told before.
    this.#drop(({ instructions }) => instructions === null);
  }

  ended(id: string): void {
    if (this.#active === id) this.#active = null;
    this.#next();
  }

  /** The service did not begin what was asked for. False where the error is of something else. */
  refused(eventId: string | null | undefined, isBusy: boolean): boolean {
    if (!this.#sent || eventId !== this.#sent.name) return false;
    if (isBusy) this.#waiting.unshift(this.#sent);
    this.#sent = null;
    // Asked again at once it would be refused again: the response that is in the way ends first.
    if (!isBusy) this.#next();
    return true;
  }

  /** Nothing is asked for any more. */
  close(): void {
    this.#endWait();
    this.#waiting.length = 0;
  }

  #endWait(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
  }

  #next(): void {
    if (this.#active || this.#sent || this.#isCallerSpeaking || this.#cancelWait) return;
    const wanted = this.#waiting.shift();
    if (!wanted) return;
    this.#sent = wanted;
    const { name, instructions } = wanted;
    const metadata = { [NAME]: name };
    // A line is a line: no tool is called in its place.
    const response = instructions === null ? { metadata } : { metadata, instructions, tool_choice: 'none' };
    this.#send({ type: 'response.create', event_id: name, response });
  }

  #drop(isObsolete: (wanted: Wanted) => boolean): void {
    const kept = this.#waiting.filter(wanted => !isObsolete(wanted));
    this.#waiting.splice(0, this.#waiting.length, ...kept);
  }

  #newName(): string {
    return `wanted_${this.#names++}`;
  }
}
