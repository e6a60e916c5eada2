import type { AgentStatus } from '@frontdesk/contract';
import { Badge } from '@mantine/core';
import { STATUS_WORDS } from './agent-words.ts';

export function AgentStatusBadge({ status }: { readonly status: AgentStatus }) {
  return (
    <Badge
      color={status === 'active' ? undefined : 'gray'}
      variant={status === 'active' ? 'filled' : 'light'}
      tt="none"
    >
      {STATUS_WORDS[status]}
    </Badge>
  );
}
