import type { BusinessPermission, Permission } from '@frontdesk/contract';
import type { FastifyInstance } from 'fastify';

/**
 * Who may use a route, said where it is registered, so that tests can try every route as everybody.
 * `business-in-path` and `resource-in-path`: the first parameter of the path is the business's or the row's id ·
 * `business-in-query`: `business_id` is in the query, or in the body of a write · `listed`: answers with what the user
 * may see of all businesses · `self`: about the user, or the one business that is theirs · `platform`: administrators.
 */
export type RouteAccess =
  | {
      readonly permission: BusinessPermission;
      readonly tenant: 'business-in-path' | 'resource-in-path' | 'business-in-query' | 'listed';
    }
  | { readonly permission?: BusinessPermission; readonly tenant: 'self' }
  | { readonly permission: Permission; readonly tenant: 'platform' };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers without a session or a key. */
    readonly isPublic?: boolean;
    readonly access?: RouteAccess;
  }
}

/** Refuses to start with a route that says neither who may use it nor that everybody may. */
export function requireDeclaredAccess(scope: FastifyInstance): void {
  scope.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.isPublic && !config?.access) throw new Error(`${String(method)} ${url} does not declare its access.`);
  });
}
