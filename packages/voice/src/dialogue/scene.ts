import type { BusinessProfile, CallSnapshot, Flow } from '@frontdesk/contract';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { DateTime } from 'luxon';

/** What holds for the whole of one turn: whose call this is, the business and the time there. */
export interface Scene {
  readonly snapshot: CallSnapshot;
  readonly business: BusinessProfile;
  readonly flow: Flow;
  readonly callerNumber: string | null;
  /** Now, in the business's zone. */
  readonly now: DateTime;
  /** Numbers without a country code are read as belonging here. */
  readonly region: CountryCode;
}

/** The scene of a call at an instant. */
export function sceneOf(snapshot: CallSnapshot, callerNumber: string | null, at: Date): Scene {
  const { business, agent } = snapshot;
  return {
    snapshot,
    business,
    flow: agent.config.flow,
    callerNumber: callerNumber !== null && /^\+[1-9]\d{6,14}$/.test(callerNumber) ? callerNumber : null,
    now: DateTime.fromJSDate(at, { zone: business.hours.timezone }),
    region: regionOf(business),
  };
}

/** The country of the business's own number; the United States where it has none. */
function regionOf(business: BusinessProfile): CountryCode {
  const own = business.phoneNumber ?? business.forwardingNumber;
  return (own ? parsePhoneNumberFromString(own)?.country : undefined) ?? 'US';
}
