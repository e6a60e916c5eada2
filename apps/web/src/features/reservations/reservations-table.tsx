import type { Reservation } from '@frontdesk/contract';
import { Code, Paper, Table, Text } from '@mantine/core';
import { phoneNumber } from '../../format/phone-number.ts';
import { wallTime } from '../../format/time.ts';
import { BookedBy } from './booked-by.tsx';
import { ReservationStatusBadge } from './reservation-status.tsx';
import classes from './reservations-table.module.css';

/** The day in order of time. */
export function ReservationsTable({ reservations }: { readonly reservations: readonly Reservation[] }) {
  return (
    <Paper withBorder visibleFrom="sm" className={classes.frame}>
      <Table verticalSpacing="sm" horizontalSpacing="md" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Time</Table.Th>
            <Table.Th>Name</Table.Th>
            <Table.Th>Party</Table.Th>
            <Table.Th>Table</Table.Th>
            <Table.Th>Code</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Booked by</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reservations.map(reservation => (
            <Table.Tr key={reservation.id} data-status={reservation.status}>
              <Table.Td fw={600}>{wallTime(reservation.time)}</Table.Td>
              <Table.Td>
                {reservation.guestName}
                <Text size="xs" c="dimmed">
                  {phoneNumber(reservation.guestPhone)}
                </Text>
                {reservation.notes !== '' && (
                  <Text size="xs" fs="italic" className={classes.notes}>
                    {reservation.notes}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{reservation.partySize}</Table.Td>
              <Table.Td>{reservation.tableName}</Table.Td>
              <Table.Td>
                <Code>{reservation.confirmationCode}</Code>
              </Table.Td>
              <Table.Td>
                <ReservationStatusBadge status={reservation.status} />
              </Table.Td>
              <Table.Td>
                <BookedBy callId={reservation.callId} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
