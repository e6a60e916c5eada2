import { z } from 'zod';

/** Callers take a pause of this length for a lost connection; the resilience around a model gives up sooner. */
const FIRST_TOKEN_TIMEOUT_MS = 8000;
const IDLE_TIMEOUT_MS = 10_000;

const timeoutMs = z.int().min(200).max(120_000);

/** What an agent may set for any language model. */
export const timeoutSettings = {
  firstTokenTimeoutMs: timeoutMs
    .default(FIRST_TOKEN_TIMEOUT_MS)
    .meta({ title: 'First word after', description: 'Milliseconds until an answer must have begun.' }),
  idleTimeoutMs: timeoutMs
    .default(IDLE_TIMEOUT_MS)
    .meta({ title: 'Next word after', description: 'Milliseconds that may pass in the middle of an answer.' }),
};

/** How much a model thinks before it speaks. The caller waits meanwhile. */
export type Thinking = 'least' | 'low' | 'medium' | 'high';

export const thinkingModelSettings = z.strictObject({
  ...timeoutSettings,
  thinking: z.enum(['least', 'low', 'medium', 'high']).default('least').meta({
    title: 'Thinking',
    description: 'How much the model thinks before it speaks, while the caller waits. Least: as little as it can.',
  }),
});

export const plainModelSettings = z.strictObject(timeoutSettings);
