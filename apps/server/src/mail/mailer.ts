import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { deliverToLog } from './log-delivery.ts';
import { type DeliverMail, type Mail, MailRefused } from './mail.ts';
import { openSmtpDelivery } from './smtp-delivery.ts';

/** Writes the message when its turn has come; null when there is nothing to send after all. */
export type ComposeMail = () => Promise<Mail | null>;

/** Sends mail beside the requests that cause it, so that answers do not wait for it, nor tell by their time. */
export interface Mailer {
  /** Queues a message. When the queue is full, the message is dropped and that is logged: people ask again. */
  post(compose: ComposeMail): void;
  /** When nothing is queued or being sent. */
  idle(): Promise<void>;
  /** Sends what is queued, for a few seconds at most. Idempotent. */
  close(): Promise<void>;
}

export interface MailerOptions {
  /** The mail server; without one, mail is printed where this is a developer's machine, and dropped elsewhere. */
  readonly smtpUrl?: string | undefined;
  /** Who the mail is from: `Frontdesk <no-reply@example.com>`. */
  readonly from: string;
  /** Decides whether this is a developer's machine: on the loopback address nobody else is served. */
  readonly publicUrl: string;
  readonly logger: FastifyBaseLogger;
  /** Waits between tries, in milliseconds; there is one more try than waits. */
  readonly retryAfterMs?: readonly number[];
}

const QUEUE_LIMIT = 1000;
/** Connections to the mail server. */
const SENDERS = 2;
/** A mail server that greylists wants to see a second try. */
const RETRY_AFTER_MS = [2_000, 20_000];
const CLOSE_LIMIT_MS = 5_000;

export function openMailer({ smtpUrl, from, publicUrl, logger, retryAfterMs = RETRY_AFTER_MS }: MailerOptions): Mailer {
  const smtp = smtpUrl === undefined ? null : openSmtpDelivery({ url: smtpUrl, from });
  const deliver: DeliverMail = smtp?.deliver ?? deliverToLog({ logger, mayShow: isLoopback(publicUrl) });
  const closing = new AbortController();
  const queue: ComposeMail[] = [];
  const senders = new Set<Promise<void>>();

  async function send(compose: ComposeMail): Promise<void> {
    const mail = await compose();
    if (!mail) return;
    for (let tries = 0; ; tries++) {
      try {
        return await deliver(mail);
      } catch (error) {
        const waitMs = retryAfterMs[tries];
        if (error instanceof MailRefused || waitMs === undefined) throw error;
        await wait(waitMs, undefined, { signal: closing.signal });
      }
    }
  }

  async function work(): Promise<void> {
    for (let compose = queue.shift(); compose; compose = queue.shift()) {
      try {
        await send(compose);
      } catch (error) {
        logger.error({ err: error }, 'A mail was not sent.');
      }
    }
  }

  const idle = async () => {
    while (senders.size > 0) await Promise.all(senders);
  };
  const finish = async () => {
    await Promise.race([idle(), wait(CLOSE_LIMIT_MS, undefined, { signal: closing.signal }).catch(() => {})]);
    closing.abort();
    queue.length = 0;
    smtp?.close();
  };
  let closed: Promise<void> | null = null;
  return {
    post(compose) {
      if (closed || queue.length >= QUEUE_LIMIT) return logger.error('A mail was dropped: too many are waiting.');
      queue.push(compose);
      if (senders.size >= SENDERS) return;
      const sender: Promise<void> = work().finally(() => senders.delete(sender));
      senders.add(sender);
    },
    idle,
    close() {
      closed ??= finish();
      return closed;
    },
  };
}

function isLoopback(url: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
