import { RetellClient, retell, retellAccount } from '@frontdesk/providers/retell';
import type { TwilioClient } from '@frontdesk/providers/twilio';
import type { Clock, ToolHandler } from '@frontdesk/voice';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Providers } from '../providers/open-providers.ts';
import type { ToolCall } from '../tools/tool.ts';

/** What everything about Retell needs from the composition root. */
export interface RetellContext {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** How the outside reaches us, without a slash at its end. */
  readonly publicUrl: string;
  readonly keys: Providers['keys'];
  /** Our own line, on which callers are put through to a person. */
  readonly carrier?: TwilioClient | undefined;
  readonly toolsFor: (call: ToolCall, provenIds?: Set<string>) => ToolHandler;
}

/** A business's account at Retell; null where there is none. */
export async function retellOf({ keys, clock }: Pick<RetellContext, 'keys' | 'clock'>, businessId: string) {
  const found = await keys.find(businessId, retell);
  return found && new RetellClient({ account: retellAccount(found.credentials), clock });
}
