import type { RetellFunctionCall } from '@frontdesk/providers/retell';
import { ToolExecution } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { type agents, calls } from '../../db/schema/index.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { RememberedMap } from '../telephony/remembered-map.ts';
import { FORWARD_CALL } from './agent-at-retell.ts';
import { keepCall } from './keep-call.ts';
import { PUT_THROUGH, PUT_THROUGH_AFTER_MS } from './put-through.ts';
import type { RetellContext } from './retell-context.ts';

/** Calls at a time whose callers have proven something; the oldest is forgotten first, and has to prove it again. */
const MAX_REMEMBERED = 5_000;

/**
 * Runs our tools for agents at Retell. The same request within one call is done once, however often it is made: tools
 * tell repeats by the call, their name and their arguments.
 */
export class RetellTools {
  readonly #context: RetellContext;
  /** By the call's id. */
  readonly #proven = new RememberedMap<Set<string>>(MAX_REMEMBERED);

  constructor(context: RetellContext) {
    this.#context = context;
  }

  /** What the agent is answered: the tool's code, and the facts beside it. */
  async run(agent: typeof agents.$inferSelect, request: RetellFunctionCall): Promise<object> {
    const { db, clock, toolsFor } = this.#context;
    const { name, args } = request;
    const callId = await keepCall(db, agent, request.call);
    const [row] = await db.select().from(calls).where(eq(calls.id, callId));
    const versionId = row?.agentVersionId ?? agent.publishedVersionId;
    if (!row || versionId === null) return { code: 'failed' };
    const agentId = row.agentId ?? agent.id;
    const snapshot = await loadCallSnapshot(db, { businessId: agent.businessId, agentId, versionId });
    const isOutbound = row.direction === 'outbound';
    const [from, to] = isOutbound ? [row.toNumber, row.fromNumber] : [row.fromNumber, row.toNumber];
    const handler = toolsFor({ id: callId, from, to, snapshot }, this.#provenBy(callId));
    const execution = new ToolExecution({
      ...{ callId, handler, clock, elapsedMs: () => 0 },
      // Retell's transcript is all there is of the call's course.
      journal: () => {},
      onRunning: () => {},
    });
    const { signal } = new AbortController();
    const { code, value } = await execution.run({ name, arguments: args, signal });
    if (name === FORWARD_CALL && code === 'ok' && typeof value.to === 'string') return this.#putThrough(row, value.to);
    return { code, ...value };
  }

  /** A call on our line is taken off Retell; on Retell's own, Retell does it. */
  async #putThrough({ id: callId, callSid }: typeof calls.$inferSelect, to: string): Promise<object> {
    const { carrier, jobs, clock } = this.#context;
    if (callSid === null) return { code: 'use_transfer_call' };
    if (!carrier) return { code: 'unavailable' };
    const startAfter = new Date(clock.wallTime().getTime() + PUT_THROUGH_AFTER_MS);
    await jobs.send(PUT_THROUGH, { callId, to }, { key: callId, startAfter });
    return { code: 'ok' };
  }

  #provenBy(callId: string): Set<string> {
    const known = this.#proven.get(callId);
    if (known) return known;
    const proven = new Set<string>();
    this.#proven.set(callId, proven);
    return proven;
  }
}
