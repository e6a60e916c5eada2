import { Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { responseTime } from '../../../format/duration.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { clockTime, dayName } from '../../../format/time.ts';
import { Icon } from '../../../shell/icon.tsx';
import { CallStatusBadge, DispositionText } from '../call-badges.tsx';
import { CallDuration } from '../call-duration.tsx';
import { otherParty } from '../running-call.ts';
import classes from './call-list.module.css';
import type { ListedCalls } from './listed-calls.ts';

/** The list on narrow screens. */
export function CallCards({ calls, businessName }: ListedCalls) {
  return (
    <Stack gap="xs" hiddenFrom="md" component="ul" className={classes.cards}>
      {calls.map(call => (
        <li key={call.id}>
          <Paper
            withBorder
            p="sm"
            className={classes.card}
            renderRoot={props => <Link {...props} to="/calls/$callId" params={{ callId: call.id }} />}
          >
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <Group gap={8} wrap="nowrap" c="brand">
                <Icon name={call.direction} size={15} />
                <Text fw={600} c="var(--mantine-color-text)">
                  {phoneNumber(otherParty(call))}
                </Text>
              </Group>
              <CallStatusBadge status={call.status} />
            </Group>
            <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-end">
              <Text size="sm" c="dimmed" component="div">
                {dayName(call.startedAt)}, {clockTime(call.startedAt)} · <CallDuration call={call} />
                <div>{businessName ? businessName(call.businessId) : call.agentName}</div>
              </Text>
              <Text size="sm" ta="right" component="div">
                <DispositionText disposition={call.disposition} />
                <Text size="xs" c="dimmed" component="div">
                  {call.latencyP50Ms !== null && `answers in ${responseTime(call.latencyP50Ms)}`}
                </Text>
              </Text>
            </Group>
          </Paper>
        </li>
      ))}
    </Stack>
  );
}
