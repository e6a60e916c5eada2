import { Paper, Table, Text } from '@mantine/core';
import { phoneNumber } from '../../../format/phone-number.ts';
import { type ListedNumbers, ownerWords } from './listed-numbers.ts';
import { CarrierState, NumberStatusBadge } from './number-badges.tsx';
import { NumberMenu } from './number-menu.tsx';

/** The list where there is room for columns. */
export function NumbersTable(listed: ListedNumbers) {
  const { numbers, businessName } = listed;
  return (
    <Paper withBorder visibleFrom="md" style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="sm" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Number</Table.Th>
            {businessName && <Table.Th>Business</Table.Th>}
            <Table.Th>Agent</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Carrier</Table.Th>
            <Table.Th ta="right">Calls received</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numbers.map(number => (
            <Table.Tr key={number.id}>
              <Table.Td>
                <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
                  {phoneNumber(number.number)}
                </Text>
                <Text size="xs" c="dimmed">
                  {number.label}
                </Text>
              </Table.Td>
              {businessName && (
                <Table.Td c={number.businessId === null ? 'dimmed' : undefined}>
                  {ownerWords(number, businessName)}
                </Table.Td>
              )}
              <Table.Td>{number.agentName ?? '–'}</Table.Td>
              <Table.Td>
                <NumberStatusBadge status={number.status} />
              </Table.Td>
              <Table.Td maw={280}>
                <CarrierState number={number} />
              </Table.Td>
              <Table.Td ta="right">{number.callsReceived}</Table.Td>
              <Table.Td ta="right">
                <NumberMenu number={number} {...listed} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
