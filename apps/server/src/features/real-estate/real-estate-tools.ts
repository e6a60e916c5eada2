import { LocalDate, LocalTime } from '@frontdesk/contract';
import { z } from 'zod';
import { leads } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { callReference } from '../calls/call-reference.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import { ConfirmationSettings, confirmByText } from '../text-messages/confirm-by-text.ts';
import { defineTool, NameArgument, NO_PHONE, PhoneArgument, type Tool } from '../tools/tool.ts';
import { bookViewing } from './book-viewing.ts';

const bookViewingTool = defineTool({
  name: 'book_viewing',
  description: 'Books a visit to a listing. Confirm the listing, date and time with the caller first.',
  arguments: z.object({
    listing_id: z.uuid(),
    date: LocalDate,
    time: LocalTime,
    name: NameArgument,
    phone: PhoneArgument.optional(),
  }),
  settings: ConfirmationSettings,
  async run({ listing_id: listingId, date, time, name, phone = null }, context) {
    const visitorPhone = phone ?? context.callerNumber;
    if (!visitorPhone) return NO_PHONE;
    const outcome = await bookViewing(context.db, {
      businessId: context.businessId,
      listingId,
      slot: { date, time },
      visitorName: name,
      visitorPhone,
      callId: context.call.id,
      idempotencyKey: context.idempotencyKey,
      actor: { type: 'call', id: context.call.id },
      now: context.now,
    });
    if (outcome.code === 'ok') {
      const subject = `viewing of ${outcome.address}`;
      await confirmByText(context, { subject, date, time, name, phone: visitorPhone });
    }
    return outcome;
  },
});

const createLeadTool = defineTool({
  name: 'create_lead',
  description: 'Keeps what somebody is looking for, so that an agent can call them back.',
  arguments: z.object({
    name: NameArgument,
    phone: PhoneArgument.optional(),
    interest: z.string().trim().min(1).max(1000),
    budget: z.coerce.string().trim().max(200).optional(),
    timeline: z.string().trim().max(200).optional(),
  }),
  async run({ name, phone = null, interest, budget = null, timeline = null }, context) {
    const { db, businessId, call, idempotencyKey } = context;
    const number = phone ?? context.callerNumber;
    if (!number) return NO_PHONE;
    await db.transaction(async transaction => {
      const [row] = await transaction
        .insert(leads)
        .values({
          businessId,
          callId: callReference(businessId, call.id),
          contactId: contactWithNumber(businessId, number),
          name,
          phone: number,
          interest,
          budget,
          timeline,
          idempotencyKey,
        })
        .onConflictDoNothing()
        .returning({ id: leads.id });
      if (!row) return;
      await recordAudit(transaction, {
        businessId,
        actor: { type: 'call', id: call.id },
        action: 'lead.created',
        subjectType: 'lead',
        subjectId: row.id,
      });
    });
    return { code: 'ok' };
  },
});

export const realEstateTools: readonly Tool[] = [bookViewingTool, createLeadTool];
