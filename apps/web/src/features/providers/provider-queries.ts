import type { Provider, PutCredentialsBody } from '@frontdesk/contract';
import { queryOptions } from '@tanstack/react-query';
import { answerTo, bodyOf, frontdesk } from '../../api/frontdesk.ts';

/** Whose accounts are looked at: a business's by its id, or those that all businesses share. */
export type AccountOwner = { readonly businessId: string } | 'installation';

const keyOf = (owner: AccountOwner) => (owner === 'installation' ? owner : owner.businessId);

/** Every provider there is, as far as an owner of accounts is concerned, and what calls use by default. */
export function providersQuery(owner: AccountOwner) {
  return queryOptions({
    queryKey: ['providers', keyOf(owner)],
    queryFn: ({ signal }) =>
      owner === 'installation'
        ? answerTo(frontdesk.GET('/api/providers', { signal }))
        : answerTo(
            frontdesk.GET('/api/businesses/{id}/providers', { params: { path: { id: owner.businessId } }, signal }),
          ),
    staleTime: 30_000,
  });
}

/** Fails with `version_conflict` when somebody else changed them since they were read. */
export function saveCredentials(
  owner: AccountOwner,
  { id: provider, credentials: kept }: Provider,
  credentials: Fields,
) {
  const body = bodyOf({ credentials, ...(kept && { version: kept.version }) });
  if (owner === 'installation')
    return answerTo(frontdesk.PUT('/api/providers/{provider}/credentials', { params: { path: { provider } }, body }));
  const params = { path: { id: owner.businessId, provider } };
  return answerTo(frontdesk.PUT('/api/businesses/{id}/providers/{provider}/credentials', { params, body }));
}

type Fields = PutCredentialsBody['credentials'];

export async function removeCredentials(owner: AccountOwner, { id: provider }: Provider): Promise<void> {
  if (owner === 'installation') {
    await answerTo(frontdesk.DELETE('/api/providers/{provider}/credentials', { params: { path: { provider } } }));
    return;
  }
  const params = { path: { id: owner.businessId, provider } };
  await answerTo(frontdesk.DELETE('/api/businesses/{id}/providers/{provider}/credentials', { params }));
}

/** Asks the service whether the account that calls would use works. What is wrong with it is an answer, no failure. */
export function checkProvider(owner: AccountOwner, { id: provider }: Provider) {
  if (owner === 'installation')
    return answerTo(frontdesk.POST('/api/providers/{provider}/check', { params: { path: { provider } } }));
  const params = { path: { id: owner.businessId, provider } };
  return answerTo(frontdesk.POST('/api/businesses/{id}/providers/{provider}/check', { params }));
}

/** The voices of the account that calls of a business would use. The service is asked, so it may take seconds. */
export function voicesQuery(businessId: string, provider: string) {
  return queryOptions({
    queryKey: ['provider-voices', businessId, provider],
    queryFn: async ({ signal }) => {
      const params = { path: { id: businessId, provider } };
      return (await answerTo(frontdesk.GET('/api/businesses/{id}/providers/{provider}/voices', { params, signal })))
        .items;
    },
    staleTime: 300_000,
    retry: false,
  });
}
