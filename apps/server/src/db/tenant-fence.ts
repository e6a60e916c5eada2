import type pg from 'pg';
import { StartupError } from '../startup-error.ts';

/** Nobody signs in with it: transactions for one business take it on and lay it down again. */
export const TENANT_ROLE = 'frontdesk_tenant';
/** The transaction's setting that holds the business's id. */
export const TENANT_SETTING = 'app.business_id';

const POLICY = 'frontdesk_tenant_rows';
/** Written once, by whoever is in the transaction. */
const APPEND_ONLY = new Set(['audit_log', 'call_events']);
/** No business in the setting means no rows, not an error. */
const CURRENT_BUSINESS = `nullif(current_setting('${TENANT_SETTING}', true), '')::uuid`;
const IS_MEMBER = 'exists (select from public.members where members.user_id = users.id)';

/** PostgreSQL: duplicate_object; unique_violation, when two databases of a cluster make the role at the same moment. */
const MADE_MEANWHILE = new Set(['42710', '23505']);
const INSUFFICIENT_PRIVILEGE = '42501';

interface Table {
  readonly name: string;
  readonly isFenced: boolean;
}

/**
 * Makes the database itself keep businesses apart: under the role `frontdesk_tenant`, every table with a `business_id`
 * shows and takes rows of the transaction's business only, and other tables cannot be read at all. Finds the tables by
 * itself, so a new one is fenced from its first start on. Safe to repeat, and does nothing then; the caller holds the
 * migration lock. Throws `StartupError` with the remedy when the database's user may not make the role.
 */
export async function fenceTenants(client: pg.ClientBase): Promise<void> {
  await ensureRole(client);
  await client.query(`do $$ begin
    if not has_schema_privilege('${TENANT_ROLE}', 'public', 'usage') then grant usage on schema public to ${TENANT_ROLE}; end if;
  end $$`);
  for (const { name, isFenced } of await tenantTables(client)) {
    const rights = APPEND_ONLY.has(name) ? 'select, insert' : 'select, insert, update, delete';
    await client.query(`grant ${rights} on public.${client.escapeIdentifier(name)} to ${TENANT_ROLE}`);
    if (!isFenced) await fence(client, { table: name, command: 'all', rows: `business_id = ${CURRENT_BUSINESS}` });
  }
  await client.query(`grant select, update on public.businesses to ${TENANT_ROLE}`);
  if (!(await isFenced(client, 'businesses')))
    await fence(client, { table: 'businesses', command: 'all', rows: `id = ${CURRENT_BUSINESS}` });
  // The business's own people. `members` is fenced as well, so everybody else stays hidden.
  await client.query(`grant select on public.users to ${TENANT_ROLE}`);
  if (!(await isFenced(client, 'users'))) await fence(client, { table: 'users', command: 'select', rows: IS_MEMBER });
}

async function ensureRole(client: pg.ClientBase): Promise<void> {
  try {
    await client
      .query(
        `do $$ begin
           if not exists (select from pg_roles where rolname = '${TENANT_ROLE}') then create role ${TENANT_ROLE} nologin; end if;
         end $$`,
      )
      .catch(unlessMadeMeanwhile);
    if (!(await mayTakeRole(client)))
      await client.query(`grant ${TENANT_ROLE} to current_user`).catch(unlessMadeMeanwhile);
    if (!(await mayTakeRole(client))) throw new Error(`The role ${TENANT_ROLE} cannot be taken on.`);
  } catch (cause) {
    if (codeOf(cause) !== INSUFFICIENT_PRIVILEGE) throw cause;
    const { rows } = await client.query<{ user: string; exists: boolean }>(
      `select quote_ident(current_user) as user, exists (select from pg_roles where rolname = '${TENANT_ROLE}') as exists`,
    );
    const [{ user, exists } = { user: 'the user of DATABASE_URL', exists: false }] = rows;
    const remedy = `${exists ? '' : `CREATE ROLE ${TENANT_ROLE} NOLOGIN; `}GRANT ${TENANT_ROLE} TO ${user};`;
    throw new StartupError(
      `The database user ${user} may not make the role ${TENANT_ROLE}, which keeps the businesses apart. ` +
        `Run this once as the database's administrator: ${remedy}`,
      { cause },
    );
  }
}

/** Since PostgreSQL 16 a member of a role takes it on only with the SET option. */
async function mayTakeRole(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_has_role(current_user, '${TENANT_ROLE}',
       case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may`,
  );
  return rows[0]?.may ?? false;
}

async function tenantTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, ${FENCED} as "isFenced"
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'business_id'
        and not a.attisdropped
      order by c.relname`,
  );
  return rows;
}

const FENCED = `(c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${POLICY}'))`;

async function isFenced(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query<{ fenced: boolean }>(
    `select ${FENCED} as fenced from pg_class c where c.oid = $1::regclass`,
    [`public.${name}`],
  );
  return rows[0]?.fenced ?? false;
}

interface Fence {
  readonly table: string;
  readonly command: 'all' | 'select';
  /** Which rows there are. */
  readonly rows: string;
}

/** The owner of the tables is not held by the policy: that is the platform itself. */
async function fence(client: pg.ClientBase, { table, command, rows }: Fence): Promise<void> {
  const name = `public.${client.escapeIdentifier(table)}`;
  await client.query('begin');
  try {
    await client.query(`alter table ${name} enable row level security`);
    await client.query(`drop policy if exists ${POLICY} on ${name}`);
    await client.query(`create policy ${POLICY} on ${name} for ${command} to ${TENANT_ROLE} using (${rows})`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

function unlessMadeMeanwhile(error: unknown): void {
  if (!MADE_MEANWHILE.has(String(codeOf(error)))) throw error;
}
