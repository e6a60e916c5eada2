import type { CallEvent } from '@frontdesk/contract';

/** Where a call's history goes as it happens. `append` never throws and never blocks the call. */
export interface CallJournal {
  append(event: CallEvent): void;
}
