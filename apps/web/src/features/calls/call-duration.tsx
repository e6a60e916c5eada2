import type { CallSummary } from '@frontdesk/contract';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { stopwatch } from '../../format/duration.ts';
import { isRunning } from './running-call.ts';

type Timed = Pick<CallSummary, 'status' | 'startedAt' | 'answeredAt' | 'durationSeconds'>;

/** How long the call took, counting on while it runs. */
export function CallDuration({ call }: { readonly call: Timed }) {
  if (isRunning(call)) return <RunningTime since={call.answeredAt ?? call.startedAt} />;
  return <>{call.durationSeconds === null ? '–' : stopwatch(call.durationSeconds * 1000)}</>;
}

function RunningTime({ since }: { readonly since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 1000, { autoInvoke: true });
  return <>{stopwatch(now - Date.parse(since))}</>;
}
