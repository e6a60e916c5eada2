import { cardinal, decimal, plainDigits } from './numbers.ts';
import type { Rule } from './rule.ts';

interface Currency {
  readonly one: string;
  readonly many: string;
  readonly cent?: readonly [one: string, many: string];
}

const CENT = ['cent', 'cents'] as const;
const DOLLAR: Currency = { one: 'dollar', many: 'dollars', cent: CENT };
const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: DOLLAR,
  US$: DOLLAR,
  USD: DOLLAR,
  '€': { one: 'euro', many: 'euros', cent: CENT },
  EUR: { one: 'euro', many: 'euros', cent: CENT },
  '£': { one: 'pound', many: 'pounds', cent: ['penny', 'pence'] },
  GBP: { one: 'pound', many: 'pounds', cent: ['penny', 'pence'] },
  '¥': { one: 'yen', many: 'yen' },
  JPY: { one: 'yen', many: 'yen' },
  '₹': { one: 'rupee', many: 'rupees', cent: ['paisa', 'paise'] },
  INR: { one: 'rupee', many: 'rupees', cent: ['paisa', 'paise'] },
  CAD: { one: 'Canadian dollar', many: 'Canadian dollars', cent: CENT },
  AUD: { one: 'Australian dollar', many: 'Australian dollars', cent: CENT },
  MXN: { one: 'Mexican peso', many: 'Mexican pesos', cent: ['centavo', 'centavos'] },
  CHF: { one: 'Swiss franc', many: 'Swiss francs', cent: ['centime', 'centimes'] },
};
const SCALES: Readonly<Record<string, string>> = {
  k: 'thousand',
  thousand: 'thousand',
  m: 'million',
  mm: 'million',
  million: 'million',
  b: 'billion',
  billion: 'billion',
};

const SIGN = String.raw`(US\$|[$€£¥₹])`;
const CODE = '(USD|EUR|GBP|JPY|INR|CAD|AUD|MXN|CHF)';
const AMOUNT = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?`;
const SCALE = String.raw`(?:\s?(k|thousand|mm?|million|b|billion)\b)?`;

function amount(code: string, whole: string, fraction: string, scale: string): string {
  const currency = CURRENCIES[code.toUpperCase()] ?? DOLLAR;
  const digits = plainDigits(whole);
  if (scale) return `${number(digits, fraction)} ${SCALES[scale.toLowerCase()] ?? ''} ${currency.many}`;
  if (fraction && (fraction.length > 2 || !currency.cent)) return `${decimal(digits, fraction)} ${currency.many}`;
  const units = BigInt(digits);
  const cents = Number((fraction || '0').padEnd(2, '0'));
  const main = `${cardinal(digits)} ${units === 1n ? currency.one : currency.many}`;
  if (cents === 0 || !currency.cent) return main;
  const small = `${cardinal(String(cents))} ${currency.cent[cents === 1 ? 0 : 1]}`;
  return units === 0n ? small : `${main} and ${small}`;
}

function number(digits: string, fraction: string): string {
  return fraction && Number(fraction) !== 0 ? decimal(digits, fraction) : cardinal(digits);
}

/** Amounts of money: "$24.50" → "twenty-four dollars and fifty cents", "$1.2M" → "one point two million dollars". */
export const MONEY_RULES: readonly Rule[] = [
  {
    pattern: new RegExp(
      String.raw`${SIGN}\s?${AMOUNT}${SCALE}\s?(?:–|-|\bto\b)\s?(?:US\$|[$€£¥₹])?\s?${AMOUNT}${SCALE}(?!\d|%)`,
      'gi',
    ),
    speak: (_match, sign = '', whole1 = '', fraction1 = '', scale1 = '', whole2 = '', fraction2 = '', scale2 = '') => {
      const isBare = !Number(fraction1 || '0') && (!scale1 || scale1 === scale2);
      const low = isBare ? cardinal(whole1) : amount(sign, whole1, fraction1, scale1);
      return `${low} to ${amount(sign, whole2, fraction2, scale2)}`;
    },
  },
  {
    pattern: new RegExp(`${SIGN}\\s?${AMOUNT}${SCALE}`, 'gi'),
    speak: (_match, sign = '', whole = '', fraction = '', scale = '') => amount(sign, whole, fraction, scale),
  },
  {
    pattern: new RegExp(String.raw`\b${CODE}\s?${AMOUNT}${SCALE}`, 'g'),
    speak: (_match, code = '', whole = '', fraction = '', scale = '') => amount(code, whole, fraction, scale),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.,])${AMOUNT}\s?(?:(€|£|¥|₹)|${CODE}\b)`, 'g'),
    speak: (_match, whole = '', fraction = '', sign = '', code = '') => amount(sign || code, whole, fraction, ''),
  },
  {
    pattern: /(?<![\d.,])(\d+)\s?¢/g,
    speak: (_match, cents = '') => `${cardinal(cents)} ${Number(cents) === 1 ? 'cent' : 'cents'}`,
  },
];
