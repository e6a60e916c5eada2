import { queryOptions } from '@tanstack/react-query';
import { answerTo, frontdesk } from '../../api/frontdesk.ts';

/** Who is signed in. Fails with an `FrontdeskError` of status 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => answerTo(frontdesk.GET('/api/auth/me', { signal })),
  staleTime: 60_000,
});

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function signIn(credentials: Credentials) {
  return answerTo(frontdesk.POST('/api/auth/login', { body: credentials }));
}

export async function signOut(): Promise<void> {
  await answerTo(frontdesk.POST('/api/auth/logout'));
}
