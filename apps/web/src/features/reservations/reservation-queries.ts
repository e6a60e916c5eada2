import { toCamelCase } from '@frontdesk/contract/wire-case';
import { everyItem } from '@frontdesk/sdk';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { frontdesk } from '../../api/frontdesk.ts';

/** The most the API gives at once. */
const PAGE_SIZE = 100;

/** All reservations of a local date, in order of time. Asked again while the day is looked at: callers keep booking. */
export function reservationsQuery(restaurantId: string, date: string) {
  return queryOptions({
    queryKey: ['reservations', restaurantId, date],
    queryFn: async ({ signal }) => {
      const pageOfDay = (page: number) => {
        const params = { path: { id: restaurantId }, query: { date, page, page_size: PAGE_SIZE } };
        return frontdesk.GET('/api/restaurants/{id}/reservations', { params, signal });
      };
      const reservations = [];
      for await (const reservation of everyItem(pageOfDay)) reservations.push(toCamelCase(reservation));
      return reservations;
    },
    // The day before stays on screen while the next one loads, but never another restaurant's.
    placeholderData: (previous, query) =>
      query?.queryKey[1] === restaurantId ? keepPreviousData(previous) : undefined,
    refetchInterval: 10_000,
  });
}
