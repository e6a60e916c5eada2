import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { calls, contactNumbers, contacts } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { runFenced, type Transaction } from '../members/enter.ts';
import { addToDoNotCallList } from '../outbound/do-not-call/do-not-call.ts';
import { defineTool, NO_PHONE, PhoneArgument } from './tool.ts';

/** For "please don't call me again", said on a call that we placed, or by whoever calls back. */
export const stopCalling = defineTool({
  name: 'stop_calling',
  description: 'Makes sure that whoever asks for it is never called by the business again.',
  arguments: z.object({ phone: PhoneArgument.optional(), reason: z.string().trim().max(500).default('') }),
  async run({ phone, reason }, { db, businessId, call, callerNumber }) {
    const phoneNumber = phone ?? callerNumber;
    if (!phoneNumber) return NO_PHONE;
    await runFenced(db, businessId, async transaction => {
      const actor = { type: 'call', id: call.id } as const;
      // Its record may not be written yet.
      const [known] = await transaction.select({ id: calls.id }).from(calls).where(eq(calls.id, call.id));
      const callId = known?.id ?? null;
      await addToDoNotCallList(transaction, { businessId, phoneNumber, reason, source: 'callee', actor, callId });
      await markContact(transaction, { businessId, phoneNumber, callId: call.id });
    });
    return { code: 'ok' };
  },
});

interface Asking {
  readonly businessId: string;
  readonly phoneNumber: string;
  readonly callId: string;
}

/** The wish is a person's, whichever of their numbers it was said on. */
async function markContact(transaction: Transaction, { businessId, phoneNumber, callId }: Asking): Promise<void> {
  const [contact] = await transaction
    .select({ id: contacts.id, doNotCall: contacts.doNotCall })
    .from(contactNumbers)
    .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
    .where(and(eq(contactNumbers.phoneNumber, phoneNumber), isNull(contacts.deletedAt)));
  if (!contact || contact.doNotCall) return;
  const set = { doNotCall: true, updatedAt: new Date() };
  await updateVersioned(transaction, contacts, { id: contact.id, version: null, set });
  await recordAudit(transaction, {
    ...{ businessId, actor: { type: 'call', id: callId }, subjectType: 'contact', subjectId: contact.id },
    action: 'contact.changed',
    before: { doNotCall: false },
    after: { doNotCall: true },
  });
}
