import { AgentConfig } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../apps/server/src/db/connection.ts';
import { agents, agentVersions, phoneNumbers } from '../../apps/server/src/db/schema/index.ts';
import { insertBusiness } from '../../apps/server/src/features/businesses/business-fixture.ts';
import { GREETING, IMPATIENT_SPEECH_MS } from '../delays.ts';

/** Businesses that share the calls, as an installation's do. */
const BUSINESSES = 8;

export interface BenchNumbers {
  readonly usual: readonly string[];
  /** Of an agent that lets callers cut it off sooner than others do. */
  readonly impatient: readonly string[];
}

/** Makes the businesses that are called, each with an agent at a number that uses the emulated services. */
export async function insertBenchBusinesses(db: Database): Promise<BenchNumbers> {
  const numbers: string[] = [];
  for (let index = 0; index <= BUSINESSES; index++) {
    const businessId = await insertBusiness(db, {
      kind: 'general',
      name: `Business ${index}`,
      settings: { answerWhenClosed: true, facts: [] },
    });
    const whole = AgentConfig.parse({
      greeting: GREETING,
      flow: { start: 'end', nodes: [{ type: 'end', id: 'end', disposition: 'agent_ended' }] },
      transcription: { provider: 'deepgram' },
      voice: { provider: 'deepgram' },
      llm: { provider: 'compatible' },
      ...(index === BUSINESSES && { turnTaking: { bargeInSpeechMs: IMPATIENT_SPEECH_MS } }),
    });
    const [agent] = await db.insert(agents).values({ businessId, name: 'Robin' }).returning();
    if (!agent) throw new Error('The agent was not inserted.');
    const version = { businessId, agentId: agent.id, version: 1, config: whole };
    const [published] = await db.insert(agentVersions).values(version).returning();
    const change = { status: 'active', publishedVersionId: published?.id ?? null } as const;
    await db.update(agents).set(change).where(eq(agents.id, agent.id));
    const number = `+1415555${String(1000 + index)}`;
    await db.insert(phoneNumbers).values({ number, businessId, agentId: agent.id, status: 'active' });
    numbers.push(number);
  }
  return { usual: numbers.slice(0, BUSINESSES), impatient: numbers.slice(BUSINESSES) };
}
