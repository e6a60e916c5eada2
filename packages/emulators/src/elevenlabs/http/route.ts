import type { IncomingHttpHeaders } from 'node:http';
import type { WebSocket } from 'ws';

/** What was asked, over HTTP or by the request that opens a socket. */
export interface Asked {
  /** Parts of the path that the route leaves open. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

export interface HttpRequest extends Asked {
  readonly body: Buffer;
}

/** `file` is sent as it is; a list of parts goes out one after the other. */
export type HttpReply =
  | { readonly json: object; readonly status?: number }
  | { readonly file: { readonly type: string; readonly parts: AsyncIterable<Buffer | string> } };

/** `path` with `:name` open: `/v1/voices/:voiceId`. All routes want the account's key. */
export interface HttpRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  handle(request: HttpRequest): HttpReply | Promise<HttpReply>;
}

export interface SocketRoute {
  readonly path: string;
  /** What this socket is called in faults: `WS <name>`. */
  readonly name: string;
  /** A refusal of the upgrade, or null to let it in. */
  refuse(asked: Asked): HttpError | null;
  accept(socket: WebSocket, asked: Asked): void;
}

/** One subject of the service: speech, recognition, agents. */
export interface ServicePart {
  readonly routes: readonly HttpRoute[];
  readonly sockets: readonly SocketRoute[];
}

/** A refusal as the service words it: `detail` is an object with a status and a message, or a list of what is invalid. */
export class HttpError extends Error {
  readonly status: number;
  readonly detail: object | string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: object | string, headers: Readonly<Record<string, string>> = {}) {
    super(typeof detail === 'string' ? detail : JSON.stringify(detail));
    this.name = 'HttpError';
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

export const refusal = (status: number, code: string, message: string): HttpError =>
  new HttpError(status, { status: code, message });

/** 422: one thing in the body or the query is not as it should be. */
export const invalid = (where: readonly string[], message: string, type = 'value_error'): HttpError =>
  new HttpError(422, [{ loc: where, msg: message, type }]);

export const invalidKey = (): HttpError => refusal(401, 'invalid_api_key', 'Invalid API key');

/** The open parts of a path, or null when it is another route's. */
export function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

/** The body as a JSON object. Throws 422 when it is none. */
export function jsonBody({ body }: HttpRequest): Readonly<Record<string, unknown>> {
  const parsed = parseObject(body.toString());
  if (!parsed) throw invalid(['body'], 'Input should be a valid dictionary', 'model_attributes_type');
  return parsed;
}

export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
