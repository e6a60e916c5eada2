import { setTimeout } from 'node:timers/promises';
import type { Account } from '../account.ts';
import type { Call } from './call.ts';
import { prepareParty, putOnTheLine } from './party.ts';

/** How long a callee rings, or the network takes to say why not, unless the callee says otherwise. */
const RING_MS = 50;
/** SIP answers that a callback tells of: 486 busy here, 487 request terminated, 404 not found. */
const BUSY = '486';
const TIMED_OUT = '487';
const NOT_FOUND = 404;

/**
 * Rings a number until somebody answers, and puts them on the line. Fulfils with true then; with false when the call is
 * over instead: busy, failed, nobody there in time, or canceled. Never rejects.
 */
export async function dialOut(account: Account, call: Call, timeoutSeconds: number): Promise<boolean> {
  const callee = account.calleeOf(call.to);
  const { signal } = call;
  call.initiate();
  const wait = async (ms: number) => {
    await setTimeout(Math.min(ms, timeoutSeconds * 1000), undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  };
  if (callee.type !== 'busy' && callee.type !== 'failed') call.ring();
  if (callee.type !== 'answer') {
    if (!(await wait(callee.afterMs ?? RING_MS))) return false;
    const sipCode = callee.type === 'failed' ? String(callee.sipResponseCode ?? NOT_FOUND) : undefined;
    call.finalFields = { SipResponseCode: sipCode ?? (callee.type === 'busy' ? BUSY : TIMED_OUT) };
    call.hangUp({ type: 'far-side-hung-up' }, callee.type);
    return false;
  }
  const ringMs = callee.afterMs ?? RING_MS;
  const preparing = prepareParty(callee, call).catch((error: unknown) => {
    call.report({ type: 'fault', code: 0, detail: `the callee has no voice: ${String(error)}` });
    return null;
  });
  const hasRung = await wait(ringMs);
  const party = await preparing;
  if (!hasRung || signal.aborted) return false;
  if (ringMs > timeoutSeconds * 1000 || !party) {
    call.finalFields = { SipResponseCode: TIMED_OUT };
    call.hangUp({ type: 'far-side-hung-up' }, party ? 'no-answer' : 'failed');
    return false;
  }
  call.answer();
  putOnTheLine(call, party);
  return true;
}
