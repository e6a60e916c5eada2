import { LiveTokens } from './live-token.ts';

/** Long enough to listen to a call; a link that is passed on is worthless soon. */
const LIFETIME_MS = 15 * 60_000;

/** Addresses at which a recording can be heard without signing in, for players that send no credentials. */
export class RecordingLinks {
  readonly #tokens: LiveTokens;
  readonly #publicUrl: string;

  constructor(secretKey: string, publicUrl: string) {
    this.#tokens = new LiveTokens(secretKey, { purpose: 'recordings', lifetimeMs: LIFETIME_MS });
    this.#publicUrl = publicUrl;
  }

  /** For one user, who must still be allowed to hear the call when the link is used. */
  issue(callId: string, userId: string, now: Date): string {
    const { token } = this.#tokens.issue(callId, userId, now);
    return `${this.#publicUrl}/api/calls/${callId}/audio?token=${encodeURIComponent(token)}`;
  }

  /** The user's id; null when the link is forged, expired or another call's. */
  verify(callId: string, token: string, now: Date): string | null {
    return this.#tokens.verify(callId, token, now);
  }
}
