import type { CurrentUser } from '@frontdesk/contract';
import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../../api/api-client.ts';

/** Who is signed in. Fails with an `ApiError` of status 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<CurrentUser>('/api/auth/me', {}, signal),
  staleTime: 60_000,
});

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function signIn(credentials: Credentials): Promise<CurrentUser> {
  return post<CurrentUser>('/api/auth/login', credentials);
}

export async function signOut(): Promise<void> {
  await post('/api/auth/logout');
}
