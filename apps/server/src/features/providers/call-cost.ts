import type { CostedUsage, Usage } from '@frontdesk/contract';
import type { ModelEntry, Price, ProviderRecord } from '@frontdesk/providers/registry';

const COUNTS = ['inputTokens', 'cachedTokens', 'outputTokens', 'characters', 'audioMs'] as const;

/** Adds up what paid services did for one call. */
export class UsageTally {
  readonly #sums = new Map<string, Usage>();

  add(usage: Usage): void {
    const key = `${usage.service} ${usage.provider} ${usage.model}`;
    const before = this.#sums.get(key);
    const sum: Usage = { ...usage };
    for (const count of COUNTS) {
      if (before?.[count] !== undefined) sum[count] = before[count] + (usage[count] ?? 0);
    }
    this.#sums.set(key, sum);
  }

  /** With what it costs, by the records' prices. */
  costed(records: readonly ProviderRecord[]): CostedUsage[] {
    return [...this.#sums.values()].map(usage => ({ ...usage, costUsd: costOf(usage, records) }));
  }
}

/** In US dollars; null where the price is not known, or is one of something that nobody counted. */
export function costOf(usage: Usage, records: readonly ProviderRecord[]): number | null {
  const price = priceOf(usage, records);
  if (!price) return null;
  const { inputTokens, cachedTokens = 0, outputTokens, characters, audioMs } = usage;
  const cachedPrice = price.perMillionCachedTokens ?? price.perMillionInputTokens;
  const charges = [
    charge(inputTokens && inputTokens - cachedTokens, price.perMillionInputTokens, 1e6),
    charge(cachedTokens || undefined, cachedPrice, 1e6),
    charge(outputTokens, price.perMillionOutputTokens, 1e6),
    charge(characters, price.perMillionCharacters, 1e6),
    charge(audioMs, price.perAudioMinute, 60_000),
  ].filter(cost => cost !== undefined);
  const isFree = Object.keys(price).length === 0;
  return charges.length === 0 && !isFree ? null : charges.reduce((sum, cost) => sum + cost, 0);
}

/** Undefined where it is not charged for, or was not counted. */
function charge(count: number | undefined, dollars: number | undefined, per: number): number | undefined {
  return count === undefined || dollars === undefined ? undefined : (count / per) * dollars;
}

function priceOf({ service, provider, model }: Usage, records: readonly ProviderRecord[]): Price | undefined {
  const record = records.find(({ id }) => id === provider);
  const models: readonly ModelEntry[] | undefined = {
    transcription: record?.transcription?.models,
    voice: record?.voice?.models,
    llm: record?.languageModel?.models,
    hosted: record?.hosted?.models,
  }[service];
  return models?.find(({ id }) => id === model)?.price;
}
