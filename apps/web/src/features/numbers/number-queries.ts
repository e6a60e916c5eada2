import type {
  AvailableNumberQuery,
  BuyPhoneNumberBody,
  ImportPhoneNumbersBody,
  PhoneNumber,
  UpdatePhoneNumberBody,
} from '@frontdesk/contract';
import { toCamelCase } from '@frontdesk/contract/wire-case';
import { everyItem } from '@frontdesk/sdk';
import { queryOptions } from '@tanstack/react-query';
import { answerTo, bodyOf, frontdesk } from '../../api/frontdesk.ts';

/** The most the API gives at once. */
const PAGE_SIZE = 100;

/** Numbers of a business, or all the user may see. Asked again soon while the carrier is at work on one of them. */
export function numbersQuery(businessId: string | undefined) {
  return queryOptions({
    queryKey: ['phone-numbers', { businessId }],
    queryFn: async ({ signal }) => {
      const pageOf = (page: number) => {
        const query = { page, page_size: PAGE_SIZE, business_id: businessId };
        return frontdesk.GET('/api/phone-numbers', { params: { query }, signal });
      };
      const numbers: PhoneNumber[] = [];
      for await (const number of everyItem(pageOf)) numbers.push(toCamelCase(number));
      return numbers;
    },
    refetchInterval: query => (query.state.data?.some(isInTheMaking) ? 2000 : 15_000),
  });
}

/** The carrier was asked for something and has not done it yet. */
export function isInTheMaking({ carrierStatus }: PhoneNumber): boolean {
  return carrierStatus === 'buying' || carrierStatus === 'configuring' || carrierStatus === 'releasing';
}

export function updateNumber({ id, version }: PhoneNumber, changes: UpdatePhoneNumberBody) {
  return answerTo(
    frontdesk.PUT('/api/phone-numbers/{id}', { params: { path: { id } }, body: bodyOf({ ...changes, version }) }),
  );
}

/** Gives it back to the pool, and on `release` to the carrier, for good. */
export function removeNumber({ id }: PhoneNumber, release: boolean) {
  const params = { path: { id }, query: release ? { release: 'true' as const } : {} };
  return answerTo(frontdesk.DELETE('/api/phone-numbers/{id}', { params }));
}

export function configureNumber({ id }: PhoneNumber) {
  return answerTo(frontdesk.POST('/api/phone-numbers/{id}/configure', { params: { path: { id } } }));
}

/** Where the carrier sends a number's calls and messages, as it says now. */
export function configurationQuery(numberId: string) {
  return queryOptions({
    queryKey: ['phone-number', numberId, 'configuration'],
    queryFn: async ({ signal }) => {
      const params = { path: { id: numberId }, query: { check: 'true' as const } };
      return (await answerTo(frontdesk.GET('/api/phone-numbers/{id}', { params, signal }))).configuration;
    },
    staleTime: 0,
    retry: false,
  });
}

export type NumberSearch = Partial<AvailableNumberQuery> & Pick<AvailableNumberQuery, 'country' | 'kind'>;

/** Numbers the carrier sells. */
export function availableNumbersQuery({ country, kind, areaCode, contains, sms }: NumberSearch) {
  return queryOptions({
    queryKey: ['available-numbers', { country, kind, areaCode, contains, sms }],
    queryFn: async ({ signal }) => {
      const query = {
        ...{ country, kind, area_code: areaCode, contains },
        ...(sms && { sms: 'true' as const }),
      };
      return (await answerTo(frontdesk.GET('/api/phone-numbers/available', { params: { query }, signal }))).items;
    },
    retry: false,
  });
}

/** Numbers the account at the carrier has. */
export const ownedNumbersQuery = queryOptions({
  queryKey: ['owned-numbers'],
  queryFn: async ({ signal }) => (await answerTo(frontdesk.GET('/api/phone-numbers/owned', { signal }))).items,
  staleTime: 0,
  retry: false,
});

/** `attempt` names the purchase: repeated with the same one, nothing is bought twice. */
export function buyNumber(body: BuyPhoneNumberBody, attempt: string) {
  return answerTo(
    frontdesk.POST('/api/phone-numbers/buy', { headers: { 'idempotency-key': attempt }, body: bodyOf(body) }),
  );
}

export function importNumbers(body: ImportPhoneNumbersBody) {
  return answerTo(frontdesk.POST('/api/phone-numbers/import', { body: bodyOf(body) }));
}
