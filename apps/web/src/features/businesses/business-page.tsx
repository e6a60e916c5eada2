import type { BusinessSummary } from '@frontdesk/contract';
import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { todayIn } from '../../format/time.ts';
import { words } from '../../format/words.ts';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { restaurantQuery } from './business-queries.ts';
import { ContactCard } from './profile/contact-card.tsx';
import { FactsCard } from './profile/facts-card.tsx';
import { HoursCard } from './profile/hours-card.tsx';
import { MenuCard } from './profile/menu-card.tsx';
import { ReservationRulesCard } from './profile/reservation-rules-card.tsx';
import { SpecialsCard } from './profile/specials-card.tsx';
import { useSelectedBusiness } from './selected-business.ts';

/** What the agent knows about the business. */
export function BusinessPage() {
  const { businesses, selected } = useSelectedBusiness();
  const business = selected ?? businesses[0];
  if (!business) {
    return (
      <Page title="Business">
        <Empty icon="store" title="No business yet">
          You are not a member of any business.
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={business.name} subtitle={words(business.kind)}>
      {business.kind === 'restaurant' ? <RestaurantProfile business={business} /> : <ContactCard business={business} />}
    </Page>
  );
}

function RestaurantProfile({ business }: { readonly business: BusinessSummary }) {
  const restaurant = useQuery(restaurantQuery(business.id));
  if (restaurant.isPending) return <LoadingRows rows={4} height={120} />;
  if (!restaurant.data) return <Failure error={restaurant.error} onRetry={() => void restaurant.refetch()} />;
  const { hours, specials, menu, settings, reservationRules } = restaurant.data;
  const today = todayIn(hours.timezone);
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <ContactCard business={business} forwardingNumber={restaurant.data.forwardingNumber} />
          <HoursCard hours={hours} today={today} />
          <ReservationRulesCard rules={reservationRules} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <SpecialsCard specials={specials} today={today} />
          <MenuCard menu={menu} />
          <FactsCard facts={settings.facts} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
