import type { ReservationStatus } from '@frontdesk/contract';
import { Badge } from '@mantine/core';
import { words } from '../../format/words.ts';

export const RESERVATION_COLORS: Record<ReservationStatus, string> = {
  booked: 'brand',
  seated: 'blue',
  completed: 'gray',
  canceled: 'gray',
  no_show: 'orange',
};

export function ReservationStatusBadge({ status }: { readonly status: ReservationStatus }) {
  const isOver = status === 'completed' || status === 'canceled';
  return (
    <Badge
      variant={isOver ? 'default' : 'light'}
      color={RESERVATION_COLORS[status]}
      miw="max-content"
      tt="none"
      fw={600}
    >
      {words(status)}
    </Badge>
  );
}
