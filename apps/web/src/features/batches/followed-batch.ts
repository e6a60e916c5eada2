import type { BatchDetail } from '@frontdesk/contract';

/** A batch with what came of its calls; outcomes that never were may be absent, and new ones unknown here. */
export type FollowedBatch = Omit<BatchDetail, 'outcomes'> & { readonly outcomes: Readonly<Record<string, number>> };
