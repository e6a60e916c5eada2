import { createTransport } from 'nodemailer';
import { type DeliverMail, MailRefused } from './mail.ts';

export interface SmtpDelivery {
  readonly deliver: DeliverMail;
  close(): void;
}

const CONNECT_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 30_000;

/**
 * Delivers through a mail server: `smtps://` is encrypted from the start, `smtp://` upgrades when the server offers it,
 * and must when a password would be sent to another machine.
 */
export function openSmtpDelivery({ url, from }: { readonly url: string; readonly from: string }): SmtpDelivery {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isHere = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const transport = createTransport({
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: username !== '' && !isHere,
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: CONNECT_LIMIT_MS,
    greetingTimeout: CONNECT_LIMIT_MS,
    socketTimeout: SILENCE_LIMIT_MS,
    // A message is text of ours; it never fetches anything.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async deliver({ to, subject, text, html }) {
      try {
        // As an object, so that no list of addresses can hide in one.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html });
      } catch (error) {
        const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
        // RFC 5321 §4.2.1: 5yz is a permanent refusal.
        throw code >= 500 ? new MailRefused(error) : error;
      }
    },
    close: () => transport.close(),
  };
}
