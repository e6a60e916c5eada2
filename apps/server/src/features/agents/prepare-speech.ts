import { setTimeout } from 'node:timers/promises';
import { fixedLines, TELEPHONE, type TextToSpeech } from '@frontdesk/voice';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents } from '../../db/schema/index.ts';
import { loadCallSnapshot } from './load-call-snapshot.ts';

/** How long the preparation steps aside when somebody is on the phone. */
const STEP_ASIDE_MS = 1000;

export interface PrepareSpeechOptions {
  readonly db: Database;
  /** Keeps what it has spoken; speaking a line again is free. */
  readonly textToSpeech: TextToSpeech;
  /** True while callers need the voice for themselves. */
  readonly isBusy: () => boolean;
  readonly wallTime: () => Date;
  readonly signal: AbortSignal;
}

/**
 * Speaks the fixed lines of every active agent once, one after the other and only while nobody is on the phone, so that
 * callers do not wait for them. Ends when all are spoken or `signal` aborts; throws when the voice or the database fails.
 */
export async function prepareSpeech(options: PrepareSpeechOptions): Promise<void> {
  const { db, signal, wallTime } = options;
  const active = await db
    .select({ businessId: agents.businessId, agentId: agents.id, versionId: agents.publishedVersionId })
    .from(agents)
    .where(and(eq(agents.status, 'active'), isNotNull(agents.publishedVersionId)));
  for (const { businessId, agentId, versionId } of active) {
    if (versionId === null || signal.aborted) continue;
    const snapshot = await loadCallSnapshot(db, { businessId, agentId, versionId });
    const { voice, language } = snapshot.agent.config;
    for (const line of fixedLines(snapshot, wallTime())) {
      while (options.isBusy() && !signal.aborted) await setTimeout(STEP_ASIDE_MS);
      if (signal.aborted) return;
      const speech = options.textToSpeech.synthesize(line, { voice, language, format: TELEPHONE, signal });
      for await (const _ of speech);
    }
  }
}
