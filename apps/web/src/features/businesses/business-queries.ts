import { queryOptions } from '@tanstack/react-query';
import { answerTo, frontdesk } from '../../api/frontdesk.ts';

/** The businesses the signed-in user may see. */
export const businessesQuery = queryOptions({
  queryKey: ['businesses'],
  queryFn: async ({ signal }) => {
    const params = { query: { page_size: 100 } };
    return (await answerTo(frontdesk.GET('/api/businesses', { params, signal }))).items;
  },
  staleTime: 60_000,
});

export function restaurantQuery(businessId: string) {
  return queryOptions({
    queryKey: ['restaurants', businessId],
    queryFn: ({ signal }) =>
      answerTo(frontdesk.GET('/api/restaurants/{id}', { params: { path: { id: businessId } }, signal })),
    staleTime: 30_000,
  });
}
