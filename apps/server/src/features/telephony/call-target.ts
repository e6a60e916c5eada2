import type { BusinessProfile, CallSnapshot } from '@frontdesk/contract';
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents, businesses, phoneNumbers } from '../../db/schema/index.ts';
import { toBusinessProfile } from '../businesses/business-profile.ts';
import { contactTagsOf, loadActiveRules, needsContact } from '../routing/load-rules.ts';
import type { ActiveRule } from '../routing/route-call.ts';
import { callerNumber } from '../routing/withheld-number.ts';
import { RememberedMap } from './remembered-map.ts';
import { withinMs } from './within.ts';

/** Who a number rings at, and how their calls are answered. */
export interface CallTarget {
  readonly phoneNumberId: string;
  readonly business: BusinessProfile;
  /** Null when the number has no agent, the agent is not active, or nothing of it was published. */
  readonly snapshot: CallSnapshot | null;
  /** Of the rules that calls to this number meet, in order. */
  readonly rules: readonly ActiveRule[];
  /** Other agents that the rules send calls to at once, by id; those that cannot answer are not in it. */
  readonly others: ReadonlyMap<string, CallSnapshot>;
}

/** A target for one call. */
export interface FoundTarget extends CallTarget {
  /** Of the contact who calls; none when no rule asks. */
  readonly contactTags: readonly string[];
  /** The database is away, or slow: this is how it was. */
  readonly isLastKnown: boolean;
}

/** Loads what a published agent version needs to hold a call. */
export type LoadSnapshot = (version: {
  readonly businessId: string;
  readonly agentId: string;
  readonly versionId: string;
}) => Promise<CallSnapshot>;

export interface CallTargetsOptions {
  readonly db: Database;
  readonly loadSnapshot: LoadSnapshot;
}

/** Numbers, and callers, remembered for when the database is away. */
const MAX_REMEMBERED = 10_000;
/** A caller hears silence meanwhile; past this the call is given up. */
const LOOKUP_LIMIT_MS = 2_000;
/** Past this the last known answer is better than waiting. */
const KNOWN_LOOKUP_LIMIT_MS = 1_000;

/**
 * Finds what to do with a call by the number called. Asks the database, so that edits count from the next call. When it
 * is away, or slow, the last known answer holds, and from then on at once: one look-up at a time goes on in the
 * background until the database answers again.
 */
export class CallTargets {
  readonly #db: Database;
  readonly #loadSnapshot: LoadSnapshot;
  readonly #remembered = new RememberedMap<CallTarget>(MAX_REMEMBERED);
  readonly #tags = new RememberedMap<readonly string[]>(MAX_REMEMBERED);
  #isAway = false;
  #isProbing = false;

  constructor({ db, loadSnapshot }: CallTargetsOptions) {
    this.#db = db;
    this.#loadSnapshot = loadSnapshot;
  }

  /** Null when nobody has this number. Throws when the database is away and the number was never called before. */
  async find(number: string, from: string): Promise<FoundTarget | null> {
    const remembered = this.#remembered.get(number);
    const caller = callerNumber(from);
    if (this.#isAway && remembered) {
      void this.#probe(number);
      return this.#lastKnown(remembered, caller);
    }
    try {
      const limit = remembered ? KNOWN_LOOKUP_LIMIT_MS : LOOKUP_LIMIT_MS;
      const found = await withinMs(limit, this.#loadFor(number, caller));
      this.#isAway = false;
      return found && { ...found, isLastKnown: false };
    } catch (error) {
      this.noteTrouble();
      if (remembered) return this.#lastKnown(remembered, caller);
      throw error;
    }
  }

  /** An agent of the business; null when it cannot answer. Throws when the database is away. */
  async findAgent(businessId: string, agentId: string): Promise<CallSnapshot | null> {
    const found = await withinMs(LOOKUP_LIMIT_MS, this.#loadAgents(businessId, [agentId]));
    return found.get(agentId) ?? null;
  }

  /** Somebody waited for the database in vain: until it answers again, known numbers are not looked up first. */
  noteTrouble(): void {
    this.#isAway = true;
  }

  async #probe(number: string): Promise<void> {
    if (this.#isProbing) return;
    this.#isProbing = true;
    try {
      await withinMs(LOOKUP_LIMIT_MS, this.#load(number));
      this.#isAway = false;
    } catch {
      // Still away; the next call looks again.
    } finally {
      this.#isProbing = false;
    }
  }

  #lastKnown(target: CallTarget, caller: string | null): FoundTarget {
    const contactTags = (caller && this.#tags.get(tagsKey(target, caller))) ?? [];
    return { ...target, contactTags: contactTags || [], isLastKnown: true };
  }

  async #loadFor(number: string, caller: string | null) {
    const target = await this.#load(number);
    if (!target || caller === null || !needsContact(target.rules)) return target && { ...target, contactTags: [] };
    const contactTags = await contactTagsOf(this.#db, target.business.id, caller);
    this.#tags.set(tagsKey(target, caller), contactTags);
    return { ...target, contactTags };
  }

  async #load(number: string): Promise<CallTarget | null> {
    const [row] = await this.#db
      .select({ number: phoneNumbers, business: businesses, agent: agents })
      .from(phoneNumbers)
      .innerJoin(businesses, eq(businesses.id, phoneNumbers.businessId))
      .leftJoin(agents, eq(agents.id, phoneNumbers.agentId))
      .where(eq(phoneNumbers.number, number));
    if (!row) {
      this.#remembered.delete(number);
      return null;
    }
    const { agent } = row;
    const { id: businessId } = row.business;
    const phoneNumberId = row.number.id;
    const canAnswer = row.number.status === 'active' && agent?.status === 'active';
    const versionId = agent?.publishedVersionId;
    const [snapshot, rules] = await Promise.all([
      canAnswer && versionId ? this.#loadSnapshot({ businessId, agentId: agent.id, versionId }) : null,
      loadActiveRules(this.#db, { businessId, phoneNumberId }),
    ]);
    const named = rules.flatMap(({ outcome }) =>
      outcome.type === 'agent' && outcome.agentId !== null ? [outcome.agentId] : [],
    );
    const others = await this.#loadAgents(businessId, [...new Set(named)]);
    const target = { phoneNumberId, business: toBusinessProfile(row.business), snapshot, rules, others };
    this.#remembered.set(number, target);
    return target;
  }

  async #loadAgents(businessId: string, agentIds: readonly string[]): Promise<Map<string, CallSnapshot>> {
    if (agentIds.length === 0) return new Map();
    const rows = await this.#db
      .select({ agentId: agents.id, versionId: agents.publishedVersionId })
      .from(agents)
      .where(
        and(
          eq(agents.businessId, businessId),
          inArray(agents.id, [...agentIds]),
          eq(agents.status, 'active'),
          isNull(agents.deletedAt),
          isNotNull(agents.publishedVersionId),
        ),
      );
    const loaded = rows.map(async ({ agentId, versionId }) => {
      const snapshot = versionId && (await this.#loadSnapshot({ businessId, agentId, versionId }));
      return snapshot ? ([[agentId, snapshot]] as const) : [];
    });
    return new Map((await Promise.all(loaded)).flat());
  }
}

const tagsKey = ({ business }: CallTarget, caller: string) => `${business.id} ${caller}`;
