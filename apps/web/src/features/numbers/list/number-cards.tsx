import { Group, Paper, Stack, Text } from '@mantine/core';
import { phoneNumber } from '../../../format/phone-number.ts';
import { type ListedNumbers, ownerWords } from './listed-numbers.ts';
import { CarrierState, NumberStatusBadge } from './number-badges.tsx';
import { NumberMenu } from './number-menu.tsx';

/** The list on narrow screens. */
export function NumberCards(listed: ListedNumbers) {
  const { numbers, businessName } = listed;
  return (
    <Stack gap="xs" hiddenFrom="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {numbers.map(number => (
        <Paper key={number.id} withBorder p="sm" component="li">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600}>{phoneNumber(number.number)}</Text>
              <Text size="sm" c="dimmed">
                {[number.label, businessName && ownerWords(number, businessName), number.agentName]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <NumberMenu number={number} {...listed} />
          </Group>
          <Group justify="space-between" mt="xs" gap="xs" align="flex-start">
            <CarrierState number={number} />
            <NumberStatusBadge status={number.status} />
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {number.callsReceived === 1 ? '1 call received' : `${number.callsReceived} calls received`}
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}
