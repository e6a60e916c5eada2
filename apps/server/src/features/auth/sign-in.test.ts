import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts, sessions, users } from '../../db/schema/index.ts';
import { openTestServer } from '../../http/server-fixture.ts';
import { insertUser } from '../users/first-admin.ts';
import { attemptSubject, countAttempt, networkOf } from './attempts.ts';
import { type IdentityServer, json, openIdentityServer } from './identity-fixture.ts';
import { ACCOUNT_LIMIT } from './sign-in.ts';

const MINUTE_MS = 60_000;

let server: IdentityServer;
beforeAll(async () => {
  server = await openIdentityServer();
});
afterAll(() => server.close());

/** Guesses from an address that nothing else of this file uses, so that only the account's own tries count. */
async function guess(email: string, times: number, from: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let tries = 0; tries < times; tries++) statuses.push((await server.signIn(email, 'a wrong guess', from)).status);
  return statuses;
}

describe('guessing a password', () => {
  it('closes the account for a minute after ten tries, for the right password and other machines too', async () => {
    await server.addUser('member', 'lock@example.com');
    expect(await guess('lock@example.com', 10, '127.0.1.1')).toEqual(Array(10).fill(401));
    const refused = await server.signIn('lock@example.com', 'correct horse', '127.0.1.2');
    expect(refused.status).toBe(429);
    expect(refused.body.code).toBe('rate_limited');
    expect(refused.retryAfter).toBeGreaterThan(50);
    expect(refused.retryAfter).toBeLessThanOrEqual(60);
    server.advance(MINUTE_MS + 1000);
    expect((await server.signIn('lock@example.com', 'correct horse', '127.0.1.2')).status).toBe(200);
  });

  it('closes it for longer each time, at most a quarter of an hour, and forgets after an hour', async () => {
    const { db } = server.database;
    const subject = attemptSubject('sign-in:account', 'longer@example.com');
    let nowMs = Date.now();
    const attempt = () => countAttempt(db, { subject, limit: ACCOUNT_LIMIT, now: new Date(nowMs) });
    for (let tries = 0; tries < 10; tries++) expect(await attempt()).toBeNull();
    const waits: number[] = [];
    for (let round = 0; round < 6; round++) {
      const waitMs = (await attempt()) ?? 0;
      waits.push(waitMs / MINUTE_MS);
      nowMs += waitMs;
      expect(await attempt()).toBeNull();
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
    nowMs += 61 * MINUTE_MS;
    for (let tries = 0; tries < 10; tries++) expect(await attempt()).toBeNull();
    expect(await attempt()).toBe(MINUTE_MS);
  });

  it('begins to count anew when the right person has come', async () => {
    await server.addUser('member', 'anew@example.com');
    expect(await guess('anew@example.com', 9, '127.0.1.4')).toEqual(Array(9).fill(401));
    expect((await server.signIn('anew@example.com', 'correct horse', '127.0.1.4')).status).toBe(200);
    expect(await guess('anew@example.com', 3, '127.0.1.4')).toEqual(Array(3).fill(401));
  });

  it('is answered the same for an account that does not exist, down to the wait', async () => {
    await server.addUser('member', 'exists@example.com');
    const answers = async (email: string, from: string) => {
      const all = [];
      for (let tries = 0; tries < 12; tries++) {
        const { status, body, retryAfter } = await server.signIn(email, 'a wrong guess', from);
        all.push({ status, body, waits: retryAfter !== null });
      }
      return all;
    };
    expect(await answers('exists@example.com', '127.0.1.5')).toEqual(
      await answers('does-not-exist@example.com', '127.0.1.6'),
    );
  });

  it('with many tries at once gets no more of them', async () => {
    await server.addUser('member', 'parallel@example.com');
    const tries = Array.from({ length: 25 }, () => server.signIn('parallel@example.com', 'a wrong guess', '127.0.1.7'));
    const statuses = (await Promise.all(tries)).map(answer => answer.status);
    expect(statuses.filter(status => status === 401)).toHaveLength(10);
    expect(statuses.filter(status => status === 429)).toHaveLength(15);
  });

  it('at many accounts from one machine closes that machine out, and no other', async () => {
    const { db } = server.database;
    await server.addUser('member', 'elsewhere@example.com');
    expect((await server.signIn('spray1@example.com', 'a wrong guess', '127.0.2.1')).status).toBe(401);
    const subject = attemptSubject('sign-in:address', '127.0.2.1');
    await db.update(attempts).set({ count: 98 }).where(eq(attempts.subject, subject));
    // Somebody who knows their password does not count.
    expect((await server.signIn('elsewhere@example.com', 'correct horse', '127.0.2.1')).status).toBe(200);
    expect((await server.signIn('spray2@example.com', 'a wrong guess', '127.0.2.1')).status).toBe(401);
    expect((await server.signIn('spray3@example.com', 'a wrong guess', '127.0.2.1')).status).toBe(401);
    const refused = await server.signIn('spray4@example.com', 'a wrong guess', '127.0.2.1');
    expect([refused.status, (refused.retryAfter ?? 0) > 0]).toEqual([429, true]);
    expect((await server.signIn('elsewhere@example.com', 'correct horse', '127.0.2.2')).status).toBe(200);
  });

  it('costs the same time for an unknown address, a wrong password and whoever was switched off', async () => {
    await server.addUser('member', 'known@example.com');
    const { userId } = await server.addUser('member', 'off@example.com');
    await server.database.db.update(users).set({ isActive: false }).where(eq(users.id, userId));
    await insertUser(server.database.db, { email: 'invited@example.com', password: null, role: 'member' });
    const fastest = async (email: string) => {
      const times: number[] = [];
      for (let tries = 0; tries < 3; tries++) {
        const startedAt = performance.now();
        expect((await server.signIn(email, 'correct pony', '127.0.1.9')).status).toBe(401);
        times.push(performance.now() - startedAt);
      }
      return Math.min(...times);
    };
    const wrong = await fastest('known@example.com');
    for (const email of ['nobody-here@example.com', 'off@example.com', 'invited@example.com'])
      expect((await fastest(email)) / wrong).toBeGreaterThan(0.5);
  });

  it('treats the addresses of one household as one', () => {
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('2001:db8:0:1:aaaa::1')).toBe(networkOf('2001:db8::1:0:0:0:2'));
    expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'));
  });
});

describe('a session', () => {
  it('is refused to whoever was switched off, and ends when they are', async () => {
    const { userId } = await server.addUser('member', 'gone@example.com');
    const cookie = await server.cookieOf('gone@example.com');
    await server.database.db.update(users).set({ isActive: false }).where(eq(users.id, userId));
    expect((await server.fetch('/api/auth/me', { headers: { cookie } })).status).toBe(401);
    const before = await server.database.db.select().from(sessions).where(eq(sessions.userId, userId));
    expect((await server.signIn('gone@example.com', 'correct horse')).status).toBe(401);
    const after = await server.database.db.select().from(sessions).where(eq(sessions.userId, userId));
    expect(after).toHaveLength(before.length);
  });

  it('cannot be forged from its token alone', async () => {
    const { userId } = await server.addUser('member', 'forged@example.com');
    await server.cookieOf('forged@example.com');
    const [session] = await server.database.db.select().from(sessions).where(eq(sessions.userId, userId));
    for (const value of [session?.token, `${session?.token}.`, `${session?.token}.${'A'.repeat(43)}=`]) {
      const cookie = `frontdesk.session_token=${encodeURIComponent(value ?? '')}`;
      expect((await server.fetch('/api/auth/me', { headers: { cookie } })).status).toBe(401);
    }
  });

  it('is sent over https only where the server is reached over https', async () => {
    const secure = await openTestServer({ publicUrl: 'https://desk.example.com' });
    try {
      await secure.addUser('member', 'secure@example.com');
      const login = await secure.fetch(
        '/api/auth/login',
        json({ email: 'secure@example.com', password: 'correct horse' }),
      );
      const [cookie = ''] = login.headers.getSetCookie();
      expect(cookie).toMatch(/; Secure/i);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; SameSite=Lax/i);
      expect(cookie).toMatch(/^__Secure-/);
    } finally {
      await secure.close();
    }
  });

  it('is lengthened while it is used', async () => {
    const { userId } = await server.addUser('member', 'weekly@example.com');
    const cookie = await server.cookieOf('weekly@example.com');
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * MINUTE_MS);
    const inFiveDays = new Date(Date.now() + 5 * 24 * 60 * MINUTE_MS);
    await server.database.db
      .update(sessions)
      .set({ updatedAt: twoDaysAgo, expiresAt: inFiveDays })
      .where(eq(sessions.userId, userId));
    const me = await server.fetch('/api/auth/me', { headers: { cookie } });
    expect(me.headers.getSetCookie()[0]).toMatch(/Max-Age=604800/);
    const [session] = await server.database.db.select().from(sessions).where(eq(sessions.userId, userId));
    expect(session?.expiresAt.getTime()).toBeGreaterThan(inFiveDays.getTime());
  });
});

describe('changing one’s own password', () => {
  const change = (cookie: string, currentPassword: string, newPassword: string) =>
    server.fetch(
      '/api/auth/password',
      json({ current_password: currentPassword, new_password: newPassword }, { method: 'PUT', cookie }),
    );

  it('needs the present one, keeps this session and ends the others', async () => {
    await server.addUser('member', 'change@example.com');
    const [here, elsewhere] = [
      await server.cookieOf('change@example.com'),
      await server.cookieOf('change@example.com'),
    ];
    const wrong = await change(here, 'not this one', 'blue kettle on a hill');
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ problems: [{ field: 'current_password' }] });
    expect((await change(here, 'correct horse', 'change@example')).status).toBe(400);
    expect((await change(here, 'correct horse', 'blue kettle on a hill')).status).toBe(204);
    expect((await server.fetch('/api/auth/me', { headers: { cookie: here } })).status).toBe(200);
    expect((await server.fetch('/api/auth/me', { headers: { cookie: elsewhere } })).status).toBe(401);
    expect((await server.signIn('change@example.com', 'correct horse')).status).toBe(401);
    expect((await server.signIn('change@example.com', 'blue kettle on a hill')).status).toBe(200);
    await server.mailer.idle();
    expect(server.smtp.mails.at(-1)).toMatchObject({
      to: ['change@example.com'],
      subject: 'Your password was changed',
    });
  });

  it('cannot be guessed through a session that was left open', async () => {
    await server.addUser('member', 'open@example.com');
    const cookie = await server.cookieOf('open@example.com');
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries++)
      statuses.push((await change(cookie, 'a wrong guess', 'blue kettle on a hill')).status);
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });

  it('cannot be done with a key', async () => {
    const { key } = await server.addUser('member', 'keyed@example.com');
    const body = json(
      { current_password: 'correct horse', new_password: 'blue kettle on a hill' },
      { method: 'PUT', cookie: await server.cookieOf('keyed@example.com') },
    );
    expect((await server.fetch('/api/auth/password', { ...body, key })).status).toBe(403);
  });
});
