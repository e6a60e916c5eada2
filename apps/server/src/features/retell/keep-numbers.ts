import type { RetellClient } from '@frontdesk/providers/retell';
import { ProviderError } from '@frontdesk/voice';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { type agents, phoneNumbers } from '../../db/schema/index.ts';
import { loadCounterpart, noteBound, noteUnbound } from './counterpart.ts';
import { type RetellContext, retellOf } from './retell-context.ts';

/** The carrier of numbers that are at Retell itself. */
const CARRIER = 'retell';

interface KeepNumbers {
  /** A transaction; one process at a time is at a number until it ends. */
  readonly lock: Database;
  readonly agent: typeof agents.$inferSelect;
  /** Whether the agent is to answer at Retell at all. */
  readonly isHere: boolean;
  readonly signal: AbortSignal;
}

/**
 * Binds an agent's numbers at Retell to its counterpart, for calls both ways, and lets go of those that are not its any
 * more. What was bound is remembered, so Retell is asked only where something has changed. Returns what is wrong with
 * single numbers, in sentences for people; throws `ProviderError` for what is wrong with the account or the line.
 */
export async function keepNumbers(context: RetellContext, options: KeepNumbers): Promise<string[]> {
  const { db } = context;
  const { lock, agent, signal } = options;
  const problems: string[] = [];
  let client: RetellClient | null | undefined;
  for (const number of await numbersToChange(db, options)) {
    client ??= await retellOf(context, agent.businessId);
    if (!client) return problems;
    const { rows } = await lock.execute<{ isMine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`retell-number/${number}`}, 0)) as "isMine"`,
    );
    if (!rows[0]?.isMine) continue;
    // Somebody may have been at it just before.
    const { bound, wanted, outsideId } = await stateOf(db, options);
    try {
      const agentId = wanted.has(number) ? outsideId : null;
      if (agentId !== null) {
        const problem = await bind(client, number, agentId, signal);
        if (problem === null) await noteBound(db, agent.id, number, agentId);
        else problems.push(problem);
      } else if (bound[number] !== undefined) {
        await letGo(client, number, bound[number], signal);
        await noteUnbound(db, agent.id, number);
      }
    } catch (error) {
      if (!(error instanceof ProviderError) || error.fault !== 'rejected') throw error;
      problems.push(`${number}: ${error.message}`);
    }
  }
  return problems;
}

async function numbersToChange(db: Database, options: KeepNumbers): Promise<string[]> {
  const { bound, wanted, outsideId } = await stateOf(db, options);
  const all = new Set([...Object.keys(bound), ...wanted]);
  return [...all].filter(number => (wanted.has(number) ? outsideId : undefined) !== bound[number]).sort();
}

async function stateOf(db: Database, { agent, isHere }: KeepNumbers) {
  const known = await loadCounterpart(db, agent.id);
  const outsideId = known?.outsideId ?? null;
  const bound = known?.state.bound ?? {};
  if (!isHere || outsideId === null || agent.status !== 'active')
    return { bound, outsideId, wanted: new Set<string>() };
  const isItsOwn = and(eq(phoneNumbers.agentId, agent.id), eq(phoneNumbers.carrier, CARRIER));
  const rows = await db
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(and(isItsOwn, eq(phoneNumbers.status, 'active')));
  return { bound, outsideId, wanted: new Set(rows.map(({ number }) => number)) };
}

/** What stands in the way; null once it is bound. */
async function bind(client: RetellClient, number: string, agentId: string, signal: AbortSignal) {
  const there = await client.boundAgents(number, signal);
  if (!there) return `The Retell account does not have the number ${number}: buy it or import it there first.`;
  if (isOnly(there.inbound, agentId) && isOnly(there.outbound, agentId)) return null;
  const isBound = await client.bindNumber(number, { inbound: agentId, outbound: agentId }, signal);
  return isBound ? null : `Retell does not have the agent any more to which the number ${number} is to be bound.`;
}

/** Leaves alone what is bound to somebody else by now, and a number that is gone. */
async function letGo(client: RetellClient, number: string, agentId: string, signal: AbortSignal): Promise<void> {
  const there = await client.boundAgents(number, signal);
  const isInbound = there?.inbound.includes(agentId) === true;
  const isOutbound = there?.outbound.includes(agentId) === true;
  if (!isInbound && !isOutbound) return;
  const sides = { ...(isInbound && { inbound: null }), ...(isOutbound && { outbound: null }) };
  await client.bindNumber(number, sides, signal);
}

const isOnly = (agentIds: readonly string[], agentId: string) => agentIds.length === 1 && agentIds[0] === agentId;
