import type { Account } from '../account.ts';

export const NUMBER_KINDS = ['Local', 'TollFree', 'Mobile'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

export interface AvailableNumber {
  readonly phone_number: string;
  readonly [field: string]: unknown;
}

interface Country {
  readonly callingCode: string;
  /** The first digits of each kind, and how many follow. The first local one is the default area. */
  readonly areas: Readonly<Record<NumberKind, readonly string[]>>;
  readonly subscriberDigits: number;
  readonly locality: string;
  readonly region: string | null;
}

const COUNTRIES: Readonly<Record<string, Country>> = {
  US: {
    callingCode: '1',
    areas: { Local: ['415', '212', '310', '512', '617'], TollFree: ['833', '844', '888'], Mobile: [] },
    subscriberDigits: 7,
    locality: 'San Francisco',
    region: 'CA',
  },
  CA: {
    callingCode: '1',
    areas: { Local: ['416', '604'], TollFree: ['855'], Mobile: [] },
    subscriberDigits: 7,
    locality: 'Toronto',
    region: 'ON',
  },
  GB: {
    callingCode: '44',
    areas: { Local: ['20'], TollFree: ['800'], Mobile: ['7400'] },
    subscriberDigits: 6,
    locality: 'London',
    region: null,
  },
  IT: {
    callingCode: '39',
    areas: { Local: ['06', '02'], TollFree: ['800'], Mobile: ['351'] },
    subscriberDigits: 7,
    locality: 'Roma',
    region: null,
  },
  DE: {
    callingCode: '49',
    areas: { Local: ['30', '89'], TollFree: ['800'], Mobile: ['1515'] },
    subscriberDigits: 7,
    locality: 'Berlin',
    region: null,
  },
  FR: {
    callingCode: '33',
    areas: { Local: ['1'], TollFree: ['805'], Mobile: ['644'] },
    subscriberDigits: 6,
    locality: 'Paris',
    region: null,
  },
  ES: {
    callingCode: '34',
    areas: { Local: ['91'], TollFree: ['900'], Mobile: ['611'] },
    subscriberDigits: 6,
    locality: 'Madrid',
    region: null,
  },
};

/** How many numbers each area has to offer. */
const OFFERED = 40;

/** Numbers for sale that match a search; undefined for a country where none are sold. The same search finds the same. */
export function availableNumbers(
  account: Account,
  countryCode: string,
  kind: NumberKind,
  query: URLSearchParams,
): readonly AvailableNumber[] | undefined {
  const country = COUNTRIES[countryCode];
  if (!country || country.areas[kind].length === 0) return undefined;
  const areaCode = query.get('AreaCode');
  const locality = query.get('InLocality') ?? country.locality;
  const isNorthAmerican = country.callingCode === '1';
  // Any area has numbers, but only North America's areas can be asked for.
  const areas = areaCode !== null && isNorthAmerican && /^[2-9]\d\d$/.test(areaCode) ? [areaCode] : country.areas[kind];
  const contains = query.get('Contains');
  return areas.flatMap(area =>
    Array.from({ length: OFFERED }, (_, index) => subscriber(index, country.subscriberDigits))
      .map(rest => `+${country.callingCode}${area}${rest}`)
      .filter(number => !account.numberOf(number) && (contains === null || containsDigits(number, contains)))
      .map(number => ({
        friendly_name: number,
        phone_number: number,
        lata: isNorthAmerican ? '722' : null,
        locality: kind === 'Local' ? locality : null,
        rate_center: isNorthAmerican && kind === 'Local' ? locality.toUpperCase() : null,
        latitude: null,
        longitude: null,
        region: kind === 'Local' ? (query.get('InRegion') ?? country.region) : null,
        postal_code: null,
        iso_country: countryCode,
        address_requirements: isNorthAmerican ? 'none' : 'local',
        beta: false,
        capabilities: { voice: true, SMS: true, MMS: isNorthAmerican },
      })),
  );
}

/** North America's numbers for fiction begin with 555. */
function subscriber(index: number, digits: number): string {
  const prefix = digits === 7 ? '555' : '';
  return prefix + String((index * 37 + 1001) % 10_000).padStart(digits - prefix.length, '0');
}

const KEYPAD = 'abc2def3ghi4jkl5mno6pqrs7tuv8wxyz9';

/** Letters are keys, `*` any digit. */
function containsDigits(number: string, pattern: string): boolean {
  const digits = pattern
    .toLowerCase()
    .replace(/[^0-9a-z*+]/g, '')
    .replace(/[a-z]/g, letter => /\d/.exec(KEYPAD.slice(KEYPAD.indexOf(letter)))?.[0] ?? '')
    .replace('+', '\\+')
    .replaceAll('*', '\\d');
  return new RegExp(digits).test(number);
}
