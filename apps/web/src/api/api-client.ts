import type { Problem } from '@frontdesk/contract';
import { ApiError } from './api-error.ts';
import { fromWire, snakeCase, toWire } from './wire-case.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

/**
 * The one door to the server: camelCase inside, snake_case on the wire, the session travels in its cookie.
 * Both throw `ApiError` for every answer that is not a success. The caller names the shape it expects.
 */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return (await request(`${path}${queryString(query)}`, { signal })) as T;
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(toWire(body)), headers: { 'content-type': 'application/json' } };
  return (await request(path, { method: 'POST', ...content })) as T;
}

/** The address of a live channel of this server. */
export function socketUrl(path: string): string {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

async function request(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(path, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, { code: 'unreachable', detail: 'The server cannot be reached.' }, { cause });
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  if (!response.ok) throw new ApiError(response.status, isJson ? (JSON.parse(text) as Partial<Problem>) : {});
  return isJson ? fromWire(JSON.parse(text)) : undefined;
}

function queryString(query: Query): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[snakeCase(key), String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
