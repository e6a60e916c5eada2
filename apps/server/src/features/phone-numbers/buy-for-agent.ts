import { type AvailableNumber, TwilioError } from '@frontdesk/providers/twilio';
import { and, eq, isNull } from 'drizzle-orm';
import { sqlState } from '../../db/retry-transaction.ts';
import { agents, phoneNumbers } from '../../db/schema/index.ts';
import { reserve } from './buy-number.ts';
import { UNIQUE_VIOLATION } from './edit-number.ts';
import type { NumberCarrier } from './number-carrier.ts';
import type { BuyForAgent } from './number-queues.ts';
import { settleNumber } from './settle-number.ts';

/** Offers are taken by others meanwhile; so many are tried before the search is given up. */
const MAX_OFFERS = 5;
/** Twilio: the number is not for sale (any more). */
const NOT_AVAILABLE = 21422;
const SYSTEM = { type: 'system' } as const;

/**
 * Gives an agent without a number one that is bought, in the area wished for where there is one. An agent that has a
 * number, or for which one is being bought, gets no second. Returns the number, or null when the agent is gone. Throws
 * `TwilioError`.
 */
export async function buyNumberForAgent(
  context: NumberCarrier,
  wish: BuyForAgent,
  signal?: AbortSignal,
): Promise<string | null> {
  const begun = await numberOf(context, wish);
  if (begun) {
    await settleNumber(context, begun.id, signal);
    return begun.number;
  }
  for (const { number } of await findOffers(context, wish, signal)) {
    const reserved = await reserveFor(context, wish, number);
    if (reserved === 'taken') continue;
    if (reserved === null) return null;
    try {
      await settleNumber(context, reserved.id, signal);
      return reserved.number;
    } catch (error) {
      if (!(error instanceof TwilioError) || error.code !== NOT_AVAILABLE) throw error;
    }
  }
  throw new TwilioError('Twilio has no number to sell there: choose another country or area.', {
    status: null,
    code: null,
    isRetryable: false,
    isInDoubt: false,
  });
}

async function findOffers({ carrier }: NumberCarrier, { country, areaCode }: BuyForAgent, signal?: AbortSignal) {
  const search = { country, kind: 'local' as const, limit: MAX_OFFERS };
  const near = areaCode === null ? [] : await carrier.numbers.search({ ...search, areaCode }, signal);
  const offers = near.length > 0 ? near : await carrier.numbers.search(search, signal);
  const withMessages = ({ capabilities }: AvailableNumber) => Number(capabilities.sms);
  return offers.toSorted((a, b) => withMessages(b) - withMessages(a));
}

/** Null: the agent is gone. Who asks at the same time waits here, and gets the number that is being bought. */
async function reserveFor(context: NumberCarrier, { businessId, agentId }: BuyForAgent, number: string) {
  try {
    return await context.db.transaction(async transaction => {
      const isIt = and(eq(agents.id, agentId), eq(agents.businessId, businessId), isNull(agents.deletedAt));
      const [agent] = await transaction.select({ id: agents.id }).from(agents).where(isIt).for('update');
      if (!agent) return null;
      const begun = await numberOf({ db: transaction }, { agentId });
      if (begun) return begun;
      const reservation = { number, businessId, agentId, label: '', actor: SYSTEM };
      return { id: await reserve(context, transaction, reservation), number };
    });
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return 'taken';
    throw error;
  }
}

async function numberOf({ db }: Pick<NumberCarrier, 'db'>, { agentId }: Pick<BuyForAgent, 'agentId'>) {
  const [row] = await db
    .select({ id: phoneNumbers.id, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.agentId, agentId))
    .limit(1);
  return row;
}
