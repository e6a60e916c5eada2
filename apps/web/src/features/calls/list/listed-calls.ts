import type { CallSummary } from '@frontdesk/contract';

export interface ListedCalls {
  readonly calls: readonly CallSummary[];
  /** Names the business of each call; absent where all are of one. */
  readonly businessName?: ((businessId: string) => string) | undefined;
}
