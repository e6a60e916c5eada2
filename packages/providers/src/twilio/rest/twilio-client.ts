/** How a call may be told to begin or to go on: with TwiML fetched from us, or with TwiML in hand (4000 characters). */
export type CallInstructions = { readonly url: string } | { readonly twiml: string };

export type CarrierCallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

export interface NewCarrierCall {
  readonly from: string;
  readonly to: string;
  readonly instructions: CallInstructions;
  /** Fetched instead when `instructions.url` cannot be. */
  readonly fallbackUrl?: string;
  readonly statusCallback?: string;
  /** Default: only `completed`. */
  readonly statusCallbackEvents?: readonly CarrierCallEvent[];
  /** How long it rings, 1–600. Default 60. */
  readonly ringSeconds?: number;
  /** Hangs up after this long, whatever happens. */
  readonly timeLimitSeconds?: number;
  /** Pressed once answered; `w` waits half a second. At most 32 characters. Switches machine detection off. */
  readonly sendDigits?: string;
  readonly machineDetection?: MachineDetection;
  readonly recording?: CarrierRecordingOptions;
}

/** Asynchronous detection: the call goes on meanwhile, and the verdict is posted to `callback`. */
export interface MachineDetection {
  /** `message-end` waits for the end of the machine's greeting, or its beep; `any` tells as soon as it knows. */
  readonly until: 'any' | 'message-end';
  readonly callback: string;
  /** 3–59. Default 30. */
  readonly timeoutSeconds?: number;
}

export interface CarrierRecordingOptions {
  readonly channels: 'mono' | 'dual';
  readonly callback: string;
}

/** Twilio's word for a call's status: `queued`, `ringing`, `in-progress`, `completed`, `busy`, `no-answer` … */
export interface CarrierCall {
  readonly sid: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly durationSeconds: number | null;
  readonly answeredBy: string | null;
}

/** Fields that are absent stay as they are. `completed` hangs up; `canceled` only stops a call that is not answered. */
export interface CarrierCallUpdate {
  readonly instructions?: CallInstructions;
  readonly status?: 'completed' | 'canceled';
}

export type CarrierRecordingStatus =
  | 'in-progress'
  | 'paused'
  | 'stopped'
  | 'processing'
  | 'completed'
  | 'absent'
  | 'deleted';

export interface CarrierRecording {
  readonly sid: string;
  readonly callSid: string;
  readonly status: CarrierRecordingStatus;
  readonly channels: number;
  readonly durationSeconds: number | null;
}

export interface NumberSearch {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly kind: 'local' | 'toll_free' | 'mobile';
  readonly areaCode?: string;
  /** Digits, letters, and `*` for any digit. */
  readonly contains?: string;
  readonly locality?: string;
  readonly sms?: boolean;
  /** 1–100. Default 20. */
  readonly limit?: number;
}

export interface AvailableNumber {
  readonly number: string;
  readonly locality: string | null;
  readonly region: string | null;
  readonly country: string;
  readonly capabilities: NumberCapabilities;
}

export interface NumberCapabilities {
  readonly voice: boolean;
  readonly sms: boolean;
}

/** Where Twilio asks about a number's calls and messages. Absent fields stay as they are. */
export interface NumberConfiguration {
  readonly voiceUrl?: string;
  readonly voiceFallbackUrl?: string;
  readonly statusCallback?: string;
  readonly smsUrl?: string;
  readonly smsFallbackUrl?: string;
  readonly friendlyName?: string;
  /** Takes the number off a trunk or application as well, which would make Twilio ignore these addresses. */
  readonly isRoutedHere?: boolean;
}

export interface CarrierNumber {
  /** `PN…`. */
  readonly sid: string;
  readonly number: string;
  readonly friendlyName: string;
  readonly capabilities: NumberCapabilities;
  readonly voiceUrl: string | null;
  readonly voiceFallbackUrl: string | null;
  readonly statusCallback: string | null;
  readonly smsUrl: string | null;
  readonly smsFallbackUrl: string | null;
  /** Set: Twilio ignores the voice URL, since calls go to a trunk or an application. */
  readonly isRoutedElsewhere: boolean;
}

export interface NewCarrierMessage {
  readonly from: string;
  readonly to: string;
  /** At most 1600 characters. */
  readonly body: string;
  readonly statusCallback?: string;
}

export interface CarrierMessage {
  readonly sid: string;
  readonly status: string;
  readonly segments: number | null;
}

/**
 * Twilio's REST API, as far as we use it. Every method throws `TwilioError` when Twilio refuses, and when it cannot be
 * reached or is not given a chance (`isRetryable` tells). Reads, and whatever Twilio certainly did not process (429, no
 * connection), are tried again with growing, jittered waits; a call or a message is never placed twice because an answer
 * got lost. Aborting `signal` gives up waiting; what was sent may still happen.
 */
export interface TwilioClient {
  readonly accountSid: string;
  readonly calls: {
    create(call: NewCarrierCall, signal?: AbortSignal): Promise<CarrierCall>;
    get(callSid: string, signal?: AbortSignal): Promise<CarrierCall>;
    /** Latest first; finds a call that was placed although its answer got lost. */
    list(
      filter: { readonly to?: string; readonly from?: string; readonly startedAfter?: Date; readonly limit?: number },
      signal?: AbortSignal,
    ): Promise<readonly CarrierCall[]>;
    update(callSid: string, update: CarrierCallUpdate, signal?: AbortSignal): Promise<CarrierCall>;
  };
  readonly recordings: {
    start(callSid: string, options: CarrierRecordingOptions, signal?: AbortSignal): Promise<CarrierRecording>;
    /** Pauses, goes on with, or stops the recording that is under way. */
    update(
      callSid: string,
      recordingSid: string,
      status: 'paused' | 'in-progress' | 'stopped',
      signal?: AbortSignal,
    ): Promise<CarrierRecording>;
    get(recordingSid: string, signal?: AbortSignal): Promise<CarrierRecording>;
    /** WAV, in pieces as they come. Ends by itself when nobody reads it. */
    download(recordingSid: string, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
    /** Fulfils also when it is gone already. */
    delete(recordingSid: string, signal?: AbortSignal): Promise<void>;
  };
  readonly numbers: {
    search(search: NumberSearch, signal?: AbortSignal): Promise<readonly AvailableNumber[]>;
    buy(number: string, configuration: NumberConfiguration, signal?: AbortSignal): Promise<CarrierNumber>;
    /** All numbers of the account, page by page. */
    list(signal?: AbortSignal): AsyncIterable<CarrierNumber>;
    find(number: string, signal?: AbortSignal): Promise<CarrierNumber | null>;
    configure(numberSid: string, configuration: NumberConfiguration, signal?: AbortSignal): Promise<CarrierNumber>;
    /** Gives the number back. Fulfils also when it is gone already. */
    release(numberSid: string, signal?: AbortSignal): Promise<void>;
  };
  readonly messages: {
    send(message: NewCarrierMessage, signal?: AbortSignal): Promise<CarrierMessage>;
    get(messageSid: string, signal?: AbortSignal): Promise<CarrierMessage>;
  };
}

/** Why Twilio did not do what it was asked. */
export class TwilioError extends Error {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Twilio's error code (21211, 20429 …); null when it named none. */
  readonly code: number | null;
  /** The same request may succeed later. */
  readonly isRetryable: boolean;
  /** Whether Twilio may have acted although no answer came: a call placed so may ring. */
  readonly isInDoubt: boolean;

  constructor(
    message: string,
    facts: { status: number | null; code: number | null; isRetryable: boolean; isInDoubt: boolean },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'TwilioError';
    this.status = facts.status;
    this.code = facts.code;
    this.isRetryable = facts.isRetryable;
    this.isInDoubt = facts.isInDoubt;
  }
}
