import { AppError } from '../../../app-error.ts';
import type { LocalSlot } from '../../businesses/appointments/local-slot.ts';
import type { ViewingOutcome } from '../book-viewing.ts';

type ViewingRefusal = Exclude<ViewingOutcome, { readonly code: 'ok' }>;

/** A refusal as whoever books over the API is told it. A time that is taken is a `conflict`, a wrong wish a problem. */
export function toViewingError(refusal: ViewingRefusal): AppError {
  switch (refusal.code) {
    case 'not_found':
      return invalid('listing_id', 'No such listing is on offer.');
    case 'full':
      return new AppError('conflict', `The listing cannot be shown then. ${offer(refusal.alternatives)}`);
    case 'closed':
      return new AppError('conflict', `The business is closed then. ${offer(refusal.alternatives)}`);
    case 'too_soon':
      return invalid('time', `The earliest time that can be booked is ${at(refusal.earliest)}.`);
    case 'too_far':
      return invalid('date', `The last date that can be booked is ${refusal.latestDate}.`);
    case 'invalid':
      return invalid('time', 'There is no such time on this date.');
  }
}

function offer(slots: readonly LocalSlot[]): string {
  return slots.length > 0 ? `Free near it: ${slots.map(at).join(', ')}.` : 'Nothing near it is free.';
}

function at(slot: LocalSlot | null): string {
  return slot ? `${slot.date} ${slot.time}` : 'not in sight';
}

function invalid(field: string, message: string): AppError {
  return new AppError('validation_failed', 'The viewing is not possible.', { problems: [{ field, message }] });
}
