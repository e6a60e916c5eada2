import type { CostedUsage } from '@frontdesk/contract';
import { Table, Text } from '@mantine/core';
import { words } from '../../../format/words.ts';
import { Card } from '../../../shell/card.tsx';
import { dollars, quantityWords, SERVICES, totalOf } from './usage-words.ts';

/** What paid services did for a call, and what that cost. */
export function UsageCard({ usage }: { readonly usage: readonly CostedUsage[] }) {
  const total = totalOf(usage);
  return (
    <Card title="Cost">
      <Table fz="sm" verticalSpacing={6} horizontalSpacing={4} aria-label="What the call used">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Service</Table.Th>
            <Table.Th ta="right">Cost</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {usage.map(entry => (
            <Table.Tr key={`${entry.service} ${entry.provider} ${entry.model}`}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {SERVICES[entry.service]}: {words(entry.provider)}
                <Text size="xs" c="dimmed">
                  {[entry.model, quantityWords(entry)].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{entry.costUsd === null ? 'not known' : dollars(entry.costUsd)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        {total && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>{total.isWhole ? 'Total' : 'Total of what is known'}</Table.Th>
              <Table.Th ta="right">{dollars(total.usd)}</Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Card>
  );
}
