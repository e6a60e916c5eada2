import { PhoneNumberE164, TransferMode } from '@frontdesk/contract';
import { z } from 'zod';
import { messages } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { callReference } from '../calls/call-reference.ts';
import { stopCalling } from './stop-calling.ts';
import { defineTool, NameArgument, NO_PHONE, PhoneArgument, type Tool } from './tool.ts';

const AddressSettings = z.strictObject({
  /** How to get there, said after the address. */
  directions: z.string().trim().min(1).max(500).optional(),
});
const ForwardSettings = z.strictObject({
  /** Rings instead of the business's forwarding number. */
  number: PhoneNumberE164.optional(),
  /** `warm`: the person is asked first, while the caller holds. `cold` when absent. */
  mode: TransferMode.optional(),
});

const getAddress = defineTool({
  name: 'get_address',
  description: 'Says where the business is.',
  arguments: z.object({}),
  settings: AddressSettings,
  isReadOnly: true,
  async run(_values, { call, settings }) {
    const { name, address } = call.snapshot.business;
    const { directions } = AddressSettings.parse(settings);
    return address ? { code: 'ok', name, address, ...(directions && { directions }) } : { code: 'unavailable' };
  },
});

const forwardCall = defineTool({
  name: 'forward_call',
  description: 'Puts the caller through to a person, where one can take over the call.',
  arguments: z.object({
    reason: z
      .string()
      .max(500)
      .optional()
      .describe('Who is calling and what they want, for the person who takes over.'),
  }),
  settings: ForwardSettings,
  isReadOnly: true,
  async run(_values, { call, settings }) {
    const { number, mode } = ForwardSettings.parse(settings);
    const to = number ?? call.snapshot.business.forwardingNumber;
    // Forwarding to the number the call came in on would ring at this agent again.
    return to && to !== call.to ? { code: 'ok', to, ...(mode && { mode }) } : { code: 'unavailable' };
  },
});

const endCall = defineTool({
  name: 'end_call',
  description: 'Ends the call once goodbye was said.',
  arguments: z.object({}),
  isReadOnly: true,
  async run() {
    return { code: 'ok' };
  },
});

const takeMessage = defineTool({
  name: 'take_message',
  description: 'Leaves a message for a person of the business.',
  arguments: z.object({
    name: NameArgument,
    phone: PhoneArgument.optional(),
    message: z.string().trim().min(1).max(2000),
  }),
  async run({ name, phone = null, message }, context) {
    const { db, businessId, call, idempotencyKey } = context;
    const number = phone ?? context.callerNumber;
    if (!number) return NO_PHONE;
    await db.transaction(async transaction => {
      const [row] = await transaction
        .insert(messages)
        .values({
          businessId,
          callId: callReference(businessId, call.id),
          name,
          phone: number,
          message,
          idempotencyKey,
        })
        .onConflictDoNothing()
        .returning({ id: messages.id });
      if (!row) return;
      await recordAudit(transaction, {
        businessId,
        actor: { type: 'call', id: call.id },
        action: 'message.taken',
        subjectType: 'message',
        subjectId: row.id,
      });
    });
    return { code: 'ok' };
  },
});

/** Tools every agent has, whatever the business. */
export const commonTools: readonly Tool[] = [getAddress, forwardCall, endCall, takeMessage, stopCalling];
