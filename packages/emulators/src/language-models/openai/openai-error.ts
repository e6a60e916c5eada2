interface Meaning {
  readonly type: string;
  readonly code: string | null;
  readonly message: string;
}

const MEANINGS: Readonly<Record<number, Meaning>> = {
  400: { type: 'invalid_request_error', code: null, message: 'The request is invalid.' },
  401: { type: 'invalid_request_error', code: 'invalid_api_key', message: 'Incorrect API key provided.' },
  403: { type: 'invalid_request_error', code: 'unsupported_country_region_territory', message: 'Not supported here.' },
  404: { type: 'invalid_request_error', code: 'model_not_found', message: 'The model does not exist.' },
  429: { type: 'requests', code: 'rate_limit_exceeded', message: 'Rate limit reached.' },
};
const BROKEN: Meaning = { type: 'server_error', code: null, message: 'The server had an error.' };

/** The service's error body. A `code` of `insufficient_quota` is also the `type`. */
export function openAiError(status: number, code?: string, message?: string, param?: string): object {
  const meaning = MEANINGS[status] ?? BROKEN;
  return {
    error: {
      message: message ?? meaning.message,
      type: code === 'insufficient_quota' ? code : meaning.type,
      param: param ?? null,
      code: code ?? meaning.code,
    },
  };
}
