import type { CostedUsage } from '@frontdesk/contract';
import { stopwatch } from '../../../format/duration.ts';
import { locale } from '../../../format/locale.ts';

const count = new Intl.NumberFormat(locale);
const cents = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
const fine = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 });

export const SERVICES: Record<CostedUsage['service'], string> = {
  transcription: 'Hearing',
  voice: 'Speaking',
  llm: 'Thinking',
  hosted: 'Whole conversation',
};

/** `1,240 tokens in (800 cached), 96 out`, `310 characters`, `1:04`. */
export function quantityWords(usage: CostedUsage): string {
  const { inputTokens, cachedTokens, outputTokens, characters, audioMs } = usage;
  const cached = cachedTokens ? ` (${count.format(cachedTokens)} cached)` : '';
  const parts = [
    ...(inputTokens === undefined ? [] : [`${count.format(inputTokens)} tokens in${cached}`]),
    ...(outputTokens === undefined
      ? []
      : [`${count.format(outputTokens)} ${inputTokens === undefined ? 'tokens ' : ''}out`]),
    ...(characters === undefined ? [] : [`${count.format(characters)} characters`]),
    ...(audioMs === undefined ? [] : [`${stopwatch(audioMs)} of audio`]),
  ];
  return parts.join(', ');
}

/** A part of a call often costs less than a cent. */
export function dollars(amount: number): string {
  return amount > 0 && amount < 0.1 ? fine.format(amount) : cents.format(amount);
}

/** Of what has a known price; undefined where nothing has. `isWhole` when all of it has. */
export function totalOf(
  usage: readonly CostedUsage[],
): { readonly usd: number; readonly isWhole: boolean } | undefined {
  const known = usage.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  if (known.length === 0) return undefined;
  return { usd: known.reduce((sum, cost) => sum + cost, 0), isWhole: known.length === usage.length };
}
