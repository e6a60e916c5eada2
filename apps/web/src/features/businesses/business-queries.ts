import type { BusinessSummary, RestaurantDetail } from '@frontdesk/contract';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../api/api-client.ts';
import type { PageOf } from '../../api/page-of.ts';

/** The businesses the signed-in user may see. */
export const businessesQuery = queryOptions({
  queryKey: ['businesses'],
  queryFn: async ({ signal }) =>
    (await get<PageOf<BusinessSummary>>('/api/businesses', { pageSize: 100 }, signal)).items,
  staleTime: 60_000,
});

export function restaurantQuery(businessId: string) {
  return queryOptions({
    queryKey: ['restaurants', businessId],
    queryFn: ({ signal }) => get<RestaurantDetail>(`/api/restaurants/${businessId}`, {}, signal),
    staleTime: 30_000,
  });
}
