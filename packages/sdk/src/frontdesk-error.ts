import type { components } from './api-types.ts';

/** Problem details (RFC 9457), as every failure is answered. */
export type Problem = components['schemas']['Problem'];

/** A request that the server refused. `code` is stable, `problems` lists every field that was wrong. */
export class FrontdeskError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: Problem['problems'];
  /** Names the request in the server's log. */
  readonly requestId: string | null;

  constructor(response: Response, problem: Partial<Problem> | undefined) {
    super(problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`);
    this.name = 'FrontdeskError';
    this.status = response.status;
    this.code = problem?.code ?? 'unknown';
    this.problems = problem?.problems;
    this.requestId = response.headers.get('x-request-id');
  }
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. Throws `FrontdeskError` when the server refused. */
export async function unwrap<Data>(answer: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new FrontdeskError(response, isProblem(error) ? error : undefined);
  return data as Exclude<Data, undefined>;
}

const isProblem = (error: unknown): error is Partial<Problem> => typeof error === 'object' && error !== null;
