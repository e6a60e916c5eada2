import type { BatchCounts } from '@frontdesk/contract';
import { Progress } from '@mantine/core';
import { ENTRY_STATE_ORDER, ENTRY_STATES } from './batch-words.ts';

interface BatchBarProps {
  readonly counts: BatchCounts;
  readonly size?: number;
}

/** How far a batch is, in one bar. */
export function BatchBar({ counts, size = 8 }: BatchBarProps) {
  const shown = ENTRY_STATE_ORDER.filter(state => counts[state] > 0);
  const words = shown.map(state => `${counts[state]} ${ENTRY_STATES[state].label.toLowerCase()}`).join(', ');
  return (
    <Progress.Root size={size} role="img" aria-label={words} miw={120}>
      {shown.map(state => (
        <Progress.Section
          key={state}
          value={(counts[state] / counts.total) * 100}
          color={ENTRY_STATES[state].color}
          withAria={false}
        />
      ))}
    </Progress.Root>
  );
}
