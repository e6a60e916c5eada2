import type { CostedUsage } from '@frontdesk/contract';
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { words } from '../../../format/words.ts';
import { Card } from '../../../shell/card.tsx';
import { providersQuery } from '../../providers/provider-queries.ts';
import { useMay } from '../../session/use-may.ts';
import { dollars, quantityWords, SERVICES, totalOf } from './usage-words.ts';

interface UsageCardProps {
  readonly businessId: string;
  readonly usage: readonly CostedUsage[];
}

/** What paid services did for a call, and what that cost. */
export function UsageCard({ businessId, usage }: UsageCardProps) {
  const mayRead = useMay()('providers:read', businessId);
  const providers = useQuery({ ...providersQuery({ businessId }), enabled: mayRead });
  const titleOf = (id: string) => providers.data?.items.find(provider => provider.id === id)?.title ?? words(id);
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
                {SERVICES[entry.service]}: {titleOf(entry.provider)}
                <Text size="xs" c="dimmed">
                  {[entry.model, quantityWords(entry)].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {entry.costUsd === null ? 'not known' : dollars(entry.costUsd)}
              </Table.Td>
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
