/** A refusal as the service words it: an HTTP status over REST, an `error` event over a socket. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;

  constructor(
    message: string,
    {
      status = 400,
      type = 'invalid_request_error',
      code = null,
      param = null,
    }: {
      readonly status?: number;
      readonly type?: string;
      readonly code?: string | null;
      readonly param?: string | null;
    },
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  get body() {
    return { message: this.message, type: this.type, param: this.param, code: this.code };
  }
}

/** What the service says to a value it does not take. */
export function invalidValue(param: string, message: string): ApiError {
  return new ApiError(message, { param, code: 'invalid_value' });
}

/** The first thing wrong with a body, in the service's words. */
export function schemaError(
  issues: readonly { readonly code?: string; readonly path: readonly PropertyKey[]; readonly message: string }[],
): ApiError {
  const [issue] = issues;
  const path = (issue?.path ?? []).map(String).join('.');
  if (issue && 'keys' in issue && Array.isArray(issue.keys)) {
    const param = [path, String(issue.keys[0])].filter(Boolean).join('.');
    return new ApiError(`Unknown parameter: '${param}'.`, { code: 'unknown_parameter', param });
  }
  return invalidValue(path, `Invalid value: '${path}'. ${issue?.message ?? ''}`);
}
