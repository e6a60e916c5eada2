import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';

/** Lets pages of the listed origins use the scope's routes; no other site's page may. Without a list, ours alone. */
export async function registerCrossOrigin(scope: FastifyInstance, allowedOrigins: readonly string[]): Promise<void> {
  if (allowedOrigins.length === 0) return;
  await scope.register(cors, {
    origin: [...allowedOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['etag', 'idempotent-replayed', 'retry-after', 'x-request-id'],
    maxAge: 600,
  });
}

/**
 * Refuses writes and sockets that another site's page makes a browser send along with our cookie. Clients that are no
 * browser send no `Origin`.
 */
export function checkOrigin(request: FastifyRequest, allowedOrigins: readonly string[] = []): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  const { origin } = request.headers;
  if ((isRead && request.headers.upgrade === undefined) || origin === undefined) return;
  const isOurs = URL.canParse(origin) && new URL(origin).host === request.host;
  if (!isOurs && !allowedOrigins.includes(origin))
    throw new AppError('forbidden', 'This request came from another site.');
}
