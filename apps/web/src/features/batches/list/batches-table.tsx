import { Anchor, Paper, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { clockTime, dayName, exactTime } from '../../../format/time.ts';
import { BatchBar } from '../batch-bar.tsx';
import { BatchStatusBadge } from '../batch-status.tsx';
import { progressWords } from '../batch-words.ts';
import type { ListedBatches } from './listed-batches.ts';

/** The list where there is room for columns. */
export function BatchesTable({ batches, businessName }: ListedBatches) {
  return (
    <Paper withBorder visibleFrom="md" style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="sm" horizontalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Batch</Table.Th>
            {businessName && <Table.Th>Business</Table.Th>}
            <Table.Th>Begins</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th w="32%">Progress</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {batches.map(batch => (
            <Table.Tr key={batch.id}>
              <Table.Td>
                <Anchor
                  size="sm"
                  fw={600}
                  renderRoot={props => <Link {...props} to="/batches/$batchId" params={{ batchId: batch.id }} />}
                >
                  {batch.name}
                </Anchor>
              </Table.Td>
              {businessName && <Table.Td>{businessName(batch.businessId)}</Table.Td>}
              <Table.Td title={exactTime(batch.startAt)} style={{ whiteSpace: 'nowrap' }}>
                {dayName(batch.startAt)}, {clockTime(batch.startAt)}
              </Table.Td>
              <Table.Td>
                <BatchStatusBadge status={batch.status} />
              </Table.Td>
              <Table.Td>
                <BatchBar counts={batch.counts} />
                <Text size="xs" c="dimmed" mt={4}>
                  {progressWords(batch)}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
