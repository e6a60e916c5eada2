import { createHmac, timingSafeEqual } from 'node:crypto';

/** Long enough to open a socket; a token that leaks into a log is worthless soon. */
const LIFETIME_MS = 60_000;

export interface LiveToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface LiveTokensOptions {
  /** Tokens for one purpose are worthless for another. */
  readonly purpose: string;
  readonly lifetimeMs: number;
}

const LIVE_SOCKET: LiveTokensOptions = { purpose: 'live-calls', lifetimeMs: LIFETIME_MS };

/** Lets its bearer open the live socket of one call, or what else it is for, as the user who asked for it. */
export class LiveTokens {
  readonly #key: Buffer;
  readonly #lifetimeMs: number;

  constructor(secretKey: string, { purpose, lifetimeMs }: LiveTokensOptions = LIVE_SOCKET) {
    this.#key = createHmac('sha256', secretKey).update(purpose).digest();
    this.#lifetimeMs = lifetimeMs;
  }

  issue(callId: string, userId: string, now: Date): LiveToken {
    const expiresAt = new Date(now.getTime() + this.#lifetimeMs);
    const claim = `${userId}.${expiresAt.getTime()}`;
    return { token: `${claim}.${this.#sign(callId, claim)}`, expiresAt };
  }

  /** The user's id; null when the token is forged, expired or another call's. */
  verify(callId: string, token: string, now: Date): string | null {
    const [userId, expiry, signature] = token.split('.');
    if (!userId || !expiry || !signature || !(Number(expiry) > now.getTime())) return null;
    const expected = Buffer.from(this.#sign(callId, `${userId}.${expiry}`));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given) ? userId : null;
  }

  #sign(callId: string, claim: string): string {
    return createHmac('sha256', this.#key).update(`${callId}.${claim}`).digest('base64url');
  }
}
