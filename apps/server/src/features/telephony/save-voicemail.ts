import type { BusinessSettings } from '@frontdesk/contract';
import type { TranscribedPassage } from '@frontdesk/voice';
import { eq, max, sql } from 'drizzle-orm';
import { agentVersions, businesses, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { runFenced } from '../members/enter.ts';
import { insertTurns, updateCall } from './call-records.ts';
import { readAll, storeAudio, voicemailAudio } from './voicemail-audio.ts';
import type { VoicemailContext } from './voicemail-context.ts';

/** Ten minutes, the longest message, as 16-bit samples at 8 kHz, and a little over. */
const MAX_MESSAGE_BYTES = 12 * 1024 * 1024;
/** A conversation before it, four hours long at most, in our own form. */
const MAX_BEFORE_BYTES = 256 * 1024 * 1024;
/** Spoken to where no agent's language says otherwise. */
const DEFAULT_LANGUAGE = 'en-US';

export interface VoicemailJob {
  readonly callId: string;
  readonly recordingSid: string;
}

interface MessageCall {
  readonly businessId: string;
  readonly callSid: string | null;
  readonly settings: BusinessSettings;
  readonly language: string | null;
  /** Which provider its agent hears with. */
  readonly provider: string | null;
  readonly metadata: Record<string, unknown>;
}

/**
 * Fetches the message of a call, keeps it as the call's recording, writes it down as the caller's turns, and deletes it
 * at the carrier unless the business keeps it there. Each step is done once, however often the job runs; one that fails
 * throws, and those before it stay done.
 */
export async function saveVoicemail(context: VoicemailContext, job: VoicemailJob, signal: AbortSignal): Promise<void> {
  const { carrier, logger, db } = context;
  const { callId, recordingSid } = job;
  const call = await findCall(context, callId);
  if (!call || call.metadata.voicemail_done_at !== undefined) return;
  if (!carrier) {
    logger.warn({ callId }, 'A message cannot be fetched: there is no account at the carrier.');
    return;
  }
  // Once it is, it may be gone at the carrier.
  if (!(await isSaved(context, call, job))) {
    if ((await carrier.recordings.get(recordingSid, signal)).callSid !== call.callSid) {
      logger.error({ callId }, 'A message is of another call than the one it was noted with.');
      return;
    }
    const message = await readAll(await carrier.recordings.download(recordingSid, signal), MAX_MESSAGE_BYTES);
    const startsAtMs = await keepAudio(context, call, job, message);
    if (call.metadata.voicemail_transcribed_at === undefined)
      await writeDown(context, call, { callId, message, startsAtMs, signal });
  }
  if (!call.settings.keepVoicemailAtCarrier) await carrier.recordings.delete(recordingSid, signal);
  await runFenced(db, call.businessId, transaction =>
    updateCall(transaction, callId, { metadata: { voicemail_done_at: context.wallTime().toISOString() } }),
  );
  logger.info({ callId }, 'A message was saved.');
}

async function findCall({ db }: VoicemailContext, callId: string): Promise<MessageCall | undefined> {
  const [row] = await db
    .select({
      businessId: calls.businessId,
      callSid: calls.callSid,
      settings: businesses.settings,
      language: sql<string | null>`${agentVersions.config} ->> 'language'`,
      provider: sql<string | null>`${agentVersions.config} #>> '{transcription,provider}'`,
      metadata: calls.metadata,
    })
    .from(calls)
    .innerJoin(businesses, eq(businesses.id, calls.businessId))
    .leftJoin(agentVersions, eq(agentVersions.id, calls.agentVersionId))
    .where(eq(calls.id, callId));
  return row;
}

/** Whether the message is here, and written down where there is somebody to do so. */
async function isSaved(
  { db, transcribe }: VoicemailContext,
  { metadata }: MessageCall,
  { callId, recordingSid }: VoicemailJob,
): Promise<boolean> {
  if (transcribe && metadata.voicemail_transcribed_at === undefined) return false;
  const [kept] = await db
    .select({ sid: recordings.recordingSid })
    .from(recordings)
    .where(eq(recordings.callId, callId));
  return kept?.sid === recordingSid;
}

/** Keeps the message behind what was recorded of the call before. Returns where in the recording it begins. */
async function keepAudio(
  { db, storage }: VoicemailContext,
  { businessId, metadata }: MessageCall,
  { callId, recordingSid }: VoicemailJob,
  message: Uint8Array,
): Promise<number> {
  const [earlier] = await db.select().from(recordings).where(eq(recordings.callId, callId));
  if (earlier?.recordingSid === recordingSid) return Number(metadata.voicemail_starts_at_ms ?? 0);
  if (earlier?.status === 'recording') throw new Error('The recording of the call is still being written.');
  const before = earlier?.status === 'completed' ? earlier.storageKey : null;
  const stored = before === null ? null : await storage.read(before);
  const audio = voicemailAudio(message, stored ? await readAll(stored.content, MAX_BEFORE_BYTES) : undefined);
  // A name of its own, so that what was there stays whole until the row names the new one.
  const storageKey = `${businessId}/${callId}-${recordingSid}.wav`;
  await storeAudio(storage.create(storageKey), audio);
  const facts = {
    ...{ storageKey, recordingSid, durationMs: audio.durationMs, sizeBytes: audio.bytes.length },
    status: 'completed' as const,
  };
  await runFenced(db, businessId, async transaction => {
    await transaction
      .insert(recordings)
      .values({ businessId, callId, ...facts })
      .onConflictDoUpdate({ target: recordings.callId, set: { ...facts, updatedAt: new Date() } });
    await updateCall(transaction, callId, { metadata: { voicemail_starts_at_ms: audio.startsAtMs } });
  });
  if (earlier?.storageKey && earlier.storageKey !== storageKey) await storage.delete(earlier.storageKey);
  return audio.startsAtMs;
}

interface Message {
  readonly callId: string;
  readonly message: Uint8Array;
  readonly startsAtMs: number;
  readonly signal: AbortSignal;
}

async function writeDown(
  { db, transcriberFor, wallTime, ...context }: VoicemailContext,
  { businessId, language, provider }: MessageCall,
  { callId, message, startsAtMs, signal }: Message,
): Promise<void> {
  if (!context.transcribe) return;
  const transcribe = (await transcriberFor?.({ businessId, provider })) ?? context.transcribe;
  const passages = await transcribe(message, { language: language ?? DEFAULT_LANGUAGE, signal });
  await runFenced(db, businessId, async transaction => {
    const [call] = await transaction
      .select({ metadata: calls.metadata })
      .from(calls)
      .where(eq(calls.id, callId))
      .for('update');
    if (!call || call.metadata.voicemail_transcribed_at !== undefined) return;
    const [last] = await transaction
      .select({ index: max(callTurns.turnIndex) })
      .from(callTurns)
      .where(eq(callTurns.callId, callId));
    const firstIndex = (last?.index ?? -1) + 1;
    const turns = passages.map((passage, index) => toTurn(passage, startsAtMs, firstIndex + index));
    await insertTurns(
      transaction,
      turns.map(turn => ({ ...turn, businessId, callId })),
    );
    await updateCall(transaction, callId, {
      turnCount: firstIndex + turns.length,
      metadata: { voicemail_transcribed_at: wallTime().toISOString() },
    });
  });
}

function toTurn({ text, startedAtMs, endedAtMs }: TranscribedPassage, startsAtMs: number, turnIndex: number) {
  return {
    ...{ turnIndex, text: text.replaceAll('\u0000', '') },
    speaker: 'caller' as const,
    startedAtMs: startsAtMs + startedAtMs,
    endedAtMs: startsAtMs + endedAtMs,
  };
}
