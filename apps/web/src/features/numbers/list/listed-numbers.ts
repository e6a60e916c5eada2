import type { PhoneNumber } from '@frontdesk/contract';

export interface ListedNumbers {
  readonly numbers: readonly PhoneNumber[];
  /** Names the business of each number; absent where all are of one. */
  readonly businessName: ((businessId: string) => string) | undefined;
  readonly isAdmin: boolean;
  readonly mayWrite: (number: PhoneNumber) => boolean;
  readonly onEdit: (number: PhoneNumber) => void;
  /** Has the carrier send its calls and texts here. */
  readonly onConfigure: (number: PhoneNumber) => void;
  readonly onRemove: (number: PhoneNumber) => void;
  readonly onRelease: (number: PhoneNumber) => void;
}

export function ownerWords(number: PhoneNumber, businessName: (businessId: string) => string): string {
  return number.businessId === null ? 'In the pool' : businessName(number.businessId);
}
