import type { CircuitBreaker, Clock } from '@frontdesk/voice';
import type { z } from 'zod';
import { delay } from './delay.ts';
import { type Exchange, exchange, type HttpMethod } from './exchange.ts';
import type { Lane } from './lane.ts';
import { TwilioError } from './twilio-client.ts';

export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number;
  /** The longest the first wait may be; it doubles, and what is waited is a random part of it. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export type FormValue = string | number | boolean | readonly string[] | undefined;

export interface ApiRequest {
  readonly method: HttpMethod;
  /** Below the account, such as `/Calls.json`; or a whole path, as Twilio names the next page. */
  readonly path: string;
  readonly query?: Readonly<Record<string, FormValue>>;
  readonly form?: Readonly<Record<string, FormValue>>;
  /** Doing it twice is doing it once. Without, it is tried again only when Twilio certainly did not act. */
  readonly isRepeatable: boolean;
}

export interface RequesterOptions {
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly breaker: CircuitBreaker;
  readonly lane: Lane;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

const NEVER = new AbortController().signal;

/** Asks Twilio: no more at once than the lane lets through, again where that is safe, and not while the breaker is open. */
export class Requester {
  readonly #options: RequesterOptions;
  readonly #accountUrl: string;
  readonly #baseUrl: string;
  readonly #authorization: string;

  constructor(options: RequesterOptions) {
    const { accountSid, authToken } = options;
    this.#options = options;
    this.#baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.#accountUrl = `${this.#baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
    this.#authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  }

  /** The parsed JSON answer. */
  json<T>(request: ApiRequest, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
    return this.#send(request, {}, async response => schema.parse(await response.json()), signal);
  }

  /** For requests answered without a body. */
  async done(request: ApiRequest, signal?: AbortSignal): Promise<void> {
    await this.#send(request, {}, response => response.arrayBuffer(), signal);
  }

  /** The answer once it begins; its body is not limited in time, and ends with `signal`. */
  stream(request: ApiRequest, signal?: AbortSignal): Promise<Response> {
    return this.#send(request, { followsRedirects: true }, async response => response, signal);
  }

  #send<T>(
    request: ApiRequest,
    how: Pick<Exchange, 'followsRedirects'>,
    read: (response: Response) => Promise<T>,
    signal: AbortSignal = NEVER,
  ): Promise<T> {
    const { method, form } = request;
    const once: Exchange = {
      url: this.#url(request),
      method,
      authorization: this.#authorization,
      timeoutMs: this.#options.timeoutMs,
      ...(form && { form: encodeForm(form) }),
      ...how,
    };
    return this.#again(request.isRepeatable, () => this.#once(once, read, signal), signal);
  }

  async #again<T>(isRepeatable: boolean, once: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { clock, retry, breaker, random } = this.#options;
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (error) {
        if (!(error instanceof TwilioError) || attempt >= retry.attempts) throw error;
        if (!error.isRetryable || (error.isInDoubt && !isRepeatable)) throw error;
        const delayMs = random() * Math.min(retry.longestDelayMs, retry.firstDelayMs * 2 ** (attempt - 1));
        if (breaker.state === 'half-open' || breaker.waitMs > delayMs) throw error;
        await delay(clock, delayMs, signal);
      }
    }
  }

  async #once<T>(request: Exchange, read: (response: Response) => Promise<T>, signal: AbortSignal): Promise<T> {
    const { clock, breaker, lane } = this.#options;
    const leave = await lane.enter(signal);
    if (!leave) throw notTried('Too many requests to Twilio wait already: try again later.');
    try {
      const pass = breaker.enter();
      if (!pass)
        throw notTried('Twilio failed several times in a row, and is left alone for a moment: try again later.');
      try {
        const answer = await exchange(clock, request, read, signal);
        pass.succeeded();
        return answer;
      } catch (error) {
        if (!(error instanceof TwilioError)) pass.abandoned();
        else if (error.status !== null && error.status >= 400 && error.status < 500) pass.succeeded();
        else pass.failed();
        throw error;
      }
    } finally {
      leave();
    }
  }

  #url({ path, query }: ApiRequest): string {
    // Twilio names the next page by its whole path; the credentials only ever go below the account.
    const base = path.startsWith('/2010-04-01/') ? this.#baseUrl : this.#accountUrl;
    const search = query ? encodeForm(query) : '';
    return base + path + (search && `?${search}`);
  }
}

function notTried(message: string): TwilioError {
  return new TwilioError(message, { status: null, code: null, isRetryable: true, isInDoubt: false });
}

/** A list repeats its field; what is undefined is left out. */
function encodeForm(fields: Readonly<Record<string, FormValue>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const one of typeof value === 'object' ? value : [value]) form.append(name, String(one));
  }
  return form.toString();
}
