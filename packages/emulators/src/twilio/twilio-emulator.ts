import type { SpeechStretch } from '../twilio-caller/agent-ear.ts';
import type { CallerEvent, CallOutcome, TurnTiming } from '../twilio-caller/caller-event.ts';
import type { CallerVoice, Script } from '../twilio-caller/script/script.ts';

/** Somebody at a telephone, who acts on a script. */
export interface ScriptedParty {
  /** What the person, or the machine, says and presses. */
  readonly script: Script;
  /** Without one, speech is a hum of its length; a Gather still gets the words. */
  readonly voice?: CallerVoice;
  /** Quiet after which the agent is taken to have finished. Default 900 ms. */
  readonly agentQuietMs?: number;
  /** Asked while the agent is quiet: whether it is known to have more to say. */
  readonly agentHasMore?: () => boolean;
  /** How long an agent that says nothing is waited for. Default 20 s. */
  readonly patienceMs?: number;
}

/** What a dialled number does. `answer` talks by its script; the others end as a carrier reports it. */
export type Callee =
  | (ScriptedParty & {
      readonly type: 'answer';
      /** Rings this long first, at most the caller's patience. Default 50 ms. */
      readonly afterMs?: number;
      /** What machine detection finds; of a machine's two sorts of name the one that the mode asked for. Default `human`. */
      readonly answeredBy?:
        | 'human'
        | 'machine_start'
        | 'machine_end_beep'
        | 'machine_end_silence'
        | 'machine_end_other'
        | 'fax'
        | 'unknown';
      /** How long machine detection takes after the answer. Default 200 ms. */
      readonly detectionMs?: number;
    })
  /** `afterMs`: how long that takes. Default 50 ms, so that a test need not ring for a minute. */
  | { readonly type: 'busy'; readonly afterMs?: number }
  | { readonly type: 'no-answer'; readonly afterMs?: number }
  | { readonly type: 'failed'; readonly afterMs?: number; readonly sipResponseCode?: number };

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
  /** Numbers somebody else snatches away: they are found, but cannot be bought (21422). */
  readonly unavailableNumbers?: readonly string[];
  /** Calls the account may start each second, the others wait queued: Twilio's default is 1. Default: any number. */
  readonly callsPerSecond?: number;
  /** Moves every message on to `sent` and `delivered` by itself. Default false: `setMessageStatus` does. */
  readonly deliversMessages?: boolean;
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
  /** One for each thing the party said: how long until the agent was heard. */
  readonly timings: readonly TurnTiming[];
  /** When the call is over, and everybody was told of it and of its recordings. Never rejects. */
  readonly ended: Promise<CallOutcome>;
  /** What the line carried so far. Stereo WAV, 8 kHz: the party left, what it heard right. */
  wav(): Buffer;
  /** The party hangs up now, whatever its script says. */
  hangUp(): void;
}

/** A call to one of the account's numbers. The script begins with the dialling. */
export interface PhoneCall extends ScriptedParty {
  readonly from: string;
  readonly to: string;
  /** The number that was dialled and passed the call on. */
  readonly forwardedFrom?: string;
  readonly callerName?: string;
  readonly onEvent?: (event: CallerEvent) => void;
}

export interface EmulatedMessage {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
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
  /** A caller phones one of the account's numbers; its voice webhook is asked. Throws when the account has no such number. */
  phone(call: PhoneCall): EmulatedCall;
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
