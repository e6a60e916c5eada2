import { CarrierRequests } from '../../twilio-caller/carrier-requests.ts';
import { newSid } from '../sid.ts';
import type { EmulatedMessage } from '../twilio-emulator.ts';

export type MessageStatus =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'receiving'
  | 'received';

export interface MessageFacts {
  readonly accountSid: string;
  readonly authToken: string;
  readonly direction: EmulatedMessage['direction'];
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaUrls?: readonly string[];
  readonly messagingServiceSid?: string;
  readonly statusCallback?: string | null;
}

/** GSM-7 text fits 160 characters, or 153 in each of several parts; anything beyond Latin 70, or 67. */
const PARTS = { gsm: { single: 160, several: 153 }, unicode: { single: 70, several: 67 } };

/** A text in either direction. */
export class Message implements EmulatedMessage {
  readonly sid = newSid('SM');
  readonly direction: EmulatedMessage['direction'];
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly messagingServiceSid: string | null;
  readonly createdAt = new Date();
  updatedAt = this.createdAt;
  sentAt: Date | null = null;
  errorCode: number | null = null;
  status: MessageStatus;
  readonly requests: CarrierRequests;
  readonly #statusCallback: string | null;

  constructor(facts: MessageFacts) {
    this.direction = facts.direction;
    this.from = facts.from;
    this.to = facts.to;
    this.body = facts.body;
    this.mediaUrls = facts.mediaUrls ?? [];
    this.messagingServiceSid = facts.messagingServiceSid ?? null;
    this.status = facts.direction === 'inbound' ? 'received' : 'queued';
    this.#statusCallback = facts.statusCallback ?? null;
    this.requests = new CarrierRequests({
      authToken: facts.authToken,
      base: () => ({
        MessageSid: this.sid,
        SmsSid: this.sid,
        AccountSid: facts.accountSid,
        From: this.from,
        To: this.to,
        ApiVersion: '2010-04-01',
        ...(this.messagingServiceSid === null ? {} : { MessagingServiceSid: this.messagingServiceSid }),
      }),
    });
  }

  get segments(): number {
    // Latin-1 and the euro stand for the GSM alphabet.
    const { single, several } = /^[\x00-\xff€]*$/.test(this.body) ? PARTS.gsm : PARTS.unicode;
    return this.body.length <= single ? 1 : Math.ceil(this.body.length / several);
  }

  /** Moves the message on and tells its status callback. Fulfils when that was told. */
  async setStatus(status: MessageStatus, errorCode: number | null = null): Promise<void> {
    this.status = status;
    this.errorCode = errorCode;
    this.updatedAt = new Date();
    if (status === 'sent') this.sentAt = this.updatedAt;
    if (this.#statusCallback === null) return;
    await this.requests.notify(this.#statusCallback, {
      MessageStatus: status,
      SmsStatus: status,
      ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
    });
  }
}
