/**
 * A phone number as people type it, in E.164; undefined when it is none. Without a country code it is taken to be from
 * where `home`, a number of the business, is: that is only certain in North America, elsewhere it must be written.
 */
export function typedNumber(text: string, home?: string | null): string | undefined {
  const written = text.trim();
  if (!/^[+\d\s().\-/]+$/.test(written)) return undefined;
  const digits = written.replaceAll(/\D/g, '');
  const international = written.startsWith('+') ? digits : written.startsWith('00') ? digits.slice(2) : undefined;
  if (international !== undefined) return /^[1-9]\d{6,14}$/.test(international) ? `+${international}` : undefined;
  if (home && !home.startsWith('+1')) return undefined;
  if (/^1[2-9]\d{9}$/.test(digits)) return `+${digits}`;
  return /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : undefined;
}

export const NUMBER_HINT = 'Write the number in international form, for example +1 415 555 0123.';
