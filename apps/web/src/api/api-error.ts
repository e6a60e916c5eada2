import type { Problem } from '@frontdesk/contract';

/** The server refused, or could not be reached (`status` 0). `code` is stable; the message can be shown to people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: NonNullable<Problem['problems']>;

  constructor(status: number, problem: Partial<Problem>, options?: ErrorOptions) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}.`, options);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.problems = problem.problems ?? [];
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.isSignedOut;
}
