import type { Reservation } from '@frontdesk/contract';
import { Code, Group, Paper, Stack, Text } from '@mantine/core';
import { phoneNumber } from '../../format/phone-number.ts';
import { wallTime } from '../../format/time.ts';
import { BookedBy } from './booked-by.tsx';
import { ReservationStatusBadge } from './reservation-status.tsx';

/** The day in order of time, on narrow screens. */
export function ReservationCards({ reservations }: { readonly reservations: readonly Reservation[] }) {
  return (
    <Stack gap="xs" hiddenFrom="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {reservations.map(reservation => (
        <Paper key={reservation.id} withBorder p="sm" component="li">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600}>
                {wallTime(reservation.time)} · {reservation.guestName}
              </Text>
              <Text size="sm">
                Party of {reservation.partySize} · {reservation.tableName}
              </Text>
            </div>
            <ReservationStatusBadge status={reservation.status} />
          </Group>
          {reservation.notes !== '' && (
            <Text size="sm" fs="italic">
              {reservation.notes}
            </Text>
          )}
          <Group justify="space-between" mt={4} gap="xs">
            <Text size="sm" c="dimmed">
              {phoneNumber(reservation.guestPhone)} <Code>{reservation.confirmationCode}</Code>
            </Text>
            {reservation.callId !== null && <BookedBy callId={reservation.callId} />}
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
