import type { components } from './api-types.ts';

/** Problem details (RFC 9457), as every failure is answered. */
export type Problem = components['schemas']['Problem'];

/**
 * A request that the server refused, or that did not reach it (`code` is `unreachable`, `status` 0). `code` is stable,
 * `problems` lists every field that was wrong, and the message can be shown to people.
 */
export class FrontdeskError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: NonNullable<Problem['problems']>;
  /** Names the request in the server's log. */
  readonly requestId: string | null;

  constructor(response: Response | null, problem: Partial<Problem> = {}, options?: ErrorOptions) {
    super(problem.detail ?? problem.title ?? `The server answered ${response?.status}.`, options);
    this.name = 'FrontdeskError';
    this.status = response?.status ?? 0;
    this.code = problem.code ?? 'unknown';
    this.problems = problem.problems ?? [];
    this.requestId = response?.headers.get('x-request-id') ?? null;
  }
}

/** What the client answers. */
export interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of an answer. Throws `FrontdeskError` when the server refused or could not be reached, and the reason of the
 * request's signal when that was aborted.
 */
export async function unwrap<Data>(answer: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await answer.catch(failedToReach);
  if (!response.ok) throw new FrontdeskError(response, isProblem(error) ? error : undefined);
  return data as Exclude<Data, undefined>;
}

/** `fetch` rejects with a `TypeError` when there is no connection, and with the signal's reason when it was aborted. */
function failedToReach(cause: unknown): never {
  if (!(cause instanceof TypeError)) throw cause;
  throw new FrontdeskError(null, { code: 'unreachable', detail: 'The server cannot be reached.' }, { cause });
}

const isProblem = (error: unknown): error is Partial<Problem> => typeof error === 'object' && error !== null;
