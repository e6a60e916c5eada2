import type { CallSummary } from '@frontdesk/contract';
import { Group, Paper, Table, Text, Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { responseTime } from '../../../format/duration.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { clockTime, dayName, exactTime } from '../../../format/time.ts';
import { Icon } from '../../../shell/icon.tsx';
import { CallStatusBadge, DispositionText } from '../call-badges.tsx';
import { CallDuration } from '../call-duration.tsx';
import { otherParty } from '../running-call.ts';
import classes from './call-list.module.css';
import type { ListedCalls } from './listed-calls.ts';

/** The list where there is room for columns. The whole row opens the call; its link is what the keyboard reaches. */
export function CallsTable({ calls, businessName }: ListedCalls) {
  return (
    <Paper withBorder visibleFrom="md" className={classes.frame}>
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Time</Table.Th>
            <Table.Th>Caller</Table.Th>
            <Table.Th>{businessName ? 'Business and agent' : 'Agent'}</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Ended by</Table.Th>
            <Table.Th ta="right">Duration</Table.Th>
            <Table.Th ta="right">
              <Tooltip label="From the end of the caller’s speech to the agent’s first sound, median of the call">
                <span>Response</span>
              </Tooltip>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calls.map(call => (
            <CallRow key={call.id} call={call} businessName={businessName?.(call.businessId)} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function CallRow({ call, businessName }: { readonly call: CallSummary; readonly businessName: string | undefined }) {
  const navigate = useNavigate();
  return (
    <Table.Tr
      className={classes.row}
      onClick={event => {
        // A click on the link itself, or with a modifier for a new tab, is the link's own business.
        if (event.defaultPrevented || event.metaKey || event.ctrlKey) return;
        void navigate({ to: '/calls/$callId', params: { callId: call.id } });
      }}
    >
      <Table.Td title={exactTime(call.startedAt)}>
        <Text size="sm" fw={600} span>
          {clockTime(call.startedAt)}
        </Text>{' '}
        <Text size="sm" c="dimmed" span>
          {dayName(call.startedAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Link to="/calls/$callId" params={{ callId: call.id }} className={classes.link}>
          <Group gap={8} wrap="nowrap">
            <Icon name={call.direction} size={15} />
            {phoneNumber(otherParty(call))}
          </Group>
        </Link>
      </Table.Td>
      <Table.Td>
        {businessName}
        <Text size="sm" c={businessName === undefined ? undefined : 'dimmed'}>
          {call.agentName ?? '–'}
        </Text>
      </Table.Td>
      <Table.Td>
        <CallStatusBadge status={call.status} />
      </Table.Td>
      <Table.Td>
        <DispositionText disposition={call.disposition} />
      </Table.Td>
      <Table.Td ta="right">
        <CallDuration call={call} />
      </Table.Td>
      <Table.Td ta="right">{call.latencyP50Ms === null ? '–' : responseTime(call.latencyP50Ms)}</Table.Td>
    </Table.Tr>
  );
}
