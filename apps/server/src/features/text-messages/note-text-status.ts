import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { textMessages } from '../../db/schema/index.ts';
import { runFenced } from '../members/enter.ts';
import type { TextContext } from './text-context.ts';
import { readTextStatus, textStatusesBefore } from './text-status.ts';

/** What the query of the status callback names: it is ours, and signed with the rest of the address. */
export const TextReference = z.object({ business_id: z.uuid(), text_id: z.uuid() });

export interface TextStatusReport {
  readonly businessId: string;
  readonly textId: string;
  readonly messageSid: string;
  readonly status: string;
  readonly errorCode?: number | undefined;
}

/** A text moved on at the carrier. Repeats change nothing, and what arrives late changes nothing back. */
export async function noteTextStatus(context: TextContext, report: TextStatusReport): Promise<void> {
  const { businessId, textId, messageSid, errorCode } = report;
  const status = readTextStatus(report.status);
  if (!status) {
    context.logger.warn({ textId, status: report.status }, 'A text has a status we do not know.');
    return;
  }
  await runFenced(context.db, businessId, transaction =>
    transaction
      .update(textMessages)
      .set({
        status,
        messageSid,
        ...(errorCode !== undefined && { errorCode, errorDetail: `The carrier reports error ${errorCode}.` }),
      })
      .where(
        and(
          eq(textMessages.id, textId),
          inArray(textMessages.status, textStatusesBefore(status)),
          or(isNull(textMessages.messageSid), eq(textMessages.messageSid, messageSid)),
        ),
      ),
  );
}
