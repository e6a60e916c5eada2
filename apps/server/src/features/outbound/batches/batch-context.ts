import type { Bus } from '../../../bus/bus.ts';
import type { Jobs } from '../../../jobs/jobs.ts';
import type { OutboundContext } from '../outbound-context.ts';

/** What calling the people of a batch needs. */
export interface BatchContext extends OutboundContext {
  readonly jobs: Jobs;
  /** Told of progress. */
  readonly bus: Bus;
}
