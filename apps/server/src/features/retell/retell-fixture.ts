import type { AddressInfo } from 'node:net';
import { AgentConfig } from '@frontdesk/contract';
import { type RetellEmulator, startRetellEmulator } from '@frontdesk/emulators';
import { providerRecords } from '@frontdesk/providers/registry';
import type { TwilioClient } from '@frontdesk/providers/twilio';
import { systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import Fastify from 'fastify';
import { openBus } from '../../bus/open-bus.ts';
import { agents } from '../../db/schema/index.ts';
import { openTestDatabase } from '../../db/test-database.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { publishAgent } from '../agents/publish-agent.ts';
import { openProviders } from '../providers/open-providers.ts';
import { insertAnsweringBusiness, startTelephony } from '../telephony/telephony-fixture.ts';
import { createToolHandler } from '../tools/tool-handler.ts';
import { holdAtRetell } from './hold-at-retell.ts';
import { keepAllInStep } from './mirror-jobs.ts';
import type { RetellContext } from './retell-context.ts';
import { registerRetellWebhooks } from './retell-webhooks.ts';

export const PERSON = '+14155550199';
const never = new AbortController().signal;

/** For tests: a server whose businesses share an account at an emulated Retell, with our own line in front of it. */
export async function startRetellServer() {
  const retell: RetellEmulator = await startRetellEmulator();
  const database = await openTestDatabase();
  const { db } = database;
  const bus = await openBus(undefined, () => {});
  const web = Fastify({ logger: false });
  const services = openProviders({
    ...{ db, bus, clock: systemClock, secretKey: 'a secret key of the test, long enough', logger: web.log },
    records: providerRecords,
    environment: { retell: { apiKey: retell.apiKey, baseUrl: retell.baseUrl, sipHost: 'sip.example.com' } },
    isPrivateAllowed: true,
  });
  const sent: { readonly queue: string; readonly payload: object }[] = [];
  const jobs: Pick<Jobs, 'send'> = {
    async send(queue, payload) {
      sent.push({ queue: queue.name, payload });
      return true;
    },
  };
  const told: { readonly callSid: string; readonly change: object }[] = [];
  const carrier = {
    calls: {
      async update(callSid: string, change: object) {
        told.push({ callSid, change });
      },
    },
  } as unknown as TwilioClient;
  const wallTime = () => systemClock.wallTime();
  // Where it listens is known only once it does.
  const context: { -readonly [Name in keyof RetellContext]: RetellContext[Name] } = {
    ...{ db, carrier, clock: systemClock, logger: web.log, keys: services.keys, publicUrl: '' },
    jobs: jobs as Jobs,
    toolsFor: createToolHandler({ db, wallTime, onFailure: () => {} }),
  };
  await registerRetellWebhooks(web, context);
  await web.listen({ host: '127.0.0.1', port: 0 });
  const { port } = web.server.address() as AddressInfo;
  context.publicUrl = `http://127.0.0.1:${port}`;
  const telephony = await startTelephony(database, { heldElsewhere: call => holdAtRetell(context, call) });

  return {
    ...{ retell, db, context, sent, told, carrier: telephony.carrier, url: context.publicUrl },
    /** A business with a published agent that talks at Retell, and its counterpart there. */
    async open(number: string) {
      const answering = await insertAnsweringBusiness(db, number, { forwardingNumber: PERSON });
      const { agentId, businessId } = answering;
      await db.update(agents).set({ engine: 'retell' }).where(eq(agents.id, agentId));
      const config = AgentConfig.parse({
        greeting: 'Hello, this is {{business.name}}.',
        tools: ['take_message', 'forward_call'],
        flow: { start: 'bye', nodes: [{ type: 'end', id: 'bye', disposition: 'agent_ended' }] },
      });
      await publishAgent(db, { businessId, agentId, config, publishedBy: null });
      await keepAllInStep(context, never);
      const [agent] = await db.select().from(agents).where(eq(agents.id, agentId));
      return { ...answering, config, retellAgentId: agent?.retellAgentId ?? '', llmId: agent?.retellLlmId ?? '' };
    },
    keepInStep: () => keepAllInStep(context, never),
    async close() {
      await telephony.close();
      await web.close();
      services.keys.close();
      await bus.close();
      await database.close();
      await retell.close();
    },
  };
}

export type RetellServer = Awaited<ReturnType<typeof startRetellServer>>;
