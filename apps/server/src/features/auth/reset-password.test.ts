import { Writable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, passwordTokens, users } from '../../db/schema/index.ts';
import { openTestServer } from '../../http/server-fixture.ts';
import { openMailer } from '../../mail/mailer.ts';
import { type IdentityServer, json, openIdentityServer } from './identity-fixture.ts';

const MINUTE_MS = 60_000;
const GOOD = 'blue kettle on a hill';

let server: IdentityServer;
beforeAll(async () => {
  server = await openIdentityServer();
});
afterAll(() => server.close());

const request = (email: string) => server.fetch('/api/auth/reset-password', json({ email }));
const confirm = (token: string, newPassword: string) =>
  server.fetch('/api/auth/reset-password', json({ token, new_password: newPassword }));

async function mailsTo(email: string): Promise<number> {
  await server.mailer.idle();
  return server.smtp.mails.filter(mail => mail.to.includes(email)).length;
}

describe('asking for a link', () => {
  it('is answered the same for known, unknown and switched-off people, and mails only the known', async () => {
    await server.addUser('member', 'known@example.com');
    const { userId } = await server.addUser('member', 'off@example.com');
    await server.database.db.update(users).set({ isActive: false }).where(eq(users.id, userId));
    const answers = [];
    for (const email of ['Known@Example.com', 'unknown@example.com', 'off@example.com']) {
      const response = await request(email);
      answers.push([response.status, await response.text()]);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]).toEqual([202, '{"status":"link_mailed_if_known"}']);
    expect(await mailsTo('known@example.com')).toBe(1);
    expect(await mailsTo('unknown@example.com')).toBe(0);
    expect(await mailsTo('off@example.com')).toBe(0);
  });

  it('mails words for every reader, with a link that browsers tell nobody', async () => {
    await server.addUser('member', 'reader@example.com');
    await request('reader@example.com');
    const token = await server.tokenFor('reader@example.com');
    const mail = server.smtp.mails.at(-1);
    expect(mail?.subject).toBe('Set a new password');
    expect(mail?.headers.get('from')).toContain('no-reply@frontdesk.example');
    for (const part of [mail?.text, mail?.html]) expect(part).toContain(`http://127.0.0.1/set-password#token=${token}`);
  });

  it('keeps only a hash of the token', async () => {
    const { userId } = await server.addUser('member', 'hashed@example.com');
    await request('hashed@example.com');
    const token = await server.tokenFor('hashed@example.com');
    const rows = await server.database.db.select().from(passwordTokens).where(eq(passwordTokens.userId, userId));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('does not fill anybody’s mailbox', async () => {
    await server.addUser('member', 'flooded@example.com');
    for (let times = 0; times < 6; times++) expect((await request('flooded@example.com')).status).toBe(202);
    expect(await mailsTo('flooded@example.com')).toBe(3);
  });

  it('with an address and a token at once, or with neither, lists what is wrong', async () => {
    const problems = async (body: object) => {
      const response = await server.fetch('/api/auth/reset-password', json(body));
      const { problems } = (await response.json()) as { problems: { field: string }[] };
      return [response.status, ...problems.map(problem => problem.field)];
    };
    expect(await problems({})).toEqual([400, 'email']);
    expect(await problems({ token: 'x' })).toEqual([400, 'new_password']);
    expect(await problems({ email: 'a@example.com', token: 'x', new_password: GOOD })).toEqual([
      400,
      'token',
      'new_password',
    ]);
  });
});

describe('following the link', () => {
  // A server of its own, because one address may do this only so often.
  beforeAll(async () => {
    await server.close();
    server = await openIdentityServer();
  });

  it('sets the password once, ends every session, and opens a closed account', async () => {
    const { userId } = await server.addUser('member', 'reset@example.com');
    const cookie = await server.cookieOf('reset@example.com');
    for (let tries = 0; tries < 11; tries++) await server.signIn('reset@example.com', 'a wrong guess', '127.0.3.1');
    expect((await server.signIn('reset@example.com', 'correct horse', '127.0.3.1')).status).toBe(429);
    await request('reset@example.com');
    const token = await server.tokenFor('reset@example.com');
    expect((await confirm(token, GOOD)).status).toBe(200);
    expect((await server.fetch('/api/auth/me', { headers: { cookie } })).status).toBe(401);
    expect((await server.signIn('reset@example.com', 'correct horse')).status).toBe(401);
    expect((await server.signIn('reset@example.com', GOOD)).status).toBe(200);
    const again = await confirm(token, 'another kettle entirely');
    expect(again.status).toBe(400);
    expect(await again.json()).toMatchObject({ problems: [{ field: 'token' }] });
    const log = await server.database.db.select().from(auditLog).where(eq(auditLog.subjectId, userId));
    expect(log.map(entry => entry.action)).toContain('user.password_reset');
    expect(JSON.stringify(log)).not.toContain('kettle');
    await server.mailer.idle();
    expect(server.smtp.mails.at(-1)).toMatchObject({ to: ['reset@example.com'], subject: 'Your password was changed' });
  });

  it('by two at once is done for one of them', async () => {
    await server.addUser('member', 'race@example.com');
    await request('race@example.com');
    const token = await server.tokenFor('race@example.com');
    const passwords = ['first kettle of tea', 'second kettle of tea', 'third kettle of tea'];
    const statuses = (await Promise.all(passwords.map(password => confirm(token, password)))).map(
      ({ status }) => status,
    );
    expect(statuses.toSorted()).toEqual([200, 400, 400]);
    expect((await server.signIn('race@example.com', passwords[statuses.indexOf(200)] ?? '')).status).toBe(200);
  });

  it('works for an hour', async () => {
    await server.addUser('member', 'late@example.com');
    await request('late@example.com');
    const token = await server.tokenFor('late@example.com');
    server.advance(61 * MINUTE_MS);
    expect((await confirm(token, GOOD)).status).toBe(400);
    expect((await server.signIn('late@example.com', 'correct horse')).status).toBe(200);
  });

  it('with a password that is too easy may be tried again', async () => {
    await server.addUser('member', 'easy@example.com');
    await request('easy@example.com');
    const token = await server.tokenFor('easy@example.com');
    const easy = await confirm(token, 'password123');
    expect(easy.status).toBe(400);
    expect(await easy.json()).toMatchObject({ problems: [{ field: 'new_password' }] });
    expect((await confirm(token, GOOD)).status).toBe(200);
  });

  it('makes the links before it useless', async () => {
    await server.addUser('member', 'two@example.com');
    await request('two@example.com');
    const first = await server.tokenFor('two@example.com');
    await request('two@example.com');
    const second = await server.tokenFor('two@example.com');
    expect(first).not.toBe(second);
    expect((await confirm(second, GOOD)).status).toBe(200);
    expect((await confirm(first, 'another kettle entirely')).status).toBe(400);
  });

  it('does nothing for whoever was switched off meanwhile, and nothing with a made-up token', async () => {
    const { userId } = await server.addUser('member', 'dismissed@example.com');
    await request('dismissed@example.com');
    const token = await server.tokenFor('dismissed@example.com');
    await server.database.db.update(users).set({ isActive: false }).where(eq(users.id, userId));
    expect((await confirm(token, GOOD)).status).toBe(400);
    for (const madeUp of ['x', 'A'.repeat(43), "' or '1'='1"]) expect((await confirm(madeUp, GOOD)).status).toBe(400);
  });
});

describe('without a mail server', () => {
  async function logOf(publicUrl: string): Promise<string> {
    let written = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        written += String(chunk);
        done();
      },
    });
    const mailer = openMailer({ publicUrl, from: 'Frontdesk <a@example.com>', logger: pino({ level: 'info' }, sink) });
    const other = await openTestServer({ mailer, publicUrl });
    try {
      await other.addUser('member', 'dev@example.com');
      await other.fetch('/api/auth/reset-password', json({ email: 'dev@example.com' }));
      await mailer.idle();
    } finally {
      await other.close();
      await mailer.close();
    }
    return written;
  }

  it('the link is printed on a developer’s machine', async () => {
    expect(await logOf('http://localhost:3000')).toMatch(/http:\/\/localhost:3000\/set-password#token=[\w-]{43}/);
  });

  it('the log of a server that others reach says only that nothing was mailed', async () => {
    const log = await logOf('https://desk.example.com');
    expect(log).toContain('SMTP_URL is not set');
    expect(log).not.toMatch(/token|dev@example/);
  });
});
