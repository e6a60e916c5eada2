import { type CamelCased, toCamelCase } from '@frontdesk/contract/wire-case';
import { createFrontdesk, FrontdeskError, unwrap } from '@frontdesk/sdk';

/** The client of this page's own server. The session travels in its cookie. */
export const frontdesk = createFrontdesk();

/** What the server answered, in camelCase. Throws `FrontdeskError` for every answer that is not a success. */
export async function answerTo<Data>(
  request: Parameters<typeof unwrap<Data>>[0],
): Promise<CamelCased<Exclude<Data, undefined>>> {
  return toCamelCase(await unwrap(request));
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof FrontdeskError && error.status === 401;
}
