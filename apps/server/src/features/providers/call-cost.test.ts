import { type ProviderRecord, providerRecords } from '@frontdesk/providers/registry';
import { expect, test } from 'vitest';
import { costOf } from './call-cost.ts';

test('a call’s usage costs what the records say, and nobody guesses where they say nothing of what was counted', () => {
  const heard = { service: 'transcription', provider: 'openai', model: 'gpt-4o-mini-transcribe' } as const;
  expect(costOf({ ...heard, audioMs: 120_000 }, providerRecords)).toBeCloseTo(0.006);
  // Charged by the minute, counted in tokens.
  expect(costOf({ ...heard, inputTokens: 600, outputTokens: 40 }, providerRecords)).toBeNull();
  const thought = { service: 'llm', provider: 'openai', model: 'gpt-4.1-mini', outputTokens: 1_000_000 } as const;
  expect(costOf({ ...thought, inputTokens: 2_000_000, cachedTokens: 1_000_000 }, providerRecords)).toBeCloseTo(2.1);
  expect(costOf({ ...thought, model: 'unheard-of' }, providerRecords)).toBeNull();
});

test('what has a price of nothing is free', () => {
  const records = providerRecords.map((record): ProviderRecord => {
    const { transcription } = record;
    const models = [{ id: 'own', title: 'Own', price: {} }];
    return transcription ? { ...record, transcription: { ...transcription, models } } : record;
  });
  const heard = { service: 'transcription', provider: 'openai', model: 'own', audioMs: 1000 } as const;
  expect(costOf(heard, records)).toBe(0);
});
