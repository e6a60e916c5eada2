import { FrontdeskError } from '@frontdesk/sdk';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut } from './frontdesk.ts';

/** Server state for the whole dashboard. `onSignedOut` runs when the server no longer knows the session. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isSignedOut(error) && query.queryKey[0] !== 'session') onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      },
    },
  });
}

/** A refusal stays a refusal; a server that is away or failed may be back in a moment. */
function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof FrontdeskError) || error.status === 0 || error.status >= 500;
}
