import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { retryTransaction } from '../../db/retry-transaction.ts';
import { businesses, listings, viewings } from '../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import type { AppointmentPolicy } from '../businesses/appointments/appointment-policy.ts';
import { findAlternatives } from '../businesses/appointments/free-starts.ts';
import { type LocalSlot, toLocalSlot } from '../businesses/appointments/local-slot.ts';
import { type AppointmentRefusal, planAppointment } from '../businesses/appointments/plan-appointment.ts';
import { openingHoursOf } from '../businesses/business-profile.ts';
import { callReference } from '../calls/call-reference.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import { RealEstateProfile } from './real-estate-profile.ts';

export interface BookViewing {
  readonly businessId: string;
  readonly listingId: string;
  readonly slot: LocalSlot;
  readonly visitorName: string;
  /** E.164 */
  readonly visitorPhone: string;
  readonly callId: string | null;
  /** The same key again answers with the viewing it made the first time. */
  readonly idempotencyKey: string | null;
  readonly actor: AuditActor;
  readonly now: Date;
}

export type ViewingOutcome =
  | ({ readonly code: 'ok'; readonly id: string; readonly reference: string; readonly address: string } & LocalSlot)
  | { readonly code: 'full'; readonly alternatives: readonly LocalSlot[] }
  | { readonly code: 'closed'; readonly nextOpening: LocalSlot | null; readonly alternatives: readonly LocalSlot[] }
  | { readonly code: 'not_found' }
  | AppointmentRefusal;

/** Books a visit to a listing during the agent's hours. Two visits of one listing never overlap. */
export function bookViewing(db: Database, booking: BookViewing): Promise<ViewingOutcome> {
  return retryTransaction(db, async transaction => {
    const listing = await findListing(transaction, booking);
    if (!listing) return { code: 'not_found' };
    const { reference, address, policy } = listing;
    const earlier = await findByIdempotencyKey(transaction, booking);
    if (earlier)
      return {
        code: 'ok',
        id: earlier.id,
        reference,
        address,
        ...toLocalSlot(earlier.startsAt, policy.hours.timezone),
      };
    const plan = planAppointment(policy, booking.slot, booking.now);
    if (plan.code === 'closed' || plan.code === 'off_grid') {
      const alternatives = await alternativesTo(transaction, policy, booking, plan.startsAt);
      return plan.code === 'closed'
        ? { code: 'closed', nextOpening: plan.nextOpening, alternatives }
        : { code: 'full', alternatives };
    }
    if (plan.code !== 'possible') return plan;
    const [row] = await transaction
      .insert(viewings)
      .values({
        businessId: booking.businessId,
        listingId: booking.listingId,
        callId: callReference(booking.businessId, booking.callId),
        contactId: contactWithNumber(booking.businessId, booking.visitorPhone),
        visitorName: booking.visitorName,
        visitorPhone: booking.visitorPhone,
        startsAt: plan.startsAt,
        endsAt: plan.endsAt,
        idempotencyKey: booking.idempotencyKey,
      })
      .onConflictDoNothing()
      .returning({ id: viewings.id });
    if (!row) {
      // Taken, or the same request won elsewhere a moment ago.
      const same = await findByIdempotencyKey(transaction, booking);
      if (same) return { code: 'ok', id: same.id, reference, address, ...booking.slot };
      return { code: 'full', alternatives: await alternativesTo(transaction, policy, booking, plan.startsAt) };
    }
    await recordAudit(transaction, {
      businessId: booking.businessId,
      actor: booking.actor,
      action: 'viewing.booked',
      subjectType: 'viewing',
      subjectId: row.id,
      after: { ...booking.slot, listingId: booking.listingId },
    });
    return { code: 'ok', id: row.id, reference, address, ...booking.slot };
  });
}

async function findListing(db: Database, { businessId, listingId }: BookViewing) {
  const [row] = await db
    .select({ listing: listings, business: businesses })
    .from(listings)
    .innerJoin(businesses, eq(businesses.id, listings.businessId))
    .where(
      and(
        eq(listings.businessId, businessId),
        eq(listings.id, listingId),
        eq(listings.status, 'active'),
        isNull(listings.deletedAt),
      ),
    );
  if (!row) return undefined;
  const { viewingRules } = RealEstateProfile.parse(row.business.profile);
  const policy: AppointmentPolicy = {
    hours: openingHoursOf(row.business),
    rules: {
      durationMinutes: viewingRules.viewingMinutes,
      slotMinutes: viewingRules.slotMinutes,
      lastStartBeforeCloseMinutes: viewingRules.viewingMinutes,
      minNoticeMinutes: viewingRules.minNoticeMinutes,
      maxDaysAhead: viewingRules.maxDaysAhead,
    },
  };
  return { reference: row.listing.reference, address: row.listing.address, policy };
}

async function findByIdempotencyKey(db: Database, { businessId, idempotencyKey }: BookViewing) {
  if (idempotencyKey === null) return undefined;
  const [row] = await db
    .select({ id: viewings.id, startsAt: viewings.startsAt })
    .from(viewings)
    .where(and(eq(viewings.businessId, businessId), eq(viewings.idempotencyKey, idempotencyKey)));
  return row;
}

function alternativesTo(db: Database, policy: AppointmentPolicy, { listingId, now }: BookViewing, wanted: Date) {
  return findAlternatives({
    policy,
    wanted,
    now,
    resourceIds: [listingId],
    loadClaims: (from, until) =>
      db
        .select({ resourceId: viewings.listingId, startsAt: viewings.startsAt, endsAt: viewings.endsAt })
        .from(viewings)
        .where(
          and(
            eq(viewings.listingId, listingId),
            eq(viewings.status, 'booked'),
            lt(viewings.startsAt, until),
            gt(viewings.endsAt, from),
          ),
        ),
  });
}
