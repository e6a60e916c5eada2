import { AppError } from '../../../app-error.ts';
import type { LocalSlot } from '../../businesses/appointments/local-slot.ts';
import type { SeatingRefusal } from './outcome.ts';

/** A refusal as whoever books over the API is told it. A time that is taken is a `conflict`, a wrong wish a problem. */
export function toSeatingError(refusal: SeatingRefusal): AppError {
  switch (refusal.code) {
    case 'full':
      return new AppError('conflict', `No table is free then. ${offer(refusal.alternatives)}`);
    case 'closed':
      return new AppError('conflict', `The restaurant is closed then. ${offer(refusal.alternatives)}`);
    case 'too_large':
      return invalid('party_size', `The largest party that can be booked is ${refusal.maxPartySize}.`);
    case 'too_soon':
      return invalid('time', `The earliest time that can be booked is ${at(refusal.earliest)}.`);
    case 'too_far':
      return invalid('date', `The last date that can be booked is ${refusal.latestDate}.`);
    case 'invalid':
      return refusal.problem === 'party_size'
        ? invalid('party_size', 'The party is smaller than the restaurant takes.')
        : invalid('time', 'There is no such time on this date.');
  }
}

function offer(slots: readonly LocalSlot[]): string {
  return slots.length > 0 ? `Free near it: ${slots.map(at).join(', ')}.` : 'Nothing near it is free.';
}

function at(slot: LocalSlot | null): string {
  return slot ? `${slot.date} ${slot.time}` : 'not in sight';
}

function invalid(field: string, message: string): AppError {
  return new AppError('validation_failed', 'The reservation is not possible.', { problems: [{ field, message }] });
}
