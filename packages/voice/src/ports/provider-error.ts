/**
 * Why an outside service did not do what it was asked.
 * `credentials`: the key is wrong or lacks a right · `quota`: no money or no allowance left · `rate_limited`: too much at
 * a time · `rejected`: the request itself is wrong · `unavailable`: gone, slow, or broken on its side · `protocol`: it
 * answered something that makes no sense.
 */
export type ProviderFault = 'credentials' | 'quota' | 'rate_limited' | 'rejected' | 'unavailable' | 'protocol';

export interface ProviderErrorOptions extends ErrorOptions {
  /** Id of the provider's registry record. */
  readonly provider: string;
  readonly fault: ProviderFault;
  /** When the service itself says how long to wait. Milliseconds. */
  readonly retryAfterMs?: number;
}

const RETRYABLE: ReadonlySet<ProviderFault> = new Set(['rate_limited', 'unavailable', 'protocol']);

/** What every provider throws. The message may be shown to whoever runs the installation: no keys, nothing a caller said. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: string;
  readonly fault: ProviderFault;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { provider, fault, retryAfterMs, ...options }: ProviderErrorOptions) {
    super(message, options);
    this.provider = provider;
    this.fault = fault;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same request may work in a moment; another provider may do what this one cannot in any case. */
  get isRetryable(): boolean {
    return RETRYABLE.has(this.fault);
  }
}
