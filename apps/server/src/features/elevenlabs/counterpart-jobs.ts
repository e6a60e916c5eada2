import { AgentsApi, accessOf } from '@frontdesk/providers/elevenlabs';
import { ProviderError } from '@frontdesk/voice';
import {
  type CounterpartRow,
  claim,
  findStale,
  forget,
  noteProblem,
  saveCounterpart,
  settle,
} from './counterpart-rows.ts';
import { hashOf, readState } from './counterpart-state.ts';
import type { ElevenLabsContext } from './elevenlabs-context.ts';
import { READ_CONVERSATION, SWEEP_COUNTERPARTS, SYNC_COUNTERPART } from './elevenlabs-queues.ts';
import { loadWanted } from './load-definition.ts';
import { readConversation } from './read-conversation.ts';
import { deleteCounterpart, type SyncOptions, syncCounterpart } from './sync-counterpart.ts';

const EVERY_MINUTE = '* * * * *';
/** What may pass by itself is tried again soon; what somebody has to put right is looked at now and then. */
const RETRY_SOON_MS = 30_000;
const RETRY_LATER_MS = 10 * 60_000;
const CONCURRENCY = 2;

/** Keeps agents at ElevenLabs in step with those here, and reads what became of their calls. Call it once a process. */
export async function workOnElevenLabs(context: ElevenLabsContext): Promise<void> {
  const { jobs, db, clock } = context;
  await jobs.work(SYNC_COUNTERPART, ({ agentId }, signal) => bringIntoStep(context, agentId, signal), {
    concurrency: CONCURRENCY,
  });
  await jobs.work(READ_CONVERSATION, (told, signal) => readConversation(context, told, signal));
  await jobs.work(SWEEP_COUNTERPARTS, async () => {
    for (const stale of await findStale(db, clock.wallTime()))
      await jobs.send(SYNC_COUNTERPART, stale, { key: stale.agentId });
  });
  await jobs.repeat(SWEEP_COUNTERPARTS, EVERY_MINUTE, {});
}

async function bringIntoStep(context: ElevenLabsContext, agentId: string, signal: AbortSignal): Promise<void> {
  const { db, clock, logger } = context;
  const row = await claim(db, agentId, clock.wallTime());
  if (!row) return;
  try {
    await sync(context, row, signal);
  } catch (error) {
    const isKnown = error instanceof ProviderError;
    const problem = isKnown ? error.message : 'Something of ours broke while the agent was brought to ElevenLabs.';
    logger.warn({ agentId, err: error }, 'An agent is not in step with its counterpart at ElevenLabs.');
    const waitMs = isKnown && error.isRetryable ? (error.retryAfterMs ?? RETRY_SOON_MS) : RETRY_LATER_MS;
    await noteProblem(db, row, { problem, retryAt: new Date(clock.wallTime().getTime() + waitMs) });
  }
}

async function sync(context: ElevenLabsContext, row: CounterpartRow, signal: AbortSignal): Promise<void> {
  const { db, clock, logger } = context;
  const { businessId, agentId } = row;
  const wanted = await loadWanted(db, businessId, agentId);
  const before = { outsideId: row.outsideId, state: readState(row.state) };
  if (wanted.type === 'elsewhere') return settle(db, row, clock.wallTime());
  if (wanted.type === 'gone' && row.outsideId === null && Object.keys(before.state.tools).length === 0)
    return forget(db, agentId);
  const options = await accessFor(context, row, signal);
  if (wanted.type === 'gone') {
    await deleteCounterpart(before, options);
    await forget(db, agentId);
    logger.info({ agentId }, 'The counterpart of a deleted agent was deleted, too.');
    return;
  }
  if (wanted.agent.settings.managed) {
    await options.save(await syncCounterpart(wanted.agent, before, options));
  } else {
    const { outsideId } = wanted.agent;
    if (outsideId === null || !(await options.api.hasAgent(outsideId, signal)))
      throw problem('Enter the id of an agent at ElevenLabs, or let it be kept in step from here.');
  }
  await settle(db, row, clock.wallTime());
}

async function accessFor(context: ElevenLabsContext, row: CounterpartRow, signal: AbortSignal): Promise<SyncOptions> {
  const { db, clock, providers } = context;
  const record = providers.records.find(({ hosted }) => hosted?.engine === 'elevenlabs');
  const account = record && (await providers.keys.find(row.businessId, record));
  if (!account) throw problem('There is no account at ElevenLabs: enter an API key.');
  const access = accessOf(account.credentials);
  return {
    api: new AgentsApi(access, clock),
    agentId: row.agentId,
    account: hashOf([access.httpUrl, access.apiKey]),
    save: reached => saveCounterpart(db, row, reached),
    signal,
  };
}

const problem = (message: string) => new ProviderError(message, { provider: 'elevenlabs', fault: 'credentials' });
