import { LocalDate, LocalTime } from '@frontdesk/contract';
import { z } from 'zod';
import { ConfirmationSettings, confirmByText } from '../text-messages/confirm-by-text.ts';
import {
  defineTool,
  NameArgument,
  NO_PHONE,
  PhoneArgument,
  type Tool,
  type ToolContext,
  WholeNumberArgument,
} from '../tools/tool.ts';
import { bookReservation } from './reservations/book-reservation.ts';
import { cancelReservation, changeReservation } from './reservations/change-reservation.ts';
import { findOwnReservations } from './reservations/find-reservations.ts';
import { checkAvailability } from './reservations/seat-party.ts';

const seatingArguments = { date: LocalDate, time: LocalTime, party_size: WholeNumberArgument };

const checkAvailabilityTool = defineTool({
  name: 'check_availability',
  description: 'Tells whether a table is free for a party at a date and time, and the nearest free times if not.',
  arguments: z.object(seatingArguments),
  isReadOnly: true,
  run: ({ date, time, party_size: partySize }, { db, businessId, now }) =>
    checkAvailability(db, { businessId, request: { date, time, partySize }, now }),
});

const bookReservationTool = defineTool({
  name: 'book_reservation',
  description: 'Books a table. Confirm date, time, party size and name with the caller first.',
  arguments: z.object({
    ...seatingArguments,
    name: NameArgument,
    phone: PhoneArgument.optional(),
    notes: z.string().trim().max(500).default(''),
  }),
  settings: ConfirmationSettings,
  async run({ date, time, party_size: partySize, name, phone = null, notes }, context) {
    const guestPhone = phone ?? context.callerNumber;
    if (!guestPhone) return NO_PHONE;
    const outcome = await bookReservation(context.db, {
      businessId: context.businessId,
      request: { date, time, partySize },
      guestName: name,
      guestPhone,
      notes,
      callId: context.call.id,
      idempotencyKey: context.idempotencyKey,
      actor: { type: 'call', id: context.call.id },
      now: context.now,
    });
    if (outcome.code === 'ok') {
      context.provenIds.add(outcome.id);
      const { confirmationCode } = outcome;
      const subject = partySize === 1 ? 'table for one' : `table for ${partySize}`;
      await confirmByText(context, { subject, date, time, name, phone: guestPhone, confirmationCode });
    }
    return outcome;
  },
});

const findReservationTool = defineTool({
  name: 'find_reservation',
  description: 'Finds the caller’s own reservations: by the number they call from, or by confirmation code and name.',
  arguments: z.object({
    phone: z.string().max(40).optional(),
    confirmation_code: z.string().max(40).optional(),
    name: NameArgument.optional(),
  }),
  isReadOnly: true,
  // A phone number that was only said proves nothing, so `phone` is accepted and not used.
  async run({ confirmation_code: confirmationCode, name }, context) {
    const { db, businessId, callerNumber, call, now, provenIds } = context;
    const search = { businessId, callerNumber, callId: call.id, confirmationCode, name, now };
    const reservations = await findOwnReservations(db, search);
    for (const { id } of reservations) provenIds.add(id);
    return reservations.length > 0 ? { code: 'ok', reservations } : { code: 'not_found' };
  },
});

const cancelReservationTool = defineTool({
  name: 'cancel_reservation',
  description: 'Cancels a reservation that find_reservation found on this call.',
  arguments: z.object({ id: z.uuid() }),
  async run({ id }, context) {
    if (!(await isCallersOwn(id, context))) return { code: 'not_found' };
    return cancelReservation(context.db, reservationAct(id, context));
  },
});

const changeReservationTool = defineTool({
  name: 'change_reservation',
  description: 'Moves a reservation that find_reservation found on this call. What is left out stays as it is.',
  arguments: z.object({ id: z.uuid(), ...z.object(seatingArguments).partial().shape }),
  async run({ id, date, time, party_size: partySize }, context) {
    if (!(await isCallersOwn(id, context))) return { code: 'not_found' };
    const changes = { ...(date && { date }), ...(time && { time }), ...(partySize !== undefined && { partySize }) };
    return changeReservation(context.db, { ...reservationAct(id, context), changes });
  },
});

async function isCallersOwn(id: string, { provenIds, db, businessId, callerNumber, call, now }: ToolContext) {
  if (provenIds.has(id)) return true;
  const own = await findOwnReservations(db, { businessId, callerNumber, callId: call.id, now });
  return own.some(reservation => reservation.id === id);
}

function reservationAct(reservationId: string, { businessId, call, now }: ToolContext) {
  return { businessId, reservationId, actor: { type: 'call', id: call.id } as const, now };
}

export const restaurantTools: readonly Tool[] = [
  checkAvailabilityTool,
  bookReservationTool,
  findReservationTool,
  cancelReservationTool,
  changeReservationTool,
];
