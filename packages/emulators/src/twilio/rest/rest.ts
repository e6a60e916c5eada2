import type { Account } from '../account.ts';

/** Form or query fields; one given several times is a list. */
export type Fields = Readonly<Record<string, string | string[]>>;

export interface RestRequest {
  readonly account: Account;
  /** Parts of the path that the route leaves open. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: Fields;
  /** Path and query, as asked. */
  readonly path: string;
}

export interface RestReply {
  readonly status: number;
  readonly body?: object;
  readonly file?: { readonly type: string; readonly bytes: Buffer };
}

/** `path` below the account, `:name` open: `/Calls/:sid`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  handle(request: RestRequest): RestReply | Promise<RestReply>;
}

/** A refusal, with Twilio's error code. */
export class RestError extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.name = 'RestError';
    this.status = status;
    this.code = code;
  }
}

export function notFound(path: string): RestError {
  return new RestError(404, 20404, `The requested resource ${path.split('?')[0]} was not found`);
}

export const ok = (body: object): RestReply => ({ status: 200, body });
export const created = (body: object): RestReply => ({ status: 201, body });
export const gone: RestReply = { status: 204 };

/** A field's value, the last one when it was given several times; null when absent or empty. */
export function one(fields: Fields, name: string): string | null {
  const value = fields[name];
  return (Array.isArray(value) ? value.at(-1) : value) || null;
}

export function all(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** A whole number within limits. Throws RestError 400 with code 20001 when it is not. */
export function whole(fields: Fields, name: string, limits: { min: number; max: number }): number | null {
  const value = one(fields, name);
  if (value === null) return null;
  const number = Number(value);
  if (Number.isInteger(number) && number >= limits.min && number <= limits.max) return number;
  throw new RestError(400, 20001, `${name} must be a whole number from ${limits.min} to ${limits.max}`);
}

export function isTrue(fields: Fields, name: string): boolean {
  return one(fields, name)?.toLowerCase() === 'true';
}
