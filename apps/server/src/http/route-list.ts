import type { FastifyInstance } from 'fastify';
import type { RouteAccess } from './route-access.ts';

/** A route as it was registered. */
export interface RegisteredRoute {
  readonly method: string;
  /** Path pattern, `/api/calls/:id`. */
  readonly url: string;
  /** Undefined where anybody may come, and outside the API. */
  readonly access: RouteAccess | undefined;
  readonly isPublic: boolean;
  /** What it takes, by part of the request. Zod schemas. */
  readonly schema: { readonly params?: unknown; readonly querystring?: unknown; readonly body?: unknown };
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is, for tests that try them all. */
    readonly registeredRoutes: readonly RegisteredRoute[];
  }
}

/** Keeps the list of routes that are registered from now on. */
export function recordRoutes(fastify: FastifyInstance): void {
  const routes: RegisteredRoute[] = [];
  fastify.decorate('registeredRoutes', routes);
  fastify.addHook('onRoute', ({ method, url, config, schema }) => {
    for (const each of [method].flat())
      routes.push({
        method: each,
        url,
        access: config?.access,
        isPublic: config?.isPublic ?? false,
        schema: schema ?? {},
      });
  });
}
