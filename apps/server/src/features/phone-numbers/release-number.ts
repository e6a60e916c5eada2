import { phoneNumbers } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { lockNumber } from './edit-number.ts';
import type { NumberAccess } from './enter-number.ts';
import type { NumberCarrier } from './number-carrier.ts';
import { AFTER_REQUEST_MS, SETTLE_NUMBER } from './number-queues.ts';
import { tryToSettle } from './settle-number.ts';

/**
 * Takes a number out of service and gives it back to the carrier for good; while that cannot be reached the row says
 * `releasing`, and it is tried again. Past calls stay. The caller has checked that this
 * administrator may. Throws `version_conflict`, and `TwilioError` when the
 * carrier refuses: the number is in the pool then.
 */
export async function releaseNumber(
  context: NumberCarrier,
  access: NumberAccess,
  numberId: string,
  version: number | null,
): Promise<void> {
  const { db, jobs, wallTime } = context;
  await db.transaction(async transaction => {
    const row = await lockNumber(transaction, access, numberId);
    checkVersion(row.version, version);
    const set = {
      businessId: null,
      agentId: null,
      status: 'unassigned' as const,
      carrierStatus: 'releasing' as const,
      carrierProblem: null,
    };
    await updateVersioned(transaction, phoneNumbers, { id: numberId, version: row.version, set });
    await recordAudit(transaction, {
      businessId: row.businessId,
      actor: access.actor,
      action: 'phone_number.released',
      subjectType: 'phone_number',
      subjectId: numberId,
      before: { number: row.number, agentId: row.agentId },
    });
    const startAfter = new Date(wallTime().getTime() + AFTER_REQUEST_MS);
    await jobs.send(SETTLE_NUMBER, { numberId }, { transaction, startAfter, key: numberId });
  });
  await tryToSettle(context, numberId);
}
