import type { MemberRole } from '@frontdesk/contract';
import { members } from '../../db/schema/index.ts';
import type { TestServer } from '../../http/server-fixture.ts';

type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  /** Empty for an answer without one. */
  readonly body: Json;
}

/** For tests: sends JSON and reads the answer. */
export type Send = (
  method: string,
  path: string,
  key: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export function sender(server: TestServer): Send {
  return async (method, path, key, body, headers = {}) => {
    const response = await server.fetch(path, {
      method,
      key,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: text ? (JSON.parse(text) as Json) : {},
    };
  };
}

/** For tests: somebody with a role in the business, and a key of theirs. */
export async function addMember(server: TestServer, businessId: string, role: MemberRole) {
  const user = await server.addUser('member');
  await server.database.db.insert(members).values({ userId: user.userId, businessId, role });
  return user;
}

/** For tests: the fields that a problem document names. */
export function problemFields({ body }: Answer): string[] {
  return (body.problems as { field: string }[]).map(problem => problem.field);
}
