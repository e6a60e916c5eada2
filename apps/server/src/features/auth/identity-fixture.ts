import { request as httpRequest } from 'node:http';
import { type SmtpEmulator, startSmtpEmulator } from '@frontdesk/emulators';
import { pino } from 'pino';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { type Mailer, openMailer } from '../../mail/mailer.ts';

export interface IdentityServer extends TestServer {
  readonly smtp: SmtpEmulator;
  readonly mailer: Mailer;
  /** The server's clock goes on by itself; this moves it forward. */
  advance(milliseconds: number): void;
  /** Tries to sign in, from one of this machine's loopback addresses. */
  signIn(email: string, password: string, from?: string): Promise<SignInAnswer>;
  /** The session's cookie of somebody who signs in; throws when they cannot. */
  cookieOf(email: string, password?: string): Promise<string>;
  /** When all mail has been sent, the token in the latest one to the address. */
  tokenFor(email: string): Promise<string>;
}

export interface SignInAnswer {
  readonly status: number;
  readonly retryAfter: number | null;
  readonly cookie: string;
  readonly body: Record<string, unknown>;
}

/** For tests: the whole server with a mail server beside it, and a clock that can be moved. */
export async function openIdentityServer(): Promise<IdentityServer> {
  const smtp = await startSmtpEmulator();
  const mailer = openMailer({
    smtpUrl: smtp.url,
    from: 'Frontdesk <no-reply@frontdesk.example>',
    publicUrl: 'http://127.0.0.1',
    logger: pino({ level: 'silent' }),
    retryAfterMs: [0],
  });
  let offsetMs = 0;
  const server = await openTestServer({ mailer, wallTime: () => new Date(Date.now() + offsetMs) });

  const signIn: IdentityServer['signIn'] = (email, password, from = '127.0.0.1') =>
    new Promise((resolve, reject) => {
      const url = new URL('/api/auth/login', server.origin);
      const headers = { 'content-type': 'application/json' };
      const outgoing = httpRequest(url, { method: 'POST', headers, localAddress: from }, async response => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const retryAfter = response.headers['retry-after'];
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: retryAfter === undefined ? null : Number(retryAfter),
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
          body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>,
        });
      });
      outgoing.on('error', reject);
      outgoing.end(JSON.stringify({ email, password }));
    });

  return {
    ...server,
    smtp,
    mailer,
    advance: milliseconds => {
      offsetMs += milliseconds;
    },
    signIn,
    async cookieOf(email, password = 'correct horse') {
      const { status, cookie } = await signIn(email, password);
      if (status !== 200) throw new Error(`Signing in was answered ${status}.`);
      return cookie;
    },
    async tokenFor(email) {
      await mailer.idle();
      const mail = smtp.mails.findLast(entry => entry.to.includes(email));
      const token = /#token=([\w-]{43})/.exec(mail?.text ?? '')?.[1];
      if (!token) throw new Error(`There is no mail with a token to ${email}.`);
      return token;
    },
    async close() {
      await server.close();
      await mailer.close();
      await smtp.close();
    },
  };
}

/** Options of a request with a JSON body. */
export const json = (
  body: unknown,
  more: { method?: string; cookie?: string; headers?: Record<string, string> } = {},
) => ({
  method: more.method ?? 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...(more.cookie && { cookie: more.cookie }), ...more.headers },
});
