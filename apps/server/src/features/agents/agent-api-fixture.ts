import type { MemberRole } from '@frontdesk/contract';
import { members } from '../../db/schema/index.ts';
import type { TestServer } from '../../http/server-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';

/** An answer of the server, read. */
export interface Answer<Body> {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Body;
}

/** Somebody who talks to the server's API in JSON. */
export interface ApiUser {
  readonly userId: string;
  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
}

/** For tests: a user, as a member of a business where one is given. */
export async function apiUser(
  server: TestServer,
  membership?: { readonly businessId: string; readonly role: MemberRole },
): Promise<ApiUser> {
  const { userId, key } = await server.addUser(membership ? 'member' : 'admin');
  if (membership) await server.database.db.insert(members).values({ userId, ...membership });
  return {
    userId,
    async send<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const response = await server.fetch(`/api${path}`, {
        method,
        key,
        headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const read = (text === '' ? null : JSON.parse(text)) as Body;
      return { status: response.status, etag: response.headers.get('etag'), body: read };
    },
  };
}

/** For tests: a new business and its owner. */
export async function ownerOfNew(server: TestServer, values: Parameters<typeof insertBusiness>[1] = {}) {
  const businessId = await insertBusiness(server.database.db, values);
  return { businessId, owner: await apiUser(server, { businessId, role: 'owner' }) };
}
