import { createHash } from 'node:crypto';
import { z } from 'zod';

const Kept = z.object({ id: z.string(), hash: z.string() });

/** What was sent to ElevenLabs for an agent: ids there, and hashes, so that what has not changed is not sent again. */
const CounterpartState = z.object({
  /** Of the key it was sent with: another account has none of it. */
  account: z.string().default(''),
  /** Of the agent's definition; null before it was sent. */
  hash: z.string().nullable().default(null),
  /** By name. */
  tools: z.record(z.string(), Kept).default({}),
  /** By knowledge item. */
  documents: z.record(z.string(), Kept).default({}),
  /** To be deleted once the agent does not have them any more. */
  leftTools: z.array(z.string()).default([]),
  leftDocuments: z.array(z.string()).default([]),
});
export type CounterpartState = z.infer<typeof CounterpartState>;

/** What a row keeps; nothing where it makes no sense. */
export function readState(kept: unknown): CounterpartState {
  return CounterpartState.safeParse(kept).data ?? CounterpartState.parse({});
}

export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
