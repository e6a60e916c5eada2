import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({
    limits: { perAddress: 40, perPrincipal: 5 },
    allowedOrigins: ['https://app.example.com'],
    trustProxy: 1,
  });
});
afterAll(() => server.close());

const from = (address: string) => ({ 'x-forwarded-for': address });

it('limits requests by key, wherever they come from', async () => {
  const [busy, quiet] = [await server.addUser('admin'), await server.addUser('admin')];
  const status = async (key: string, address: string) =>
    (await server.fetch('/api/auth/me', { key, headers: from(address) })).status;
  const statuses: number[] = [];
  for (let request = 0; request < 6; request++) statuses.push(await status(busy.key, `203.0.113.${request}`));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  expect(await status(quiet.key, '203.0.113.1')).toBe(200);
  const refused = await server.fetch('/api/auth/me', { key: busy.key });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
});

it('limits requests by address, as the proxy in front tells it', async () => {
  const status = async (address: string) => (await server.fetch('/api/businesses', { headers: from(address) })).status;
  const statuses = await Promise.all(Array.from({ length: 41 }, () => status('198.51.100.1')));
  expect(statuses.filter(code => code === 429)).toHaveLength(1);
  // What the caller itself wrote stands before what the proxy added.
  expect(await status('203.0.113.99, 198.51.100.1')).toBe(429);
  expect(await status('198.51.100.2')).toBe(401);
});

it('lets pages of the allowed sites in, and no others', async () => {
  const ask = (origin: string) =>
    server.fetch('/api/businesses', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', ...from('198.51.100.3') },
    });
  expect((await ask('https://app.example.com')).headers.get('access-control-allow-origin')).toBe(
    'https://app.example.com',
  );
  expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  const login = (origin: string) =>
    server.fetch('/api/auth/login', {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...from('198.51.100.4') },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'guess' }),
    });
  expect((await login('https://app.example.com')).status).toBe(401);
  expect((await login('https://evil.example')).status).toBe(403);
});

it('shows the API’s description as a page of its own server', async () => {
  const page = await server.fetch('/api/docs/', { headers: from('198.51.100.5') });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  const html = await page.text();
  expect(html).not.toMatch(/(src|href)="https?:/);
  const scripts = [...html.matchAll(/src="([^"]+)"/g)].map(([, path]) => new URL(path ?? '', page.url).pathname);
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of scripts) {
    const script = await server.fetch(path);
    expect(script.status).toBe(200);
    // A response left unread keeps its connection busy, and the server open.
    await script.arrayBuffer();
  }
});
