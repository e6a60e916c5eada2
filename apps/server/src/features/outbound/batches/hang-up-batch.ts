import type { Tenant } from '../../members/enter.ts';
import { endCall } from '../end-call.ts';
import type { BatchContext } from './batch-context.ts';
import { openCallsOf } from './change-status.ts';

/** Ends the calls of a batch that go on. One that cannot be ended does not keep the others from it. */
export async function hangUpBatch(context: BatchContext, tenant: Tenant, batchId: string): Promise<void> {
  const callIds = await openCallsOf(tenant, batchId);
  const ended = await Promise.allSettled(callIds.map(callId => endCall(context, tenant, callId)));
  ended.forEach((result, index) => {
    if (result.status === 'rejected')
      context.logger.warn({ callId: callIds[index], err: result.reason }, 'A call of a batch could not be ended.');
  });
}
