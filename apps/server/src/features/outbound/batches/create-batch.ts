import { BatchSettings, type NewBatch, type NewBatchEntry } from '@frontdesk/contract';
import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../../app-error.ts';
import { agents, batchEntries, batches, phoneNumbers } from '../../../db/schema/index.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import type { BatchContext } from './batch-context.ts';
import { scheduleTick } from './batch-ticks.ts';
import { placeholdersIn } from './fill-template.ts';
import { type NameEntry, type ResolvedEntry, resolveEntries } from './resolve-entries.ts';

export interface BatchOrder {
  readonly batch: NewBatch;
  readonly entries: readonly NewBatchEntry[];
  readonly nameEntry: NameEntry;
}

export interface CreatedBatch {
  readonly batchId: string;
  readonly entries: readonly (ResolvedEntry & { readonly id: string })[];
}

/** Rows of one insert; the database takes 65,535 parameters. */
const ROWS_AT_ONCE = 2_000;
/** More problems than anybody corrects at a time. */
const MAX_PROBLEMS = 1_000;

/**
 * Writes a batch with everybody it calls, and has it begin when its time comes: all of it or nothing. Throws
 * `validation_failed` with every problem.
 */
export function createBatch(
  { jobs, wallTime }: Pick<BatchContext, 'jobs' | 'wallTime'>,
  { businessId, actor, run }: Tenant,
  { batch: order, entries, nameEntry }: BatchOrder,
): Promise<CreatedBatch> {
  requireVariables(order, entries, nameEntry);
  const now = wallTime();
  const { name, agentId, from: _, phoneNumberId: _id, startAt: startsAt, ...settings } = order;
  const startAt = startsAt === undefined || new Date(startsAt) < now ? now : new Date(startsAt);
  return run(async transaction => {
    if (agentId !== undefined) await requireAgent(transaction, businessId, agentId);
    const fromNumber = await findNumber(transaction, businessId, order);
    const resolved = await resolveEntries(transaction, businessId, { entries, nameEntry });
    const [batch] = await transaction
      .insert(batches)
      .values({
        ...{ businessId, name, fromNumber, startAt, agentId: agentId ?? null },
        settings: BatchSettings.parse(settings),
        status: 'scheduled',
        nextDialAt: startAt,
        failuresSince: now,
        createdBy: actor.type === 'system' ? null : actor,
      })
      .returning({ id: batches.id });
    if (!batch) throw new Error('The batch was not kept.');
    const { id: batchId } = batch;
    const rows = resolved.map((entry, index) => ({
      ...entry,
      ...{ id: uuidv7(), businessId, batchId, dueAt: startAt, position: index + 1 },
      state: entry.reason === null ? ('waiting' as const) : ('skipped' as const),
    }));
    for (let index = 0; index < rows.length; index += ROWS_AT_ONCE)
      await transaction.insert(batchEntries).values(rows.slice(index, index + ROWS_AT_ONCE));
    await recordAudit(transaction, {
      ...{ businessId, actor, subjectType: 'batch', subjectId: batchId },
      action: 'batch.created',
      after: {
        name,
        entries: rows.length,
        startAt: startAt.toISOString(),
        ...(fromNumber !== null && { from: fromNumber }),
      },
    });
    await scheduleTick(jobs, batchId, { at: startAt, now, transaction });
    return { batchId, entries: rows };
  });
}

/** Whatever is to be said about somebody must be known about them. */
function requireVariables(
  { purpose, machine }: NewBatch,
  entries: readonly NewBatchEntry[],
  nameEntry: NameEntry,
): void {
  const needed = placeholdersIn(`${purpose} ${machine.message ?? ''}`).filter(name => name !== 'name');
  const problems = entries.flatMap(({ variables }, index) =>
    needed
      .filter(name => !Object.hasOwn(variables, name))
      .map(name => ({ field: nameEntry(index), message: `{{${name}}} is not there.` })),
  );
  if (problems.length > 0) throw invalidEntries(problems);
}

/** Says what is wrong, as far as it helps. */
export function invalidEntries(problems: readonly { readonly field: string; readonly message: string }[]): AppError {
  const more = problems.length - MAX_PROBLEMS;
  const shown = problems.slice(0, MAX_PROBLEMS);
  if (more > 0) shown.push({ field: 'file', message: `There are ${more} problems more.` });
  return new AppError('validation_failed', 'Not everybody can be called.', { problems: shown });
}

async function requireAgent(transaction: Transaction, businessId: string, agentId: string): Promise<void> {
  const [agent] = await transaction
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.id, agentId), eq(agents.businessId, businessId), isNull(agents.deletedAt)));
  if (!agent) throw invalidField('agent_id', 'The business has no such agent.');
}

/** The number to call from; null for the agent's own. */
async function findNumber(
  transaction: Transaction,
  businessId: string,
  { from, phoneNumberId }: NewBatch,
): Promise<string | null> {
  if (from === undefined && phoneNumberId === undefined) return null;
  const [row] = await transaction
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.businessId, businessId),
        phoneNumberId === undefined ? undefined : eq(phoneNumbers.id, phoneNumberId),
        from === undefined ? undefined : eq(phoneNumbers.number, from),
      ),
    );
  if (row) return row.number;
  throw invalidField(from === undefined ? 'phone_number_id' : 'from', 'The business has no such number.');
}

function invalidField(field: string, message: string): AppError {
  return new AppError('validation_failed', message, { problems: [{ field, message }] });
}
