import type { ProviderService } from '@frontdesk/contract';
import { locale } from '../../format/locale.ts';

type Price = ProviderService['models'][number]['price'];

const dollars = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
  maximumFractionDigits: 4,
});

/** `$0.15 in, $0.60 out per million tokens`. What costs nothing is free; undefined where the price is not known. */
export function priceWords(price: Price): string | undefined {
  if (!price) return undefined;
  const { perMillionInputTokens, perMillionOutputTokens, perMillionCharacters, perAudioMinute } = price;
  const parts = [
    ...tokenWords(perMillionInputTokens, perMillionOutputTokens),
    ...(perMillionCharacters ? [`${dollars.format(perMillionCharacters)} per million characters`] : []),
    ...(perAudioMinute ? [`${dollars.format(perAudioMinute)} a minute`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'free';
}

function tokenWords(input: number | null, output: number | null): string[] {
  if (!input && !output) return [];
  return [`${dollars.format(input ?? 0)} in, ${dollars.format(output ?? 0)} out per million tokens`];
}
