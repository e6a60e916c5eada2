import { queryOptions } from '@tanstack/react-query';
import { answerTo, frontdesk } from '../../api/frontdesk.ts';

/** The agents of a business, by name. */
export function agentsQuery(businessId: string) {
  return queryOptions({
    queryKey: ['agents', businessId],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, page_size: 100, sort: 'name' as const };
      return (await answerTo(frontdesk.GET('/api/agents', { params: { query }, signal }))).items;
    },
    staleTime: 30_000,
  });
}
