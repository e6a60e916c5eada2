import type { BusinessSettings } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { phoneNumbers } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';

/** Area codes that libphonenumber does not know yet are new ones of these; the islands that share +1 have had theirs. */
const NEW_AREA_CODES: Readonly<Record<string, string>> = { '1': 'US' };

/** The ISO 3166 country of a number; null for one of none, such as satellite phones and international services. */
export function countryOf(number: string): string | null {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return null;
  const { country, countryCallingCode } = parsed;
  if (country) return country;
  return NEW_AREA_CODES[countryCallingCode] ?? onlyCountryWith(countryCallingCode);
}

function onlyCountryWith(callingCode: string): string | null {
  const [country, ...others] = getCountries().filter(one => getCountryCallingCode(one) === callingCode);
  return country !== undefined && others.length === 0 ? country : null;
}

/**
 * Why a number must not be called or texted, in a sentence for people; null when it may. Whoever gets hold of an agent or
 * a key of a business could otherwise have it call numbers that earn them money.
 */
export function reachProblem(number: string, allowedCountries: ReadonlySet<string>): string | null {
  if (parsePhoneNumberFromString(number)?.getType() === 'PREMIUM_RATE') return 'This is a premium-rate number.';
  const country = countryOf(number);
  if (country === null) return 'This number belongs to no country.';
  if (allowedCountries.has(country)) return null;
  return `Numbers of this country (${country}) are not allowed: name it in the business’s allowed_countries.`;
}

/** The countries a business may call and text: those it set, else those of its own numbers. */
export async function allowedCountries(
  transaction: Transaction,
  businessId: string,
  { allowedCountries: set }: Pick<BusinessSettings, 'allowedCountries'>,
): Promise<ReadonlySet<string>> {
  if (set) return new Set(set);
  const own = await transaction
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.businessId, businessId), eq(phoneNumbers.status, 'active')));
  return new Set(own.flatMap(({ number }) => countryOf(number) ?? []));
}
