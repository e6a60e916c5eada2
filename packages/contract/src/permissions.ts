import { z } from 'zod';
import { BUSINESS_PERMISSIONS, PLATFORM_PERMISSIONS } from './role-permissions.ts';

export { type BusinessAccess, ROLE_PERMISSIONS } from './role-permissions.ts';

export const BusinessPermission = z.enum(BUSINESS_PERMISSIONS);
export type BusinessPermission = z.infer<typeof BusinessPermission>;

export const PlatformPermission = z.enum(PLATFORM_PERMISSIONS);
export type PlatformPermission = z.infer<typeof PlatformPermission>;

export const Permission = z.enum([...BUSINESS_PERMISSIONS, ...PLATFORM_PERMISSIONS]).meta({ id: 'Permission' });
export type Permission = z.infer<typeof Permission>;

export const isPlatformPermission = (permission: Permission): permission is PlatformPermission =>
  permission.startsWith('platform:');
