import type { CallerEvent, CallOutcome } from '../../twilio-caller/caller-event.ts';
import { CarrierRequests } from '../../twilio-caller/carrier-requests.ts';
import { StereoRecording } from '../../twilio-caller/stereo-recording.ts';
import type { Document } from '../documents/document.ts';
import { PhoneLine } from '../line/phone-line.ts';
import { newSid } from '../sid.ts';
import type { EmulatedCall } from '../twilio-emulator.ts';
import type { CallStatus, TerminalStatus } from './call-status.ts';
import { type CallbackOrder, StatusCallbacks } from './status-callbacks.ts';

export interface CallFacts {
  readonly accountSid: string;
  readonly authToken: string;
  readonly callbackOrder: CallbackOrder;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  readonly from: string;
  readonly to: string;
  readonly parentCallSid?: string;
  readonly forwardedFrom?: string;
  readonly callerName?: string;
  readonly onEvent?: (event: CallerEvent) => void;
}

/** One leg: its state, its line, and whom to tell. What it does is decided by the documents it follows. */
export class Call implements EmulatedCall {
  readonly sid = newSid('CA');
  readonly accountSid: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  readonly from: string;
  readonly to: string;
  readonly parentCallSid: string | null;
  readonly forwardedFrom: string | null;
  readonly callerName: string | null;
  readonly createdAt = new Date();
  readonly line = new PhoneLine();
  readonly events: CallerEvent[] = [];
  readonly requests: CarrierRequests;
  readonly callbacks: StatusCallbacks;
  readonly ended: Promise<CallOutcome>;
  answeredBy: string | null = null;
  machineDetectionMs: number | null = null;
  answeredAt: Date | null = null;
  endedAt: Date | null = null;
  /** Asked when a document cannot be had. */
  fallback: { readonly url: string; readonly method: string } | null = null;
  /** What the last status callback adds: a SIP answer, the recording. */
  finalFields: Record<string, string> = {};
  #status: CallStatus = 'queued';
  #redirect: Document | null = null;
  #run = new AbortController();
  readonly #over = new AbortController();
  readonly #errands = new Set<Promise<unknown>>();
  readonly #onEvent: ((event: CallerEvent) => void) | undefined;
  readonly #resolveEnded: (outcome: CallOutcome) => void;

  constructor(facts: CallFacts) {
    this.accountSid = facts.accountSid;
    this.direction = facts.direction;
    this.from = facts.from;
    this.to = facts.to;
    this.parentCallSid = facts.parentCallSid ?? null;
    this.forwardedFrom = facts.forwardedFrom ?? null;
    this.callerName = facts.callerName ?? null;
    this.#onEvent = facts.onEvent;
    this.requests = new CarrierRequests({ authToken: facts.authToken, base: () => this.fields });
    this.callbacks = new StatusCallbacks(this.requests, facts.callbackOrder);
    const { promise, resolve } = Promise.withResolvers<CallOutcome>();
    this.ended = promise;
    this.#resolveEnded = resolve;
    this.report({ type: 'dialing', callSid: this.sid });
  }

  get status(): CallStatus {
    return this.#status;
  }

  /** Aborted once the call is over. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  get agentSpeech() {
    return this.line.party?.agentSpeech ?? [];
  }

  get timings() {
    return this.line.party?.timings ?? [];
  }

  get durationSeconds(): number {
    if (!this.answeredAt) return 0;
    return Math.round(((this.endedAt ?? new Date()).getTime() - this.answeredAt.getTime()) / 1000);
  }

  /** What every request about this call carries. */
  get fields(): Readonly<Record<string, string>> {
    return {
      CallSid: this.sid,
      AccountSid: this.accountSid,
      From: this.from,
      To: this.to,
      Caller: this.from,
      Called: this.to,
      Direction: this.direction,
      ApiVersion: '2010-04-01',
      CallStatus: this.#status,
      ...(this.parentCallSid === null ? {} : { ParentCallSid: this.parentCallSid }),
      ...(this.forwardedFrom === null ? {} : { ForwardedFrom: this.forwardedFrom }),
      ...(this.callerName === null ? {} : { CallerName: this.callerName }),
      ...(this.answeredBy === null ? {} : { AnsweredBy: this.answeredBy }),
    };
  }

  report(event: CallerEvent): void {
    this.events.push(event);
    this.#onEvent?.(event);
  }

  /** The network took the call, but nothing rings yet: REST goes on to say `queued`. */
  initiate(): void {
    this.callbacks.tell('initiated', { ...this.fields, CallStatus: 'initiated' });
  }

  ring(): void {
    this.#status = 'ringing';
    this.callbacks.tell('ringing', this.fields);
  }

  /** Does nothing to a call that was answered before, or is over. */
  answer(): void {
    if (this.isOver || this.#status === 'in-progress') return;
    this.#status = 'in-progress';
    this.answeredAt = new Date();
    this.callbacks.tell('answered', this.fields);
  }

  /** Ends the call, once. `ended` fulfils when everybody was told and all errands are done. */
  hangUp(
    outcome: CallOutcome = { type: 'caller-hung-up' },
    status: TerminalStatus = this.answeredAt ? 'completed' : 'no-answer',
  ): void {
    if (this.isOver) return;
    this.#status = status;
    this.endedAt = new Date();
    this.#over.abort();
    this.callbacks.tell('completed', {
      ...this.fields,
      CallDuration: String(this.durationSeconds),
      Duration: String(Math.ceil(this.durationSeconds / 60)),
      ...this.finalFields,
    });
    void this.#finish(outcome);
  }

  wav(): Buffer {
    return (this.line.party?.recording ?? new StereoRecording()).toWav();
  }

  /** Work in the call's name that goes on beside it. */
  errand(work: Promise<unknown>): void {
    const done = work
      .catch((error: unknown) => this.report({ type: 'fault', code: 0, detail: String(error) }))
      .finally(() => this.#errands.delete(done));
    this.#errands.add(done);
  }

  /** Leads a live call to another document: what runs now is interrupted. */
  redirect(document: Document): void {
    this.#redirect = document;
    this.#run.abort();
  }

  /** Where the call was redirected to, once. */
  takeRedirect(): Document | null {
    const redirect = this.#redirect;
    this.#redirect = null;
    return redirect;
  }

  /** For what the call does next: aborted when the call is over or redirected. */
  startRun(): AbortSignal {
    this.#run = new AbortController();
    if (this.#redirect) this.#run.abort();
    return AbortSignal.any([this.signal, this.#run.signal]);
  }

  async #finish(outcome: CallOutcome): Promise<void> {
    while (this.#errands.size > 0) await Promise.allSettled(this.#errands);
    await this.callbacks.drained();
    this.report({ type: 'ended', outcome });
    this.#resolveEnded(outcome);
  }
}
