import type { BusinessProfile, CallSnapshot } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents, businesses, phoneNumbers } from '../../db/schema/index.ts';
import { toBusinessProfile } from '../businesses/business-profile.ts';
import { type CallTraffic, countTraffic } from './call-traffic.ts';
import { withinMs } from './within.ts';

/** Who a number rings at, and how their calls are answered. */
export interface CallTarget {
  readonly phoneNumberId: string;
  readonly business: BusinessProfile;
  /** Null when the number has no agent, the agent is not active, or nothing of it was published. */
  readonly snapshot: CallSnapshot | null;
  /** Null when no limit asks for it, and when the database was away. */
  readonly traffic: CallTraffic | null;
}

/** The call that a number is looked up for. */
export interface RingingCall {
  readonly callSid: string;
  readonly at: Date;
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

/** Numbers remembered for when the database is away. */
const MAX_REMEMBERED = 10_000;
/** A caller hears silence meanwhile; past this the last known answer is better than waiting. */
const LOOKUP_LIMIT_MS = 2_000;

/**
 * Finds what to do with a call by the number called. Always asks the database, so that edits count from the next call;
 * when it is away, or slow, the last known answer holds.
 */
export class CallTargets {
  readonly #db: Database;
  readonly #loadSnapshot: LoadSnapshot;
  readonly #remembered = new Map<string, CallTarget>();

  constructor({ db, loadSnapshot }: CallTargetsOptions) {
    this.#db = db;
    this.#loadSnapshot = loadSnapshot;
  }

  /** Null when nobody has this number. Throws when the database is away and the number was never called before. */
  async find(number: string, call: RingingCall): Promise<CallTarget | null> {
    try {
      const target = await withinMs(LOOKUP_LIMIT_MS, this.#load(number, call));
      this.#remember(number, target);
      return target;
    } catch (error) {
      const remembered = this.#remembered.get(number);
      if (remembered) return { ...remembered, traffic: null };
      throw error;
    }
  }

  async #load(number: string, call: RingingCall): Promise<CallTarget | null> {
    const [row] = await this.#db
      .select({ number: phoneNumbers, business: businesses, agent: agents })
      .from(phoneNumbers)
      .innerJoin(businesses, eq(businesses.id, phoneNumbers.businessId))
      .leftJoin(agents, eq(agents.id, phoneNumbers.agentId))
      .where(eq(phoneNumbers.number, number));
    if (!row) return null;
    const { agent } = row;
    const canAnswer = row.number.status === 'active' && agent?.status === 'active';
    const versionId = agent?.publishedVersionId;
    const { id: businessId, settings } = row.business;
    const traffic = await countTraffic(this.#db, { businessId, forwarding: settings.forwarding, ...call });
    return {
      traffic,
      phoneNumberId: row.number.id,
      business: toBusinessProfile(row.business),
      snapshot:
        canAnswer && versionId
          ? await this.#loadSnapshot({ businessId: row.business.id, agentId: agent.id, versionId })
          : null,
    };
  }

  #remember(number: string, target: CallTarget | null): void {
    this.#remembered.delete(number);
    if (!target) return;
    this.#remembered.set(number, target);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MAX_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }
}
