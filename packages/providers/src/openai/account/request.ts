import type { Clock } from '@frontdesk/voice';
import { ProviderError } from '@frontdesk/voice';
import { Agent, request } from 'undici';
import type { Account } from './credentials.ts';
import { failure, refusal, tooSlow, unreachable } from './failures.ts';

/**
 * Every request of this process shares these connections. They are kept longer than Node's own four seconds, because a
 * caller's turn comes every five to ten. Waiting is bounded below, by the injected clock.
 */
const agent = new Agent({
  keepAliveTimeout: 60_000,
  headersTimeout: 0,
  bodyTimeout: 0,
  connect: { timeout: 5000 },
});

/** Of an error's body; more says nothing more. */
const MAX_ERROR_BYTES = 16_384;

export interface ApiRequest {
  readonly account: Account;
  readonly clock: Clock;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: { readonly type: string; readonly bytes: Uint8Array | string };
  /** Content types of a success; another one is a proxy's page, or some other service. */
  readonly accepts: RegExp;
  /** Longest silence before the answer begins, and within it. Milliseconds. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

/**
 * One request, answered with success; the pieces of its body must be read. Both throw `ProviderError` when it fails or
 * takes too long, or the reason of an abort.
 */
export async function openRequest(options: ApiRequest): Promise<AsyncIterable<Uint8Array>> {
  const { account, clock, method, path, body, accepts, patienceMs, signal } = options;
  signal.throwIfAborted();
  const silence = new AbortController();
  let cancel = clock.schedule(patienceMs, () => silence.abort(tooSlow('did not answer', patienceMs)));
  const heard = () => {
    cancel();
    cancel = clock.schedule(patienceMs, () =>
      silence.abort(tooSlow('stopped in the middle of its answer', patienceMs)),
    );
  };
  try {
    const answer = await request(account.restUrl(path), {
      method,
      headers: { ...account.headers, ...(body && { 'content-type': body.type }) },
      body: body?.bytes ?? null,
      signal: AbortSignal.any([signal, silence.signal]),
      dispatcher: agent,
    });
    // Whoever reads the body is told; an answer that is given up has no reader.
    answer.body.on('error', () => {});
    const pieces = readPieces(answer.body, heard, () => cancel());
    if (answer.statusCode >= 300) {
      const text = await readText(mended(pieces, signal), MAX_ERROR_BYTES);
      throw refusal(answer.statusCode, parsed(text), retryAfterMs(answer.headers, clock.wallTime()));
    }
    if (!accepts.test(String(answer.headers['content-type'] ?? ''))) {
      answer.body.destroy();
      throw failure('protocol', 'Something answered in the place of OpenAI, but not as OpenAI does.');
    }
    return mended(pieces, signal);
  } catch (error) {
    cancel();
    throw meaningOf(error, signal);
  }
}

/** The whole answer as JSON of an unknown shape. Throws `ProviderError` where it is none. */
export async function requestJson(options: Omit<ApiRequest, 'accepts'>): Promise<unknown> {
  const json = parsed(await readText(await openRequest({ ...options, accepts: /json/ }), Number.POSITIVE_INFINITY));
  if (json === undefined) throw failure('protocol', 'OpenAI sent something that is no JSON.');
  return json;
}

/** Opens a connection ahead of need. Fails silently: the first request will tell. */
export function openConnection(account: Account): void {
  request(account.restUrl('/models'), { method: 'HEAD', headers: account.headers, dispatcher: agent })
    .then(({ body }) => body.dump())
    .catch(() => {});
}

async function* readPieces(body: AsyncIterable<Uint8Array>, heard: () => void, over: () => void) {
  try {
    heard();
    for await (const piece of body) {
      heard();
      yield piece;
    }
  } finally {
    over();
  }
}

async function* mended(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw meaningOf(error, signal);
  }
}

function meaningOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  return error instanceof ProviderError ? error : unreachable(error);
}

async function readText(pieces: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    read.push(piece);
    length += piece.length;
    if (length > limit) break;
  }
  return Buffer.concat(read).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A proxy's page: the status has to do.
  }
}

/** Milliseconds, of `retry-after-ms`, or of `retry-after` in seconds or as a date. */
function retryAfterMs(headers: Readonly<Record<string, string | string[] | undefined>>, now: Date): number | undefined {
  const exact = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const text = headers['retry-after'];
  if (typeof text !== 'string') return undefined;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
