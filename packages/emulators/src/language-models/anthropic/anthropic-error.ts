const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** The service's error body. */
export function anthropicError(status: number, type?: string, message?: string): object {
  const kind = type ?? TYPES[status] ?? 'api_error';
  return { type: 'error', error: { type: kind, message: message ?? kind }, request_id: 'req_emulated' };
}
