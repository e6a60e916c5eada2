import type { CallDirection, CallSnapshot } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';
import type { LoadSnapshot } from './call-target.ts';
import type { ResumePoint } from './resume-point.ts';

/** A call that was answered with a media stream, and everything its conversation needs. */
export interface AnsweredCall {
  readonly callId: string;
  readonly callSid: string;
  readonly direction: CallDirection;
  /** As the carrier sent them; a withheld number is no number. On calls that we place, `to` is the other party. */
  readonly from: string | null;
  readonly to: string | null;
  readonly snapshot: CallSnapshot;
  /** From where it goes on, when a media stream carried it before. */
  readonly resume?: ResumePoint;
}

/** Whom the agent talks to, and the number of ours that is between them, whoever called. */
export interface CallParties {
  readonly theirNumber: string | null;
  readonly ourNumber: string | null;
}

export function partiesOf({ direction, from, to }: Pick<AnsweredCall, 'direction' | 'from' | 'to'>): CallParties {
  return direction === 'outbound' ? { theirNumber: to, ourNumber: from } : { theirNumber: from, ourNumber: to };
}

/** A call that still waits for its media stream. */
export interface PendingCall extends AnsweredCall {
  /** False while its record waits for the database to come back. */
  readonly isRecorded: boolean;
  readonly expiresAtMs: number;
}

/** Far more than can wait at once; a guard against a flood of forged webhooks where no signature is checked. */
const MAX_PENDING = 10_000;

/** Calls answered by this process whose media stream has not come yet. Forgets them when their token has expired. */
export class PendingCalls {
  readonly #byId = new Map<string, PendingCall>();
  readonly #idBySid = new Map<string, string>();

  add(call: PendingCall, nowMs: number): void {
    this.#forget(call.callId);
    this.#byId.set(call.callId, call);
    this.#idBySid.set(call.callSid, call.callId);
    // Insertion order is nearly expiry order, so the front is where the expired ones are.
    for (const [callId, { expiresAtMs }] of this.#byId) {
      if (expiresAtMs >= nowMs && this.#byId.size <= MAX_PENDING) break;
      this.#forget(callId);
    }
  }

  find(callId: string): PendingCall | undefined {
    return this.#byId.get(callId);
  }

  findBySid(callSid: string): PendingCall | undefined {
    return this.#byId.get(this.#idBySid.get(callSid) ?? '');
  }

  /** Hands a call out once. */
  take(callId: string): PendingCall | undefined {
    const call = this.#byId.get(callId);
    this.#forget(callId);
    return call;
  }

  #forget(callId: string): void {
    const call = this.#byId.get(callId);
    if (!call) return;
    this.#byId.delete(callId);
    this.#idBySid.delete(call.callSid);
  }
}

/** A call that another process, or this one before a restart, answered. Undefined when it cannot be joined. */
export async function loadAnsweredCall(
  db: Database,
  loadSnapshot: LoadSnapshot,
  callId: string,
): Promise<AnsweredCall | undefined> {
  const [row] = await db.select().from(calls).where(eq(calls.id, callId));
  if (!row?.callSid || !row.agentId || !row.agentVersionId) return undefined;
  const { businessId, agentId, agentVersionId: versionId, direction } = row;
  const snapshot = await loadSnapshot({ businessId, agentId, versionId });
  return { callId, callSid: row.callSid, direction, from: row.fromNumber, to: row.toNumber, snapshot };
}
