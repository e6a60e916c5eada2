import { spokenDigits } from './numbers.ts';
import type { Rule } from './rule.ts';

const STREETS: Readonly<Record<string, string>> = {
  St: 'Street',
  Ave: 'Avenue',
  Av: 'Avenue',
  Blvd: 'Boulevard',
  Rd: 'Road',
  Dr: 'Drive',
  Ln: 'Lane',
  Ct: 'Court',
  Pl: 'Place',
  Hwy: 'Highway',
  Pkwy: 'Parkway',
  Ter: 'Terrace',
  Cir: 'Circle',
  Sq: 'Square',
};
const TITLES: Readonly<Record<string, string>> = {
  Dr: 'Doctor',
  Mr: 'Mister',
  Mrs: 'Missus',
  Ms: 'Miz',
  Prof: 'Professor',
  Rev: 'Reverend',
  St: 'Saint',
  Sgt: 'Sergeant',
  Gov: 'Governor',
  Mt: 'Mount',
  Ft: 'Fort',
};
/** Abbreviations taken as such only with their full stop and in this case: "max.", but never the name "Max". */
const WORDS: Readonly<Record<string, string>> = {
  Apt: 'Apartment',
  Ste: 'Suite',
  Bldg: 'Building',
  Dept: 'Department',
  Jr: 'Junior',
  Sr: 'Senior',
  Inc: 'Incorporated',
  Ltd: 'Limited',
  Corp: 'Corporation',
  etc: 'et cetera',
  vs: 'versus',
  approx: 'approximately',
  est: 'established',
  incl: 'including',
  min: 'minimum',
  max: 'maximum',
  avg: 'average',
  appt: 'appointment',
  tel: 'telephone',
  res: 'reservation',
};
const STATES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
  DC: 'Washington dee cee',
};
const COMPASS: Readonly<Record<string, string>> = {
  N: 'North',
  S: 'South',
  E: 'East',
  W: 'West',
  NE: 'Northeast',
  NW: 'Northwest',
  SE: 'Southeast',
  SW: 'Southwest',
};

/** States whose letters are also everyday words; taken for the state only before a post code. */
const AMBIGUOUS_STATES = new Set(['AL', 'DE', 'HI', 'ID', 'IN', 'LA', 'MA', 'ME', 'OH', 'OK', 'OR', 'PA']);

const STOP = String.raw`(?:(\.)(?=\s*$)|\.)?`;
const alternatives = (table: Readonly<Record<string, string>>) => Object.keys(table).join('|');

/** Addresses, titles and everyday abbreviations. A full stop that also ends the text is kept. */
export const ABBREVIATION_RULES: readonly Rule[] = [
  {
    pattern: new RegExp(String.raw`,\s?(${alternatives(STATES)})(?:\s(\d{5})(?:-\d{4})?)?(?=[\s.,;!?]|$)`, 'g'),
    speak: (match, state = '', zip = '') =>
      zip || !AMBIGUOUS_STATES.has(state) ? `, ${STATES[state]}${zip ? ` ${spokenDigits(zip)}` : ''}` : match,
  },
  {
    pattern: new RegExp(String.raw`(?<=\d\s)(${alternatives(COMPASS)})\.?(?=\s(?:\d|[A-Z][a-z]))`, 'g'),
    speak: (_match, point = '') => COMPASS[point] ?? point,
  },
  {
    pattern: new RegExp(
      String.raw`(?<=(?:[A-Z][\w'’]*|\d(?:st|nd|rd|th))\s)(${alternatives(STREETS)})\b(?![’'])${STOP}`,
      'g',
    ),
    speak: (_match, street = '', stop = '') => `${STREETS[street]}${stop}`,
  },
  {
    pattern: new RegExp(String.raw`\b(${alternatives(TITLES)})\.\s?(?=[A-Z])`, 'g'),
    speak: (_match, title = '') => `${TITLES[title]} `,
  },
  {
    pattern: /\b(Dr|Mr|Mrs|Ms|St|Mt)\s(?=[A-Z][a-z])/g,
    speak: (_match, title = '') => `${TITLES[title]} `,
  },
  { pattern: /\bw\/o\b/gi, speak: () => 'without' },
  { pattern: /\bw\/\s?/gi, speak: () => 'with ' },
  { pattern: /\bN\/A\b/gi, speak: () => 'not available' },
  { pattern: /\be\.g\.,?/gi, speak: () => 'for example' },
  { pattern: /\bi\.e\.,?/gi, speak: () => 'that is' },
  { pattern: /\bEst\.\s(?=\d)/g, speak: () => 'established in ' },
  {
    pattern: new RegExp(String.raw`\b(${alternatives(WORDS)})(?:(\.)(?=\s*$)|\.)`, 'g'),
    speak: (match, word = '', stop = '') => `${WORDS[word] ?? match}${stop}`,
  },
  {
    pattern: /\b(Apt|Ste|Bldg|Rm)\s(?=\d|[A-Z]\b|#)/g,
    speak: (_match, word = '') => `${word === 'Rm' ? 'Room' : WORDS[word]} `,
  },
  { pattern: /\b(Apartment|Suite|Unit|Room)\s#/g, speak: (_match, place = '') => `${place} ` },
];
