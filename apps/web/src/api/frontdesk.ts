import { type CamelCased, toCamelCase, toSnakeCase } from '@frontdesk/contract/wire-case';
import { createFrontdesk, FrontdeskError, unwrap } from '@frontdesk/sdk';
import type { SnakeCased } from './snake-cased.ts';

/** The client of this page's own server. The session travels in its cookie. */
export const frontdesk = createFrontdesk();

/** What the server answered, in camelCase. Throws `FrontdeskError` for every answer that is not a success. */
export async function answerTo<Data>(
  request: Parameters<typeof unwrap<Data>>[0],
): Promise<CamelCased<Exclude<Data, undefined>>> {
  return toCamelCase(await unwrap(request));
}

/** What is sent, written in camelCase. */
export function bodyOf<Value>(value: Value): SnakeCased<Value> {
  // No guard can show that keys were renamed as the type says.
  return toSnakeCase(value) as SnakeCased<Value>;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof FrontdeskError && error.status === 401;
}
