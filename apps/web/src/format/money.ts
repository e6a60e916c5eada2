import type { Money } from '@frontdesk/contract';
import { locale } from './locale.ts';

/** An amount in its currency, with as many decimals as that currency has. */
export function price({ amountMinor, currency }: Money): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** decimals);
}
