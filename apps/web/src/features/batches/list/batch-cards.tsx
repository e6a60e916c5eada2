import { Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { clockTime, dayName } from '../../../format/time.ts';
import { BatchBar } from '../batch-bar.tsx';
import { BatchStatusBadge } from '../batch-status.tsx';
import { progressWords } from '../batch-words.ts';
import type { ListedBatches } from './listed-batches.ts';

/** The list on narrow screens. */
export function BatchCards({ batches, businessName }: ListedBatches) {
  return (
    <Stack gap="xs" hiddenFrom="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {batches.map(batch => (
        <li key={batch.id}>
          <Paper
            withBorder
            p="sm"
            display="block"
            c="inherit"
            td="none"
            renderRoot={props => <Link {...props} to="/batches/$batchId" params={{ batchId: batch.id }} />}
          >
            <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
              <div>
                <Text fw={600}>{batch.name}</Text>
                <Text size="sm" c="dimmed">
                  {businessName && `${businessName(batch.businessId)} · `}
                  {dayName(batch.startAt)}, {clockTime(batch.startAt)}
                </Text>
              </div>
              <BatchStatusBadge status={batch.status} />
            </Group>
            <BatchBar counts={batch.counts} />
            <Text size="xs" c="dimmed" mt={4}>
              {progressWords(batch)}
            </Text>
          </Paper>
        </li>
      ))}
    </Stack>
  );
}
