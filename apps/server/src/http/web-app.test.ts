import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerWebApp } from './web-app.ts';

let folder: string;
let fastify: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Frontdesk</title>');
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), '1');
  fastify = Fastify();
  await registerWebApp(fastify, folder);
});
afterAll(async () => {
  await fastify.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, accept = 'text/html') => fastify.inject({ url, headers: { accept } });

it('serves the page for every path of the dashboard, never from a cache and never in a frame', async () => {
  for (const url of ['/', '/calls/7?tab=transcript']) {
    const response = await get(url);
    expect(response.body).toContain('Frontdesk');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  }
});

it('lets browsers keep hashed files', async () => {
  expect((await get('/assets/app-1a2b.js')).headers['cache-control']).toContain('immutable');
});

it('answers 404 for missing files and unknown API routes', async () => {
  expect((await get('/assets/gone.js', '*/*')).statusCode).toBe(404);
  const response = await get('/api/nowhere');
  expect(response.statusCode).toBe(404);
  expect(response.json()).toMatchObject({ code: 'not_found' });
});
