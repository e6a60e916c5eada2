import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseConfig } from './config.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-config-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (environment: Record<string, string>) => parseConfig({ environment, folder });

describe('configuration', () => {
  test('needs nothing', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      dataDir: join(folder, 'data'),
      demo: true,
      logLevel: 'info',
    });
  });

  test('takes proxies as a number or by address, and origins as a list', () => {
    expect(read({})).toMatchObject({ trustProxy: false, allowedOrigins: [] });
    expect(read({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
    const both = read({ TRUST_PROXY: '10.0.0.0/8, loopback', ALLOWED_ORIGINS: 'https://a.example, https://b.example' });
    expect(both.trustProxy).toEqual(['10.0.0.0/8', 'loopback']);
    expect(both.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(() => read({ TRUST_PROXY: 'nginx' })).toThrow(/TRUST_PROXY must be the number of proxies/);
    expect(() => read({ ALLOWED_ORIGINS: 'https://a.example/path' })).toThrow(/ALLOWED_ORIGINS must be origins/);
    expect(() => read({ ALLOWED_ORIGINS: '*' })).toThrow(/ALLOWED_ORIGINS must be origins/);
  });

  test('lists every problem at once, by name, with the remedy and without the secret', () => {
    const attempt = () =>
      read({
        PORT: 'eighty',
        DATABASE_URL: 'mysql://u:hunter2@h/x',
        SECRET_KEY: 'hunter2',
        LOG_LEVEL: 'loud',
        DEMO: 'maybe',
      });
    expect(attempt).toThrow(/PORT must be a whole number from 1 to 65535\./);
    expect(attempt).toThrow(/DATABASE_URL must be a URL that starts with postgres:\/\//);
    expect(attempt).toThrow(/SECRET_KEY must have at least 32 characters/);
    expect(attempt).toThrow(/LOG_LEVEL must be/);
    expect(attempt).toThrow(/DEMO must be true or false/);
    expect(attempt).not.toThrow(/hunter2/);
  });

  test('reads a secret from a file, and refuses two sources for one', async () => {
    await writeFile(join(folder, 'token'), 'from-a-file\n');
    expect(read({ TWILIO_AUTH_TOKEN_FILE: 'token' }).twilio.authToken).toBe('from-a-file');
    expect(() => read({ TWILIO_AUTH_TOKEN_FILE: 'token', TWILIO_AUTH_TOKEN: 'x' })).toThrow(/both set; keep one/);
    expect(() => read({ TWILIO_AUTH_TOKEN_FILE: 'absent' })).toThrow(
      /TWILIO_AUTH_TOKEN_FILE cannot be read \(ENOENT\)/,
    );
  });

  test('a Twilio account needs its token; the token alone checks signatures', () => {
    const sid = `AC${'0'.repeat(32)}`;
    expect(read({ TWILIO_AUTH_TOKEN: 'x' }).twilio).toMatchObject({ authToken: 'x' });
    expect(() => read({ TWILIO_ACCOUNT_SID: sid })).toThrow(/TWILIO_AUTH_TOKEN must be set together with/);
    expect(() => read({ BUY_NUMBERS: 'true' })).toThrow(/BUY_NUMBERS needs TWILIO_ACCOUNT_SID/);
    const bought = { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: 'x', BUY_NUMBERS: 'true', BUY_NUMBERS_COUNTRY: 'ie' };
    expect(read(bought).buyNumbers).toEqual({ country: 'IE' });
  });

  test('reads .env, and the environment wins', async () => {
    await writeFile(join(folder, '.env'), 'PORT=4000\nLOG_LEVEL=warn\n');
    expect(read({ PORT: '5000' })).toMatchObject({ port: 5000, logLevel: 'warn' });
    await rm(join(folder, '.env'));
  });

  test('an empty variable counts as absent', () => {
    expect(read({ NATS_URL: '', PORT: ' ' })).toMatchObject({ port: 3000 });
  });

  test('demo businesses come with the embedded database only, unless asked for', () => {
    const DATABASE_URL = 'postgres://u:p@h/x';
    expect(read({ DATABASE_URL }).demo).toBe(false);
    expect(read({ DATABASE_URL, DEMO: 'true' }).demo).toBe(true);
    expect(read({ DEMO: '0' }).demo).toBe(false);
  });

  test('half of a pair is a problem', () => {
    expect(() => read({ S3_BUCKET: 'calls', S3_ACCESS_KEY_ID: 'id' })).toThrow(
      /S3_SECRET_ACCESS_KEY must be set together/,
    );
  });
});
