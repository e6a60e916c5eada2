import type { BatchStatus } from '@frontdesk/contract';
import { Badge } from '@mantine/core';
import { BATCH_STATUSES } from './batch-words.ts';

export function BatchStatusBadge({ status }: { readonly status: BatchStatus }) {
  const { label, color } = BATCH_STATUSES[status];
  return (
    <Badge variant={color === 'gray' ? 'default' : 'light'} color={color} tt="none" fw={600} miw="max-content">
      {label}
    </Badge>
  );
}
