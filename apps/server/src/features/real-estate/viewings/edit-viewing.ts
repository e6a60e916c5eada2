import type { CreateViewingBody, UpdateViewingBody, ViewingDetail, ViewingStatus } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { viewings } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { checkVersion } from '../../../http/versioning.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import { contactWithNumber } from '../../contacts/contact-with-number.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import { bookViewing } from '../book-viewing.ts';
import { toViewingError } from './refusal.ts';
import { loadViewing, noSuchViewing } from './viewing-queries.ts';

/** Books by the business's rules. Throws `not_found`, `conflict` for a time that is taken, and `validation_failed`. */
export function addViewing(tenant: Tenant, body: CreateViewingBody, now: Date): Promise<ViewingDetail> {
  const { businessId, actor } = tenant;
  const { listingId, date, time, notes, visitorName, visitorPhone } = body;
  return tenant.run(async transaction => {
    const outcome = await bookViewing(transaction, {
      ...{ businessId, listingId, visitorName, visitorPhone, actor, now },
      slot: { date, time },
      callId: null,
      idempotencyKey: null,
    });
    if (outcome.code !== 'ok') throw toViewingError(outcome);
    if (notes) await transaction.update(viewings).set({ notes }).where(isIt(businessId, outcome.id));
    return loadViewing(transaction, businessId, outcome.id);
  });
}

/** Where a visit may go from each status. What was canceled is booked anew instead. */
const MOVES: Readonly<Record<ViewingStatus, readonly ViewingStatus[]>> = {
  booked: ['completed', 'no_show', 'canceled'],
  completed: ['no_show'],
  no_show: ['completed'],
  canceled: [],
};

export interface EditViewing {
  readonly viewingId: string;
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
  readonly changes: Omit<UpdateViewingBody, 'version'>;
}

/** Throws `not_found`, `version_conflict`, and `conflict` for a move that makes no sense. */
export function editViewing(tenant: Tenant, { viewingId, version, changes }: EditViewing): Promise<ViewingDetail> {
  const { businessId, actor } = tenant;
  return tenant.run(async transaction => {
    const current = await lockViewing(transaction, businessId, viewingId);
    checkVersion(current.version, version);
    const { status, visitorPhone } = changes;
    const isMoved = status !== undefined && status !== current.status;
    if (isMoved && !MOVES[current.status].includes(status))
      throw new AppError('conflict', `A viewing that is ${current.status} cannot become ${status}.`);
    const set = sentFields(changes);
    await updateVersioned(transaction, viewings, {
      id: viewingId,
      version: current.version,
      set: {
        ...set,
        ...(visitorPhone !== undefined && { contactId: contactWithNumber(businessId, visitorPhone) }),
        updatedAt: new Date(),
      },
    });
    await recordAudit(transaction, {
      businessId,
      actor,
      action: isMoved ? `viewing.${status}` : 'viewing.changed',
      subjectType: 'viewing',
      subjectId: viewingId,
      ...changedFields(current, set),
    });
    return loadViewing(transaction, businessId, viewingId);
  });
}

async function lockViewing(transaction: Transaction, businessId: string, id: string) {
  const [row] = await transaction.select().from(viewings).where(isIt(businessId, id)).for('update');
  if (!row) throw noSuchViewing();
  return row;
}

function isIt(businessId: string, id: string) {
  return and(eq(viewings.businessId, businessId), eq(viewings.id, id));
}
