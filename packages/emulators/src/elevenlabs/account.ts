import { randomUUID } from 'node:crypto';
import { Faults } from './faults.ts';
import { type Asked, type HttpError, invalidKey, refusal } from './http/route.ts';

export interface EmulatedVoice {
  readonly voiceId: string;
  readonly name: string;
  readonly category?: 'premade' | 'cloned' | 'professional';
  readonly labels?: Readonly<Record<string, string>>;
  /** ISO 639-1. */
  readonly languages?: readonly string[];
}

export interface AccountOptions {
  readonly apiKey?: string;
  readonly voices?: readonly EmulatedVoice[];
  /** Of the account's plan. Default 1 000 000. */
  readonly characterLimit?: number;
}

export interface ReceivedRequest {
  /** `GET /v1/voices`. */
  readonly request: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

export const EMULATED_ELEVENLABS_KEY = 'emulated-elevenlabs-key';

/** Two of the voices that every account has. */
const VOICES: readonly EmulatedVoice[] = [
  {
    voiceId: 'EXAVITQu4vr4xnSDxMaL',
    name: 'Sarah',
    category: 'premade',
    labels: { gender: 'female', accent: 'american' },
    languages: ['en'],
  },
  {
    voiceId: 'JBFqnCBsd6RMkjVDRZzb',
    name: 'George',
    category: 'premade',
    labels: { gender: 'male', accent: 'british' },
    languages: ['en', 'de'],
  },
];

const TOKEN_LIFE_MS = 15 * 60_000;

/** What an emulated account owns and remembers; shared by all parts of the service. */
export class Account {
  readonly apiKey: string;
  readonly voices: readonly EmulatedVoice[];
  readonly characterLimit: number;
  readonly faults = new Faults();
  readonly requests: ReceivedRequest[] = [];
  charactersUsed = 0;
  readonly #tokens = new Map<string, { readonly type: string; readonly expiresAt: number }>();

  constructor({ apiKey, voices, characterLimit }: AccountOptions) {
    this.apiKey = apiKey ?? EMULATED_ELEVENLABS_KEY;
    this.voices = voices ?? VOICES;
    this.characterLimit = characterLimit ?? 1_000_000;
  }

  ownsKey({ headers }: Asked): boolean {
    return headers['xi-api-key'] === this.apiKey;
  }

  /** Null when the key in the header is right. */
  refuseWithoutKey(asked: Asked): HttpError | null {
    return this.ownsKey(asked) ? null : invalidKey();
  }

  issueToken(type: string): string {
    const token = `sutkn_${randomUUID().replaceAll('-', '')}`;
    this.#tokens.set(token, { type, expiresAt: Date.now() + TOKEN_LIFE_MS });
    return token;
  }

  /** True once for each token of the type, within its life. */
  redeemToken(token: string | null, type: string): boolean {
    if (token === null) return false;
    const issued = this.#tokens.get(token);
    if (issued?.type !== type) return false;
    this.#tokens.delete(token);
    return issued.expiresAt > Date.now();
  }

  /** Throws 401 when the plan has no characters left for the text. */
  spend(text: string): void {
    if (this.charactersUsed + text.length > this.characterLimit) {
      throw refusal(
        401,
        'quota_exceeded',
        `This request exceeds your quota of ${this.characterLimit}. You have ${Math.max(0, this.characterLimit - this.charactersUsed)} credits remaining, while ${text.length} credits are required for this request.`,
      );
    }
    this.charactersUsed += text.length;
  }
}
