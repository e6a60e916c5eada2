import type { Callee } from '@frontdesk/emulators';
import { asc, eq } from 'drizzle-orm';
import { batchAttempts, batchEntries, batches, calls, contactNumbers, contacts } from '../../../db/schema/index.ts';
import { type OutboundFixtureOptions, openOutbound } from '../outbound-fixture.ts';
import type { BatchContext } from './batch-context.ts';
import { runTick } from './run-tick.ts';

/** Numbers of people to be called, by index. */
export const person = (index: number): string => `+1415555${String(1000 + index)}`;

/** For tests: a line with the API, and a clock that can be put forward for batches. Nothing runs by itself. */
export async function openBatches(options: OutboundFixtureOptions = {}) {
  const line = await openOutbound(options);
  const { database, send, server, emulator } = line;
  let offsetMs = 0;
  const context: BatchContext = {
    ...line.context,
    wallTime: () => new Date(Date.now() + offsetMs),
    jobs: server.jobs,
    bus: server.bus,
  };
  const findBatch = async (batchId: string) => {
    const [row] = await database.db.select().from(batches).where(eq(batches.id, batchId));
    if (!row) throw new Error('There is no such batch.');
    return row;
  };
  return {
    ...line,
    context,
    findBatch,
    /** Puts the clock forward. */
    later(seconds: number) {
      offsetMs += seconds * 1000;
    },
    /** Has the API make a batch, called at any hour. */
    create: (key: string, body: object) =>
      send('POST', '/api/batches', key, { name: 'Offers', ignore_calling_window: true, ...body }),
    entries: (batchId: string) =>
      database.db
        .select()
        .from(batchEntries)
        .where(eq(batchEntries.batchId, batchId))
        .orderBy(asc(batchEntries.position)),
    attempts: (batchId: string) => database.db.select().from(batchAttempts).where(eq(batchAttempts.batchId, batchId)),
    callsOf: (businessId: string) => database.db.select().from(calls).where(eq(calls.businessId, businessId)),
    /** How often each number was dialled. */
    dialled(...numbers: readonly string[]): number[] {
      return numbers.map(number => emulator.calls.filter(({ to }) => to === number).length);
    },
    tick: (batchId: string, more: Partial<BatchContext> = {}) => runTick({ ...context, ...more }, batchId),
    /** Looks after a batch until something is so. */
    async tickUntil(batchId: string, isSo: () => Promise<boolean> | boolean, limitMs = 10_000): Promise<void> {
      for (const until = Date.now() + limitMs; !(await isSo()); ) {
        if (Date.now() > until) throw new Error(`The batch is ${JSON.stringify(await findBatch(batchId))}.`);
        await runTick(context, batchId);
        await new Promise(resolve => setTimeout(resolve, 25));
      }
    },
    async addContact(
      businessId: string,
      phoneNumber: string | null,
      values: Partial<typeof contacts.$inferInsert> = {},
    ) {
      const [contact] = await database.db
        .insert(contacts)
        .values({ businessId, name: 'Ada', ...values })
        .returning();
      if (!contact) throw new Error('The contact was not kept.');
      const { id: contactId } = contact;
      if (phoneNumber !== null) await database.db.insert(contactNumbers).values({ businessId, contactId, phoneNumber });
      return contactId;
    },
    are(callee: Callee, ...numbers: readonly string[]) {
      for (const number of numbers) emulator.setCallee(number, callee);
    },
  };
}
