import type { Batch } from '@frontdesk/contract';

export interface ListedBatches {
  readonly batches: readonly Batch[];
  /** Names the business of each batch; absent where all are of one. */
  readonly businessName: ((businessId: string) => string) | undefined;
}
