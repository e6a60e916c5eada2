import type { MemberRole } from './api/auth.ts';

/** What can be done inside a business. A member's role says which of these they have. */
export const BUSINESS_PERMISSIONS = [
  'business:read',
  'business:write',
  'business:delete',
  'members:read',
  'members:write',
  'agents:read',
  'agents:write',
  'knowledge:read',
  'knowledge:write',
  'calls:read',
  /** Transcripts and recordings. */
  'calls:hear',
  /** Placing and logging calls. */
  'calls:write',
  /** What is texted with callers. */
  'texts:read',
  'texts:write',
  'bookings:read',
  /** Reservations, orders, viewings and leads. */
  'bookings:write',
  'catalog:read',
  /** Menu, specials, tables and listings. */
  'catalog:write',
  'numbers:read',
  'numbers:write',
  'contacts:read',
  'contacts:write',
  'webhooks:read',
  'webhooks:write',
  /** The business's own accounts with speech and language services. */
  'providers:read',
  'providers:write',
  'audit:read',
  'analytics:read',
] as const;

/** What concerns the whole installation; administrators only. */
export const PLATFORM_PERMISSIONS = [
  'platform:users',
  /** Adding businesses. */
  'platform:businesses',
  'platform:requests',
  'platform:numbers',
  'platform:agents',
  /** The installation's accounts with speech and language services. */
  'platform:providers',
] as const;

type BusinessPermission = (typeof BUSINESS_PERMISSIONS)[number];

/** What somebody is to a business: a member with a role, or an administrator who is no member of it. */
export type BusinessAccess = MemberRole | 'admin';

const allBut = (...excluded: BusinessPermission[]) =>
  new Set<BusinessPermission>(BUSINESS_PERMISSIONS.filter(permission => !excluded.includes(permission)));

/**
 * The permission table. An administrator runs the platform without taking part in a business: they neither hear what
 * is said on its calls, nor read its texts, nor act for it, unless they are made a member.
 */
export const ROLE_PERMISSIONS: Readonly<Record<BusinessAccess, ReadonlySet<BusinessPermission>>> = {
  admin: allBut('calls:hear', 'calls:write', 'texts:read', 'texts:write', 'bookings:write'),
  owner: allBut(),
  manager: allBut('members:write', 'business:delete', 'providers:write', 'audit:read'),
  staff: new Set<BusinessPermission>([
    'business:read',
    'calls:read',
    'calls:hear',
    'texts:read',
    'texts:write',
    'bookings:read',
    'bookings:write',
    'catalog:read',
    'knowledge:read',
    'contacts:read',
    'contacts:write',
    'analytics:read',
  ]),
};
