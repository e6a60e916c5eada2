import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';
import type { Database } from '../db/connection.ts';
import type { Auth } from '../features/auth/auth.ts';
import { identify, isInScope, type Principal } from '../features/auth/principal.ts';
import { checkOrigin } from './cross-origin.ts';
import { type RouteAccess, requireDeclaredAccess } from './route-access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; null on routes that anybody may use. */
    principal: Principal | null;
  }
}

export interface AuthenticationOptions {
  readonly db: Database;
  readonly auth: Auth;
  /** Sites whose pages may write. */
  readonly allowedOrigins: readonly string[];
}

/**
 * Every route of the scope needs a session or an API key, unless its config says `isPublic`, and must say who may use
 * it.
 */
export function requireAuthentication(scope: FastifyInstance, options: AuthenticationOptions): void {
  scope.decorateRequest('principal', null);
  requireDeclaredAccess(scope);
  // After the rate limit, so that keys cannot be guessed at any speed; before bodies are read.
  scope.addHook('preParsing', async request => {
    checkOrigin(request, options.allowedOrigins);
    if (request.routeOptions.config.isPublic) return;
    const { authorization, cookie } = request.headers;
    request.principal = await identify(options, { authorization, cookie });
    if (!request.principal) throw new AppError('unauthenticated', 'Sign in, or send an API key as a bearer token.');
    checkAccess(request.principal, request.routeOptions.config.access);
  });
}

/** What can be told without knowing the business: the key's scopes, and routes for administrators. */
function checkAccess(principal: Principal, access: RouteAccess | undefined): void {
  if (!access) return;
  const { permission, tenant } = access;
  if (permission && !isInScope(principal, permission))
    throw new AppError('forbidden', `This key was not made for ${permission}.`);
  if (tenant === 'platform' && principal.onlyBusinessId !== null)
    throw new AppError('forbidden', 'This key was made for one business only.');
  if (tenant === 'platform' && principal.role !== 'admin')
    throw new AppError('forbidden', 'This is for administrators of the platform only.');
}

/** Who is asking, on a route that needs somebody. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new AppError('unauthenticated', 'Sign in, or send an API key as a bearer token.');
  return request.principal;
}
