import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerTo, frontdesk } from '../../api/frontdesk.ts';

const OFFERED = 20;

/** Contacts of a business whose name or e-mail address has the text in it; all when it is empty. By name. */
export function contactsQuery(businessId: string, search: string) {
  return queryOptions({
    queryKey: ['contacts', businessId, search],
    queryFn: async ({ signal }) => {
      const query = {
        ...{ business_id: businessId, page_size: OFFERED, sort: 'name' as const },
        ...(search !== '' && { search }),
      };
      return (await answerTo(frontdesk.GET('/api/contacts', { params: { query }, signal }))).items;
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** The contact who has a number. */
export function contactWithNumberQuery(businessId: string, phoneNumber: string) {
  return queryOptions({
    queryKey: ['contacts', businessId, 'with', phoneNumber],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, phone_number: phoneNumber, page_size: 1 };
      const [contact] = (await answerTo(frontdesk.GET('/api/contacts', { params: { query }, signal }))).items;
      return contact ?? null;
    },
    staleTime: 30_000,
  });
}
