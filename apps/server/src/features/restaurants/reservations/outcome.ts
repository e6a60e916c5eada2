import type { LocalSlot } from '../../businesses/appointments/local-slot.ts';

export type SeatingRequest = LocalSlot & { readonly partySize: number };

/** Why a party cannot be seated as asked, with what the caller may be offered instead. */
export type SeatingRefusal =
  | { readonly code: 'full'; readonly alternatives: readonly LocalSlot[] }
  | { readonly code: 'closed'; readonly nextOpening: LocalSlot | null; readonly alternatives: readonly LocalSlot[] }
  | { readonly code: 'too_large'; readonly maxPartySize: number }
  | { readonly code: 'too_soon'; readonly earliest: LocalSlot | null }
  | { readonly code: 'too_far'; readonly latestDate: string }
  | { readonly code: 'invalid'; readonly problem: 'date_or_time' | 'party_size' };

/** A reservation as it is told to a caller and shown to the staff. Times are the restaurant's wall clock. */
export type ReservationSummary = LocalSlot & {
  readonly id: string;
  readonly confirmationCode: string;
  readonly guestName: string;
  readonly partySize: number;
  readonly tableName: string;
};

export type BookingOutcome = ({ readonly code: 'ok' } & ReservationSummary) | SeatingRefusal;
