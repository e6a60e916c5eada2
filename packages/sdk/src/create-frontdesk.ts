import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api-types.ts';

export interface FrontdeskOptions {
  /** Where the server is, `https://calls.example.com`. Without it, requests go to the page's own server. */
  readonly baseUrl?: string;
  /** An API key, `fd_…`. A browser that is signed in needs none. */
  readonly apiKey?: string;
  /** Sends the requests; the runtime's own `fetch` when absent. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export type Frontdesk = Client<paths>;

/**
 * A client with every route of the API and the types of what goes in and out. Answers come as `{ data, error,
 * response }`; `unwrap` turns them into the data or an exception.
 *
 * @example
 * const frontdesk = createFrontdesk({ baseUrl: 'http://localhost:3000', apiKey });
 * const { data } = await frontdesk.GET('/api/calls', { params: { query: { page_size: 10 } } });
 */
export function createFrontdesk({ baseUrl = '', apiKey, fetch }: FrontdeskOptions = {}): Frontdesk {
  return createClient<paths>({
    baseUrl,
    ...(apiKey !== undefined && { headers: { authorization: `Bearer ${apiKey}` } }),
    ...(fetch && { fetch }),
  });
}
