import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './refusal.ts';

const GRANT_SECONDS = 30;
const MAX_GRANT_SECONDS = 3600;
const MAX_GRANTS = 1000;

export interface Grant {
  readonly access_token: string;
  readonly expires_in: number;
}

/** Keys, and the short-lived tokens granted to them. */
export class Authorization {
  readonly #apiKey: string;
  readonly #restrictedKeys: ReadonlySet<string>;
  readonly #now: () => number;
  readonly #grants = new Map<string, number>();

  constructor(apiKey: string, restrictedKeys: readonly string[], now: () => number) {
    this.#apiKey = apiKey;
    this.#restrictedKeys = new Set(restrictedKeys);
    this.#now = now;
  }

  /** Why this request may not, or undefined where it may. */
  refuse(request: IncomingMessage): Refusal | undefined {
    const { scheme, secret } = credentialOf(request);
    if (scheme === 'bearer') {
      return (this.#grants.get(secret) ?? 0) > this.#now() ? undefined : INVALID;
    }
    if (scheme !== 'token') return INVALID;
    if (secret === this.#apiKey) return undefined;
    return this.#restrictedKeys.has(secret) ? RESTRICTED : INVALID;
  }

  grant(ttlSeconds: number = GRANT_SECONDS): Grant {
    const seconds = Math.min(MAX_GRANT_SECONDS, ttlSeconds);
    const token = `ey.${randomUUID()}.emulated`;
    const [oldest] = this.#grants.keys();
    if (this.#grants.size >= MAX_GRANTS && oldest !== undefined) this.#grants.delete(oldest);
    this.#grants.set(token, this.#now() + seconds * 1000);
    return { access_token: token, expires_in: seconds };
  }
}

const INVALID: Refusal = { status: 401, code: 'INVALID_AUTH', message: 'Invalid credentials.' };
const RESTRICTED: Refusal = {
  status: 403,
  code: 'INSUFFICIENT_PERMISSIONS',
  message: 'User does not have sufficient permissions.',
};

/** From the header, or from the subprotocols, where browsers put it. */
function credentialOf(request: IncomingMessage): { readonly scheme: string; readonly secret: string } {
  const header = request.headers.authorization;
  const parts = header ? header.split(' ') : (request.headers['sec-websocket-protocol'] ?? '').split(',');
  const [scheme = '', secret = ''] = parts.map(part => part.trim());
  return { scheme: scheme.toLowerCase(), secret };
}
