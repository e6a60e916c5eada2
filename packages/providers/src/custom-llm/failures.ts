import { ProviderError, type ProviderErrorOptions, type ProviderFault } from '@frontdesk/voice';

export const PROVIDER = 'custom_llm';

/** Failures of a server that a business runs itself. */
export function brainError(
  message: string,
  fault: ProviderFault,
  options: Omit<ProviderErrorOptions, 'provider' | 'fault'> = {},
): ProviderError {
  return new ProviderError(message, { provider: PROVIDER, fault, ...options });
}

/** For an upgrade that was refused. */
export function refusal(status: number): ProviderError {
  const message = `The custom language model refused the connection (HTTP ${status}).`;
  if (status === 401 || status === 403) return brainError(message, 'credentials');
  if (status === 429) return brainError(message, 'rate_limited');
  return brainError(message, status >= 500 ? 'unavailable' : 'rejected');
}

/** For a message that does not fit the protocol. What it said is not repeated. */
export function garbled(): ProviderError {
  return brainError('The custom language model sent a message that does not fit the protocol.', 'protocol');
}
