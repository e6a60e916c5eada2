import type { CreateUserBody, MemberRole, UpdateUserBody } from '@frontdesk/contract';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { apiKeys, businesses, members, users } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { checkPassword } from '../auth/password-rules.ts';
import { endSessions, setPassword } from '../auth/set-password.ts';
import { displayName, insertUser } from './first-admin.ts';
import { refuseTaken } from './user-conflict.ts';
import { noSuchUser } from './user-queries.ts';

interface Membership {
  readonly businessId: string;
  readonly role: MemberRole;
}

/** Adds a user with their memberships. Throws `conflict` for an address or a username that is taken. Returns the id. */
export async function createUser(
  db: Database,
  { body, actor }: { readonly body: CreateUserBody; readonly actor: AuditActor },
): Promise<string> {
  const { password = null, memberships, ...person } = body;
  if (password !== null) checkPassword(password, person, 'password');
  try {
    return await db.transaction(async transaction => {
      await requireBusinesses(transaction, memberships);
      const userId = await insertUser(transaction, { ...person, password });
      if (memberships.length > 0)
        await transaction.insert(members).values(memberships.map(entry => ({ ...entry, userId })));
      const after = { ...person, memberships };
      await recordAudit(transaction, { ...subject(userId), actor, action: 'user.created', after });
      return userId;
    });
  } catch (error) {
    return refuseTaken(error);
  }
}

export interface UserChange {
  readonly userId: string;
  readonly body: Omit<UpdateUserBody, 'version'>;
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
  readonly actor: AuditActor;
}

/**
 * Changes a user. Switching somebody off ends their sessions and revokes their keys; a new password ends their
 * sessions. Throws `conflict` when it would leave the platform without an active administrator.
 */
export async function updateUser(db: Database, { userId, body, version, actor }: UserChange): Promise<void> {
  const { password, memberships, ...fields } = body;
  try {
    await db.transaction(async transaction => {
      const before = await lockUser(transaction, userId);
      const person = { ...before, ...definedOf(fields) };
      if (before.role === 'admin' && before.isActive && !(person.role === 'admin' && person.isActive))
        await requireAnotherAdmin(transaction, userId);
      if (password !== undefined) checkPassword(password, person, 'password');
      const { email, username, firstName, lastName, role, isActive } = person;
      // Nobody has shown that the new address is theirs but the administrator, who vouches for it.
      const emailVerified = before.emailVerified || email !== before.email || password !== undefined;
      const set = { email, username, firstName, lastName, role, isActive, emailVerified, name: displayName(person) };
      await updateVersioned(transaction, users, { id: userId, version, set });
      if (password !== undefined) await setPassword(transaction, { userId, password });
      if (!isActive) await shutOut(transaction, userId);
      const replaced = memberships && (await replaceMemberships(transaction, userId, memberships));
      const changed = changedFields(
        { ...pickAudited(before), memberships: replaced },
        { ...pickAudited(person), memberships: memberships ?? replaced },
      );
      if (password !== undefined) changed.after.passwordChanged = true;
      const action = before.isActive && !isActive ? 'user.deactivated' : 'user.updated';
      await recordAudit(transaction, { ...subject(userId), actor, action, ...changed });
    });
  } catch (error) {
    refuseTaken(error);
  }
}

const subject = (userId: string) => ({ businessId: null, subjectType: 'user', subjectId: userId });

const definedOf = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  };

type Audited = Pick<typeof users.$inferSelect, 'email' | 'username' | 'firstName' | 'lastName' | 'role' | 'isActive'>;

const pickAudited = ({ email, username, firstName, lastName, role, isActive }: Audited) => ({
  email,
  username,
  firstName,
  lastName,
  role,
  isActive,
});

async function lockUser(transaction: Database, userId: string) {
  // Administrators are locked in one order, so that two who dismiss each other wait, and the second is refused.
  const rows = await transaction
    .select({ id: users.id })
    .from(users)
    .where(eq(users.role, 'admin'))
    .orderBy(asc(users.id))
    .for('update');
  const isLocked = rows.some(row => row.id === userId);
  const query = transaction.select().from(users).where(eq(users.id, userId));
  const [user] = isLocked ? await query : await query.for('update');
  if (!user) throw noSuchUser();
  return user;
}

async function requireAnotherAdmin(transaction: Database, userId: string): Promise<void> {
  const admins = await transaction
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.isActive, true)));
  if (!admins.some(admin => admin.id !== userId))
    throw new AppError('conflict', 'This is the last active administrator. Make somebody else one first.');
}

async function shutOut(transaction: Database, userId: string): Promise<void> {
  await endSessions(transaction, userId);
  await transaction
    .update(apiKeys)
    .set({ isActive: false })
    .where(and(eq(apiKeys.userId, userId), eq(apiKeys.isActive, true)));
}

/** Returns what the memberships were. */
async function replaceMemberships(
  transaction: Database,
  userId: string,
  memberships: readonly Membership[],
): Promise<Membership[]> {
  await requireBusinesses(transaction, memberships);
  const before = await transaction
    .delete(members)
    .where(eq(members.userId, userId))
    .returning({ businessId: members.businessId, role: members.role, createdAt: members.createdAt });
  const since = new Map(before.map(entry => [entry.businessId, entry.createdAt]));
  if (memberships.length > 0)
    await transaction.insert(members).values(
      memberships.map(entry => {
        const createdAt = since.get(entry.businessId);
        return { ...entry, userId, ...(createdAt && { createdAt }) };
      }),
    );
  return before.map(({ businessId, role }) => ({ businessId, role }));
}

async function requireBusinesses(transaction: Database, memberships: readonly Membership[]): Promise<void> {
  const ids = memberships.map(entry => entry.businessId);
  const found = await transaction
    .select({ id: businesses.id })
    .from(businesses)
    .where(and(inArray(businesses.id, ids), isNull(businesses.deletedAt)));
  const known = new Set(found.map(row => row.id));
  const problems = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ field: `memberships.${index}.business_id`, message: 'There is no such business.' }],
  );
  if (problems.length > 0) throw new AppError('validation_failed', 'There is no such business.', { problems });
}
