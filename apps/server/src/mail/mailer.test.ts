import { type SmtpEmulator, startSmtpEmulator } from '@frontdesk/emulators';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Mailer, openMailer } from './mailer.ts';
import { invitation } from './templates/invitation.ts';

const url = 'https://desk.example.com/set-password#token=abc';
let smtp: SmtpEmulator;
let mailer: Mailer;
let logged: string[];

function open(smtpUrl: string): Mailer {
  logged = [];
  const logger = pino({ level: 'info' }, { write: line => void logged.push(line) });
  const from = 'Frontdesk <no-reply@example.com>';
  return openMailer({ smtpUrl, from, publicUrl: 'https://desk.example.com', logger, retryAfterMs: [0, 0] });
}

beforeEach(async () => {
  smtp = await startSmtpEmulator({ credentials: { user: 'desk', password: 'p@ss/word' } });
  mailer = open(smtp.url);
});
afterEach(async () => {
  await mailer.close();
  await smtp.close();
});

const post = (businessName: string, to = 'ada@example.com') =>
  mailer.post(async () => invitation({ to, url, businessName }));

it('sends text and HTML, in any alphabet, and nothing that could be markup', async () => {
  post('Trattoria „Größe“ <script>alert(1)</script> & Söhne');
  await mailer.idle();
  const [mail] = smtp.mails;
  expect(mail?.from).toBe('no-reply@example.com');
  expect(mail?.to).toEqual(['ada@example.com']);
  expect(mail?.subject).toBe('You are invited to Trattoria „Größe“ <script>alert(1)</script> & Söhne');
  expect(mail?.text).toContain('Trattoria „Größe“ <script>');
  expect(mail?.html).toContain('Trattoria „Größe“ &lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne');
  expect(mail?.html).toContain(`href="${url}"`);
});

it('writes to one person, whatever is in the names', async () => {
  post('Nice\r\nBcc: victim@example.com\r\n\r\nBuy now', '"a@example.com, victim"@example.com');
  await mailer.idle();
  for (const mail of smtp.mails) {
    expect(mail.to).toHaveLength(1);
    expect(mail.headers.has('bcc')).toBe(false);
  }
});

it('tries again when the server says later, and not when it says no', async () => {
  smtp.refuseNext('451 later', '421 busy');
  post('Bella Vista');
  await mailer.idle();
  expect([smtp.offered, smtp.mails.length]).toEqual([3, 1]);
  smtp.refuseNext('550 no such person');
  post('Bella Vista');
  await mailer.idle();
  expect([smtp.offered, smtp.mails.length]).toEqual([4, 1]);
  expect(logged.join('')).toContain('A mail was not sent.');
});

it('goes on after a server that is away, and logs neither address nor link', async () => {
  const away = await startSmtpEmulator();
  await away.close();
  const other = open(away.url);
  other.post(async () => invitation({ to: 'ada@example.com', url, businessName: null }));
  await other.idle();
  await other.close();
  expect(logged.join('')).toContain('A mail was not sent.');
  expect(logged.join('')).not.toMatch(/ada@example|token=abc/);
});

it('sends nothing that is not wanted after all, and nothing after it was closed', async () => {
  mailer.post(async () => null);
  await mailer.close();
  post('Bella Vista');
  await mailer.idle();
  expect(smtp.offered).toBe(0);
});
