import { signRequest } from './request-signature.ts';

/** Twilio's limit for a whole webhook exchange. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Twilio tries a webhook once more when the connection could not be made; an answer, even a 5xx, is final. */
const CONNECT_ATTEMPTS = 2;

/** A webhook that gave no usable answer. `code` is Twilio's error code. */
export class WebhookError extends Error {
  readonly code: number;
  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WebhookError';
    this.code = code;
  }
}

export interface CarrierRequestsOptions {
  readonly authToken?: string | undefined;
  /** What every request carries, as it stands when it is sent. */
  readonly base: () => Readonly<Record<string, string>>;
}

/** The form posts Twilio makes about one call or one message, signed when there is a token to sign with. */
export class CarrierRequests {
  readonly #options: CarrierRequestsOptions;

  constructor(options: CarrierRequestsOptions) {
    this.#options = options;
  }

  /**
   * Asks the application what to do next and gives back its TwiML. Throws WebhookError: 11205 no connection,
   * 11200 an answer outside 2xx or none in time, 12300 an answer that is not TwiML.
   */
  async askForTwiml(url: string, method: string, fields: Readonly<Record<string, string>>, signal: AbortSignal) {
    const response = await this.#send(url, method, fields, signal);
    const body = await response.text();
    if (!response.ok) throw new WebhookError(11200, `the application answered ${response.status}`);
    const type = response.headers.get('content-type') ?? '';
    if (!/^(text\/xml|application\/xml|text\/html|text\/plain)\b/.test(type))
      throw new WebhookError(12300, `the application answered with content type "${type}"`);
    return body;
  }

  /** Tells the application something. What it answers does not matter; Twilio too only logs a warning. */
  async notify(url: string, fields: Readonly<Record<string, string>>, method = 'POST'): Promise<void> {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    await this.#send(url, method, fields, signal).then(
      response => response.body?.cancel(),
      () => undefined,
    );
  }

  async #send(url: string, method: string, fields: Readonly<Record<string, string>>, signal: AbortSignal) {
    const { authToken, base } = this.#options;
    const form: Record<string, string> = { ...base(), ...fields };
    const isGet = method.toUpperCase() === 'GET';
    const target = new URL(url);
    if (isGet) for (const [name, value] of Object.entries(form)) target.searchParams.append(name, value);
    const exactUrl = isGet ? target.href : url;
    const headers = new Headers();
    if (authToken !== undefined) headers.set('x-twilio-signature', signRequest(authToken, exactUrl, isGet ? {} : form));
    const request = { method, headers, ...(isGet ? {} : { body: new URLSearchParams(form) }) };
    for (let attempt = 1; ; attempt++) {
      try {
        return await fetch(exactUrl, {
          ...request,
          signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
        });
      } catch (cause) {
        if (cause instanceof DOMException && cause.name === 'TimeoutError')
          throw new WebhookError(11200, 'the application did not answer in 15 seconds', { cause });
        if (signal.aborted || attempt === CONNECT_ATTEMPTS)
          throw new WebhookError(11205, 'no connection to the application', { cause });
      }
    }
  }
}
