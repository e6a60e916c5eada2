import { newSid } from '../sid.ts';

/** What a number can be told to do, by REST name; the rest of it is fixed. */
export interface NumberConfiguration {
  friendly_name: string;
  voice_url: string | null;
  voice_method: string;
  voice_fallback_url: string | null;
  voice_fallback_method: string;
  voice_caller_id_lookup: boolean;
  voice_application_sid: string | null;
  voice_receive_mode: string;
  trunk_sid: string | null;
  status_callback: string | null;
  status_callback_method: string;
  sms_url: string | null;
  sms_method: string;
  sms_fallback_url: string | null;
  sms_fallback_method: string;
  sms_application_sid: string | null;
  address_sid: string | null;
  bundle_sid: string | null;
  emergency_status: string;
}

/** A number of the account. */
export class AccountNumber {
  readonly sid = newSid('PN');
  readonly number: string;
  readonly createdAt = new Date();
  updatedAt = this.createdAt;
  readonly configuration: NumberConfiguration;

  constructor(number: string) {
    this.number = number;
    this.configuration = {
      friendly_name: number,
      voice_url: null,
      voice_method: 'POST',
      voice_fallback_url: null,
      voice_fallback_method: 'POST',
      voice_caller_id_lookup: false,
      voice_application_sid: null,
      voice_receive_mode: 'voice',
      trunk_sid: null,
      status_callback: null,
      status_callback_method: 'POST',
      sms_url: null,
      sms_method: 'POST',
      sms_fallback_url: null,
      sms_fallback_method: 'POST',
      sms_application_sid: null,
      address_sid: null,
      bundle_sid: null,
      emergency_status: 'Active',
    };
  }
}
