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

/** In US dollars; null where the price is not known. */
export function costOf(usage: Usage, records: readonly ProviderRecord[]): number | null {
  const price = priceOf(usage, records);
  if (!price) return null;
  const { inputTokens = 0, cachedTokens = 0, outputTokens = 0, characters = 0, audioMs = 0 } = usage;
  const perMillion = (count: number, dollars: number | undefined) => (count / 1e6) * (dollars ?? 0);
  return (
    perMillion(inputTokens - cachedTokens, price.perMillionInputTokens) +
    perMillion(cachedTokens, price.perMillionCachedTokens ?? price.perMillionInputTokens) +
    perMillion(outputTokens, price.perMillionOutputTokens) +
    perMillion(characters, price.perMillionCharacters) +
    (audioMs / 60_000) * (price.perAudioMinute ?? 0)
  );
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
