import type { BusinessSummary, Reservation, RestaurantDetail } from '@frontdesk/contract';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { minuteOfDayIn, todayIn } from '../../format/time.ts';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { restaurantQuery } from '../businesses/business-queries.ts';
import { useRestaurant } from '../businesses/selected-business.ts';
import { DayPicker } from './day-picker.tsx';
import { ReservationCards } from './reservation-cards.tsx';
import { reservationsQuery } from './reservation-queries.ts';
import { ReservationsTable } from './reservations-table.tsx';
import { planTables } from './table-plan.ts';
import { TableTimeline } from './table-timeline.tsx';

const route = getRouteApi('/app/reservations');

export function ReservationsPage() {
  const restaurant = useRestaurant();
  if (restaurant) return <RestaurantReservations restaurant={restaurant} />;
  return (
    <Page title="Reservations">
      <Empty icon="calendar" title="This business takes no table reservations" />
    </Page>
  );
}

function RestaurantReservations({ restaurant: { id, name, timezone } }: { readonly restaurant: BusinessSummary }) {
  const navigate = route.useNavigate();
  const today = todayIn(timezone);
  const { date = today } = route.useSearch();
  const restaurant = useQuery(restaurantQuery(id));
  const reservations = useQuery(reservationsQuery(id, date));
  const failed = [restaurant, reservations].find(query => query.isError && !query.data);
  const open = (day: string) =>
    void navigate({ search: previous => ({ ...previous, date: day === today ? undefined : day }) });
  return (
    <Page
      title="Reservations"
      subtitle={`${name} · ${summary(reservations.data)}`}
      actions={<DayPicker date={date} today={today} onChange={open} />}
    >
      {failed && (
        <Failure
          error={failed.error}
          onRetry={() => {
            void restaurant.refetch();
            void reservations.refetch();
          }}
        />
      )}
      {!failed && !(restaurant.data && reservations.data) && <LoadingRows rows={6} />}
      {restaurant.data && reservations.data && (
        <Day
          date={date}
          restaurant={restaurant.data}
          reservations={reservations.data}
          nowMinute={date === today ? minuteOfDayIn(timezone) : undefined}
        />
      )}
    </Page>
  );
}

interface DayProps {
  readonly date: string;
  readonly restaurant: RestaurantDetail;
  readonly reservations: readonly Reservation[];
  readonly nowMinute: number | undefined;
}

function Day({ date, restaurant, reservations, nowMinute }: DayProps) {
  const { hours, tables, reservationRules } = restaurant;
  const plan = planTables({ date, hours, tables, reservations, seatingMinutes: reservationRules.seatingMinutes });
  return (
    <Stack gap="lg">
      {plan.rows.length > 0 && <TableTimeline key={date} plan={plan} nowMinute={nowMinute} />}
      {reservations.length > 0 ? (
        <>
          <ReservationsTable reservations={reservations} />
          <ReservationCards reservations={reservations} />
        </>
      ) : (
        <Empty icon="calendar" title="No reservations on this day">
          A table booked on the phone appears here by itself.
        </Empty>
      )}
    </Stack>
  );
}

/** `12 reservations, 34 guests`, those that were canceled or missed not counted. */
function summary(reservations: readonly Reservation[] | undefined): string {
  if (!reservations) return '…';
  const coming = reservations.filter(({ status }) => status !== 'canceled' && status !== 'no_show');
  const guests = coming.reduce((sum, { partySize }) => sum + partySize, 0);
  return `${count(coming.length, 'reservation')}, ${count(guests, 'guest')}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
