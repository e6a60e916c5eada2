import type { InviteMemberBody, Member, MemberListQuery, MemberRole } from '@frontdesk/contract';
import { and, asc, count, eq, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, members, users } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { insertUser } from '../users/first-admin.ts';
import { refuseTaken } from '../users/user-conflict.ts';
import type { Tenant, Transaction } from './enter.ts';

export function listMembers(tenant: Tenant, { page, pageSize, role }: MemberListQuery) {
  return tenant.run(async transaction => {
    const where = and(eq(members.businessId, tenant.businessId), role && eq(members.role, role));
    const rows = await selectMembers(transaction)
      .where(where)
      .orderBy(asc(users.email))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [counted] = await transaction.select({ total: count() }).from(members).where(where);
    return { items: rows.map(shown), total: counted?.total ?? 0, page, pageSize };
  });
}

export interface Invited {
  readonly member: Member;
  readonly businessName: string;
  /** They have no password yet. */
  readonly needsPassword: boolean;
}

/**
 * Makes somebody a member by their address, with an account when they have none. Throws `conflict` when they are one
 * already, or were switched off on the platform.
 */
export async function inviteMember(db: Database, tenant: Tenant, body: InviteMemberBody): Promise<Invited> {
  const { businessId, actor } = tenant;
  try {
    // Not inside the fence: people belong to the platform, and only then to a business.
    return await db.transaction(async transaction => {
      const [known] = await transaction
        .select()
        .from(users)
        .where(eq(sql`lower(${users.email})`, body.email));
      if (known && !known.isActive) throw new AppError('conflict', 'This account is switched off on the platform.');
      const { email, firstName, lastName, role } = body;
      const userId =
        known?.id ?? (await insertUser(transaction, { email, firstName, lastName, password: null, role: 'member' }));
      const added = await transaction
        .insert(members)
        .values({ userId, businessId, role })
        .onConflictDoNothing()
        .returning({ userId: members.userId });
      if (added.length === 0) throw new AppError('conflict', 'They are a member already.');
      await recordAudit(transaction, {
        businessId,
        actor,
        action: 'member.added',
        subjectType: 'user',
        subjectId: userId,
        after: { email, role },
      });
      const [business] = await transaction
        .select({ name: businesses.name })
        .from(businesses)
        .where(eq(businesses.id, businessId));
      return {
        member: await loadMember(transaction, tenant, userId),
        businessName: business?.name ?? '',
        needsPassword: !(known?.emailVerified ?? false),
      };
    });
  } catch (error) {
    return refuseTaken(error);
  }
}

/** Throws `not_found`, and `conflict` for the last owner. */
export function changeRole(tenant: Tenant, userId: string, role: MemberRole): Promise<Member> {
  return tenant.run(async transaction => {
    const before = await lockMember(transaction, tenant, userId);
    if (before.role === 'owner' && role !== 'owner') await requireAnotherOwner(transaction, tenant, userId);
    await transaction.update(members).set({ role }).where(isMember(tenant, userId));
    await recordAudit(transaction, {
      businessId: tenant.businessId,
      actor: tenant.actor,
      action: 'member.role_changed',
      subjectType: 'user',
      subjectId: userId,
      before: { role: before.role },
      after: { role },
    });
    return loadMember(transaction, tenant, userId);
  });
}

/** Throws `not_found`, and `conflict` for the last owner. The account stays. */
export function removeMember(tenant: Tenant, userId: string): Promise<void> {
  return tenant.run(async transaction => {
    const before = await lockMember(transaction, tenant, userId);
    if (before.role === 'owner') await requireAnotherOwner(transaction, tenant, userId);
    await transaction.delete(members).where(isMember(tenant, userId));
    await recordAudit(transaction, {
      businessId: tenant.businessId,
      actor: tenant.actor,
      action: 'member.removed',
      subjectType: 'user',
      subjectId: userId,
      before: { role: before.role },
    });
  });
}

const isMember = ({ businessId }: Tenant, userId: string) =>
  and(eq(members.businessId, businessId), eq(members.userId, userId));

/** Owners are locked in one order, so that of two who dismiss each other the second is refused. */
async function lockMember(transaction: Transaction, tenant: Tenant, userId: string) {
  await transaction
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.businessId, tenant.businessId), eq(members.role, 'owner')))
    .orderBy(asc(members.userId))
    .for('update');
  const [member] = await transaction
    .select({ role: members.role })
    .from(members)
    .where(isMember(tenant, userId))
    .for('update');
  if (!member) throw noSuchMember();
  return member;
}

/** An owner who was switched off on the platform cannot look after the business. */
async function requireAnotherOwner(transaction: Transaction, tenant: Tenant, userId: string): Promise<void> {
  const owners = await transaction
    .select({ userId: members.userId })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.businessId, tenant.businessId), eq(members.role, 'owner'), eq(users.isActive, true)));
  if (!owners.some(owner => owner.userId !== userId))
    throw new AppError('conflict', 'This is the last owner. Make somebody else one first.');
}

async function loadMember(transaction: Transaction, tenant: Tenant, userId: string): Promise<Member> {
  const [row] = await selectMembers(transaction).where(isMember(tenant, userId));
  if (!row) throw noSuchMember();
  return shown(row);
}

const noSuchMember = () => new AppError('not_found', 'There is no such member.');

const selectMembers = (transaction: Transaction) =>
  transaction
    .select({
      userId: users.id,
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      role: members.role,
      isActive: users.isActive,
      emailVerified: users.emailVerified,
      since: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId));

function shown(row: Awaited<ReturnType<typeof selectMembers>>[number]): Member {
  const { isActive, emailVerified, since, ...member } = row;
  const status = isActive ? (emailVerified ? 'active' : 'invited') : 'inactive';
  return { ...member, status, since: since.toISOString() };
}
