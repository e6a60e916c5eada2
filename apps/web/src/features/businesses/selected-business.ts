import type { BusinessSummary } from '@frontdesk/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { businessesQuery } from './business-queries.ts';

const app = getRouteApi('/app');

/** The user's businesses, and the one they look at, which is an only one by itself; none selected means all of them. */
export function useSelectedBusiness() {
  const { business: selectedId } = app.useSearch();
  const { data: businesses } = useSuspenseQuery(businessesQuery);
  const only = businesses.length === 1 ? businesses[0] : undefined;
  return { businesses, selected: businesses.find(business => business.id === selectedId) ?? only };
}

/** The name of any business the user may see, for what carries only its id. */
export function useBusinessName(): (businessId: string) => string {
  const { businesses } = useSelectedBusiness();
  return businessId => businesses.find(business => business.id === businessId)?.name ?? '–';
}

/** The restaurant a screen is about: the selected one, or the first while all are selected. */
export function useRestaurant(): BusinessSummary | undefined {
  const { businesses, selected } = useSelectedBusiness();
  const candidates = selected ? [selected] : businesses;
  return candidates.find(business => business.kind === 'restaurant');
}
