import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Older ones are refused, as the official SDK does; younger ones than now by as much, too: clocks differ. */
const MAX_AGE_SECONDS = 30 * 60;
const HEADER = /^t=(\d{1,12}),v0=([0-9a-f]{64})$/;

/** What a post-call webhook tells, as far as we have use for it. */
export const PostCallEvent = z.object({
  type: z.string(),
  data: z.looseObject({ agent_id: z.string().min(1).max(200), conversation_id: z.string().min(1).max(200) }),
});
export type PostCallEvent = z.infer<typeof PostCallEvent>;

export interface SignedBody {
  readonly body: Uint8Array;
  /** Of `ElevenLabs-Signature`. */
  readonly header: string | undefined;
  readonly secret: string;
  readonly now: Date;
}

/** Whether ElevenLabs has sent this, lately: the header is `t=<unix seconds>,v0=<HMAC-SHA256 of "<t>.<body>">`. */
export function isSignedByElevenLabs({ body, header, secret, now }: SignedBody): boolean {
  const [, seconds, hash] = HEADER.exec(header ?? '') ?? [];
  if (seconds === undefined || hash === undefined) return false;
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > MAX_AGE_SECONDS) return false;
  const wanted = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
  return timingSafeEqual(wanted, Buffer.from(hash, 'hex'));
}
