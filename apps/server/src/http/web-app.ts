import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendNotFound } from './problem-handler.ts';

/** Paths that are never pages of the dashboard. */
const NOT_PAGES = /^\/(api|webhooks|media|ws|metrics|healthz|readyz)(\/|\?|$)/;

/** The dashboard runs its own scripts only. Its component library sets styles on elements, so styles may be inline. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
    "connect-src 'self' ws: wss:; media-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** Serves the built dashboard; its own paths all answer with the one page. Without a build there is nothing to serve. */
export async function registerWebApp(fastify: FastifyInstance, folder: string | undefined): Promise<void> {
  const hasPage = folder !== undefined && existsSync(join(folder, 'index.html'));
  if (hasPage)
    await fastify.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      setHeaders(reply, path) {
        reply.headers(PAGE_HEADERS);
        // Built files carry a hash of their contents in their name; the page that names them does not.
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  fastify.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    if (hasPage && wantsPage && !NOT_PAGES.test(request.url)) return reply.sendFile('index.html');
    return sendNotFound(request, reply);
  });
}
