import type { BusinessProfile, CallDirection, CallSnapshot, Flow } from '@frontdesk/contract';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { DateTime } from 'luxon';
import type { CallFacts } from '../ports/dialogue.ts';

/** What holds for the whole of one turn: whose call this is, the business and the time there. */
export interface Scene {
  readonly snapshot: CallSnapshot;
  readonly business: BusinessProfile;
  readonly flow: Flow;
  readonly direction: CallDirection;
  /** The number of the person at the other end, whoever called. */
  readonly callerNumber: string | null;
  /** Why the business calls them, where it does. */
  readonly purpose: string | null;
  readonly contactName: string | null;
  /** Now, in the business's zone. */
  readonly now: DateTime;
  /** Numbers without a country code are read as belonging here. */
  readonly region: CountryCode;
}

/** The scene of a call at an instant. */
export function sceneOf(snapshot: CallSnapshot, call: Omit<CallFacts, 'id'>, at: Date): Scene {
  const { business, agent } = snapshot;
  const { direction = 'inbound' } = call;
  const callerNumber = direction === 'outbound' ? call.to : call.from;
  return {
    snapshot,
    business,
    flow: agent.config.flow,
    direction,
    purpose: call.purpose?.text ?? null,
    contactName: call.contact?.name ?? null,
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
