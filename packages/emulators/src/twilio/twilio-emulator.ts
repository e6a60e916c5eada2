import type { SpeechStretch } from '../twilio-caller/agent-ear.ts';
import type { CallerEvent, CallOutcome } from '../twilio-caller/caller-event.ts';
import type { CallerVoice, Script } from '../twilio-caller/script/script.ts';

/** What a dialled number does. `answer` talks by its script; the others end as a carrier reports it. */
export type Callee =
  | {
      readonly type: 'answer';
      /** What the person, or the machine, says and presses. A script without speech needs no voice. */
      readonly script: Script;
      readonly voice?: CallerVoice;
      /** Rings this long first. Default 50 ms. */
      readonly afterMs?: number;
      /** What machine detection finds. Default `human`. */
      readonly answeredBy?: 'human' | 'machine_start' | 'machine_end_beep' | 'machine_end_silence' | 'fax' | 'unknown';
      /** How long machine detection takes after the answer. Default 200 ms. */
      readonly detectionMs?: number;
    }
  | { readonly type: 'busy' }
  | { readonly type: 'no-answer' }
  | { readonly type: 'failed'; readonly sipResponseCode?: number };

/** Trouble the emulator makes, in the order given, each once per matching request unless `times` says otherwise. */
export interface Fault {
  /** Matches the start of `METHOD /path`, such as `POST /Calls`; all requests when absent. */
  readonly request?: string;
  readonly type: 'status' | 'slow' | 'drop' | 'garbage' | 'drop-after-acting';
  /** With `status`: the HTTP status, and Twilio's error code. */
  readonly status?: number;
  readonly code?: number;
  readonly delayMs?: number;
  readonly times?: number;
}

export interface TwilioEmulatorOptions {
  readonly accountSid?: string;
  readonly authToken?: string;
  /** Default: an ephemeral port of the loopback address. */
  readonly port?: number;
  /** Numbers of the account at the start. */
  readonly numbers?: readonly string[];
  /** What a number does that `callees` does not name. Default: nobody answers. */
  readonly callee?: (to: string) => Callee;
  /** Status callbacks are sent in this order of a call's events. Default `in-order`. */
  readonly callbackOrder?: 'in-order' | 'reversed' | 'repeated';
}

/** A call the emulator carried, from either side. */
export interface EmulatedCall {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  readonly from: string;
  readonly to: string;
  readonly parentCallSid: string | null;
  /** Twilio's word, as it stands now. */
  readonly status: string;
  readonly answeredBy: string | null;
  readonly events: readonly CallerEvent[];
  readonly agentSpeech: readonly SpeechStretch[];
  /** When the call is over. */
  readonly ended: Promise<CallOutcome>;
}

export interface EmulatedMessage {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly status: string;
}

/**
 * Twilio on the loopback: its REST API, and the webhooks, media streams and status callbacks that follow from it, all
 * signed. Its clock is real; whatever a number does is told by a `Callee`.
 */
export interface TwilioEmulator {
  /** `http://127.0.0.1:port`, for `TWILIO_BASE_URL`. */
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly calls: readonly EmulatedCall[];
  readonly messages: readonly EmulatedMessage[];
  /** The account's numbers with their webhooks, as REST shows them. */
  readonly numbers: readonly Readonly<Record<string, unknown>>[];
  readonly recordings: readonly { readonly sid: string; readonly callSid: string; readonly status: string }[];
  /** Every REST request, latest last: `POST /Calls`. */
  readonly requests: readonly {
    readonly request: string;
    readonly form: Readonly<Record<string, string | string[]>>;
  }[];
  setCallee(to: string, callee: Callee): void;
  fail(...faults: Fault[]): void;
  /** A caller phones one of the account's numbers; its voice webhook is asked. */
  phone(call: {
    readonly from: string;
    readonly to: string;
    readonly script: Script;
    readonly voice?: CallerVoice;
  }): EmulatedCall;
  /** Somebody texts one of the account's numbers. Fulfils with the TwiML reply's messages, once the webhook answered. */
  text(message: { readonly from: string; readonly to: string; readonly body: string }): Promise<readonly string[]>;
  /** Moves a sent message on, and tells its status callback. */
  setMessageStatus(
    sid: string,
    status: 'sent' | 'delivered' | 'undelivered' | 'failed',
    errorCode?: number,
  ): Promise<void>;
  /** Hangs up all calls and closes. Idempotent. */
  close(): Promise<void>;
}
