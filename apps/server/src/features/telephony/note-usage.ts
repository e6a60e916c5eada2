import type { UsageTally } from '../providers/call-cost.ts';
import type { TelephonyContext } from './telephony-context.ts';

/** Adds what paid services did, and what they charge, to the call's record. Nothing where there was nothing. */
export function noteUsage(
  { records, costed }: Pick<TelephonyContext, 'records' | 'costed'>,
  callId: string,
  tally: UsageTally,
): void {
  const usage = costed?.(tally) ?? [];
  if (usage.length > 0) records.addChange(callId, { usage });
}
