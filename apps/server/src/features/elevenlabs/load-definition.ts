import type { AgentConfig, CallSnapshot } from '@frontdesk/contract';
import { type AgentSettings, agentSettings, isClientTool } from '@frontdesk/providers/elevenlabs';
import { callInstructions, spokenLine, type ToolDescription } from '@frontdesk/voice';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents, agentVersions, knowledgeItems } from '../../db/schema/index.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { promptOf } from '../prompts/prompt-templates.ts';
import { renderPrompt } from '../prompts/render-prompt.ts';
import { describeTools } from '../tools/tool-handler.ts';

export interface WantedDocument {
  readonly itemId: string;
  readonly name: string;
  readonly content: string;
}

/** What an agent's counterpart is to be. */
export interface WantedAgent {
  readonly name: string;
  readonly config: AgentConfig;
  readonly settings: AgentSettings;
  readonly model: string | undefined;
  readonly instructions: string;
  readonly greeting: string;
  readonly keyterms: readonly string[];
  readonly tools: readonly ToolDescription[];
  readonly documents: readonly WantedDocument[];
  /** The id that the agent's row has: somebody may have given one. */
  readonly outsideId: string | null;
}

/** `gone`: deleted here · `elsewhere`: another engine holds its calls now. */
export type Wanted =
  | { readonly type: 'gone' }
  | { readonly type: 'elsewhere' }
  | { readonly type: 'agent'; readonly agent: WantedAgent };

/** Reads what callers get of an agent, as of this moment. The same for the same published version and knowledge. */
export async function loadWanted(db: Database, businessId: string, agentId: string): Promise<Wanted> {
  const [row] = await db
    .select({ agent: agents, publishedAt: agentVersions.publishedAt })
    .from(agents)
    .leftJoin(agentVersions, eq(agentVersions.id, agents.publishedVersionId))
    .where(and(eq(agents.id, agentId), eq(agents.businessId, businessId)));
  if (!row || row.agent.deletedAt) return { type: 'gone' };
  const { engine, publishedVersionId: versionId, elevenlabsAgentId: outsideId } = row.agent;
  if (engine !== 'elevenlabs' || versionId === null || !row.publishedAt) return { type: 'elsewhere' };
  const snapshot = await loadCallSnapshot(db, { businessId, agentId, versionId });
  const { config, name } = snapshot.agent;
  const documents = await db
    .select({ itemId: knowledgeItems.id, name: knowledgeItems.name, content: knowledgeItems.content })
    .from(knowledgeItems)
    .where(and(eq(knowledgeItems.businessId, businessId), eq(knowledgeItems.isActive, true)))
    .orderBy(asc(knowledgeItems.id));
  const call = { id: agentId, from: null, to: null };
  return {
    type: 'agent',
    agent: {
      ...{ name, config, outsideId, model: config.llm.s2sModel },
      settings: agentSettings.parse(config.hosted.settings),
      ...wordsOf(snapshot, row.publishedAt),
      keyterms: keytermsOf(snapshot),
      tools: describeTools({ ...call, snapshot }).filter(isClientTool),
      documents: documents.filter(({ content }) => content.trim() !== ''),
    },
  };
}

/** As of the time of publishing, so that they do not change with every look at them: each call brings its own. */
function wordsOf(snapshot: CallSnapshot, at: Date): Pick<WantedAgent, 'instructions' | 'greeting'> {
  const { config } = snapshot.agent;
  const call = { id: snapshot.agent.id, from: null, to: null };
  const nobody = { callerNumber: null, callerName: null, ownerName: null };
  const { prompt } = renderPrompt(promptOf(config, snapshot.business.kind), { snapshot, ...nobody, at });
  return {
    instructions: callInstructions({ snapshot, call, instructions: prompt, wallTime: at, hasRetrieval: true }),
    greeting: spokenLine(config.greeting, { call, snapshot, wallTime: at }),
  };
}

/** Names that recognition would not guess. */
function keytermsOf({ business, restaurant, realEstate }: CallSnapshot): string[] {
  const dishes = restaurant?.menu.map(item => item.name) ?? [];
  const addresses = realEstate?.listings.map(listing => listing.address) ?? [];
  return [...new Set([business.name, ...dishes, ...addresses])];
}
