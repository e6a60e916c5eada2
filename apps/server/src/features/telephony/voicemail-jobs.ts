import { and, gt, lt, sql } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import { saveVoicemail } from './save-voicemail.ts';
import type { VoicemailContext } from './voicemail-context.ts';
import { SAVE_VOICEMAIL, SWEEP_VOICEMAILS } from './voicemail-queue.ts';

/** Every quarter of an hour: only messages whose job was lost wait for it. */
const SWEEP_TIMES = '*/15 * * * *';
/** Long enough for the usual way to be done with a message; and after so long nobody will get it any more. */
const TOO_SOON_MS = 10 * 60_000;
const TOO_LATE_MS = 3 * 24 * 3_600_000;
const MAX_AT_ONCE = 200;

/** Begins to fetch the messages that callers leave, and to look for those that were missed. */
export async function workOnVoicemails(context: VoicemailContext): Promise<void> {
  await context.jobs.work(SAVE_VOICEMAIL, (job, signal) => saveVoicemail(context, job, signal));
  await context.jobs.work(SWEEP_VOICEMAILS, () => sweepVoicemails(context));
  await context.jobs.repeat(SWEEP_VOICEMAILS, SWEEP_TIMES, {});
}

/** Queues messages that are noted with their call, but were not saved: the queue was away when they came. */
export async function sweepVoicemails({ db, jobs, wallTime }: VoicemailContext): Promise<void> {
  const now = wallTime().getTime();
  const recordingSid = sql<string | null>`${calls.metadata} ->> 'voicemail_recording_sid'`;
  const missed = await db
    .select({ callId: calls.id, recordingSid })
    .from(calls)
    .where(
      and(
        gt(calls.startedAt, new Date(now - TOO_LATE_MS)),
        lt(calls.startedAt, new Date(now - TOO_SOON_MS)),
        sql`${recordingSid} is not null and ${calls.metadata} ->> 'voicemail_done_at' is null`,
      ),
    )
    .limit(MAX_AT_ONCE);
  for (const { callId, recordingSid: sid } of missed)
    if (sid !== null) await jobs.send(SAVE_VOICEMAIL, { callId, recordingSid: sid }, { key: sid });
}
