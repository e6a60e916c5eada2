import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older signatures are refused, and those of the future (docs.retellai.com/features/secure-webhook). */
const MAX_AGE_MS = 5 * 60_000;

const HEADER = /^v=(\d{1,16}),d=([0-9a-f]{64})$/;

export interface SignedRequest {
  /** `x-retell-signature`. */
  readonly header: string | undefined;
  /** As it came in, byte for byte. */
  readonly body: Buffer | string;
  readonly apiKey: string;
  readonly nowMs: number;
}

/** Whether Retell sent this, with this account's key, in these minutes. */
export function isRetellSignatureValid({ header, body, apiKey, nowMs }: SignedRequest): boolean {
  const [, sentAt, digest] = HEADER.exec(header ?? '') ?? [];
  if (sentAt === undefined || digest === undefined) return false;
  if (Math.abs(nowMs - Number(sentAt)) > MAX_AGE_MS) return false;
  const expected = createHmac('sha256', apiKey).update(body).update(sentAt).digest();
  return timingSafeEqual(expected, Buffer.from(digest, 'hex'));
}
