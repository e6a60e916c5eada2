import type { TransferAnswer } from '@frontdesk/voice';
import { z } from 'zod';
import type { Bus } from '../../../bus/bus.ts';

/** What the carrier reports of the person who was rung. */
export const TransferNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pressed'), digit: z.string(), legSid: z.string() }),
  /** `status` is the carrier's last word for the person's leg. */
  z.object({ type: z.literal('ended'), status: z.string(), legSid: z.string() }),
]);
export type TransferNews = z.infer<typeof TransferNews>;

/** What the person gets next: the room, or `null` when nobody waits for them. */
export const TransferReply = z.object({ room: z.string().nullable() });
export type TransferReply = z.infer<typeof TransferReply>;

/** One person who is asked, by this process. Settles once; news after that changes nothing. */
export class PendingTransfer {
  readonly settled: Promise<TransferAnswer>;
  readonly #settle: (answer: TransferAnswer) => void;
  readonly #room: string;
  #answer: TransferAnswer | undefined;
  #legSid: string | undefined;

  constructor(room: string) {
    this.#room = room;
    const { promise, resolve } = Promise.withResolvers<TransferAnswer>();
    this.settled = promise;
    this.#settle = resolve;
  }

  /** The person's leg, once the carrier has named it. */
  get legSid(): string | undefined {
    return this.#legSid;
  }

  nameLeg(legSid: string): void {
    this.#legSid ??= legSid;
  }

  /** The first who settles it decides. */
  settle(answer: TransferAnswer): void {
    if (this.#answer) return;
    this.#answer = answer;
    this.#settle(answer);
  }

  /** The same news again has the same reply. */
  take(news: TransferNews): TransferReply {
    this.nameLeg(news.legSid);
    if (news.type === 'ended') this.settle({ result: failureOf(news.status) });
    else if (news.digit === '1') this.settle({ result: 'accepted', handOver: this.#room });
    else this.settle({ result: 'declined' });
    const isTheirs = this.#answer?.result === 'accepted' && news.type === 'pressed' && news.digit === '1';
    return { room: isTheirs ? this.#room : null };
  }
}

/** Somebody who answered and pressed nothing is nobody who could be asked: a machine, as a rule. */
function failureOf(status: string): Exclude<TransferAnswer['result'], 'accepted'> {
  if (status === 'busy') return 'busy';
  return status === 'failed' ? 'failed' : 'no_answer';
}

const Question = z.object({ news: TransferNews, replyTo: z.string() });
const REPLY_LIMIT_MS = 2_000;

const subjectOf = (transferId: string) => `transfers.${transferId}`;

/** The people that calls of this process wait for, reached from every process that the carrier may tell. */
export class PendingTransfers {
  readonly #pending = new Map<string, PendingTransfer>();
  readonly #bus: Bus | undefined;
  readonly #stop: (() => void) | undefined;

  constructor(bus: Bus | undefined) {
    this.#bus = bus;
    this.#stop = bus?.subscribe(subjectOf('*'), (message, subject) => {
      const transfer = this.#pending.get(subject.slice(subjectOf('').length));
      if (!transfer) return;
      const { news, replyTo } = Question.parse(message);
      bus.publish(replyTo, transfer.take(news));
    });
  }

  add(transferId: string, transfer: PendingTransfer): void {
    this.#pending.set(transferId, transfer);
  }

  delete(transferId: string): void {
    this.#pending.delete(transferId);
  }

  /** Tells whoever waits, here or elsewhere. Without anybody there is no room. */
  async tell(transferId: string, news: TransferNews): Promise<TransferReply> {
    const here = this.#pending.get(transferId);
    if (here) return here.take(news);
    if (!this.#bus) return { room: null };
    const replyTo = `transfer-replies.${transferId}-${news.type}`;
    const answered = Promise.withResolvers<TransferReply>();
    const stop = this.#bus.subscribe(replyTo, message => answered.resolve(TransferReply.parse(message)));
    const timer = setTimeout(() => answered.resolve({ room: null }), REPLY_LIMIT_MS);
    try {
      this.#bus.publish(subjectOf(transferId), { news, replyTo });
      return await answered.promise;
    } finally {
      clearTimeout(timer);
      stop();
    }
  }

  close(): void {
    this.#stop?.();
  }
}
