import type { Contact } from '@frontdesk/contract';
import { toCamelCase } from '@frontdesk/contract/wire-case';
import { everyItem } from '@frontdesk/sdk';
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

/** The most the API gives at once. */
const PAGE_SIZE = 100;

/** Every contact of a business that carries a tag. */
export async function contactsTagged(businessId: string, tag: string): Promise<Contact[]> {
  const pageOf = (page: number) => {
    const query = { business_id: businessId, tag, page, page_size: PAGE_SIZE, sort: 'name' as const };
    return frontdesk.GET('/api/contacts', { params: { query } });
  };
  const contacts: Contact[] = [];
  for await (const contact of everyItem(pageOf)) contacts.push(toCamelCase(contact));
  return contacts;
}
