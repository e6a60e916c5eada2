import { AgentConfig, type VoiceAgent } from '@frontdesk/contract';
import { and, asc, count, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import type { Database } from '../../../db/connection.ts';
import { agents, agentVersions, businesses, phoneNumbers } from '../../../db/schema/index.ts';
import { defaultAgentOf } from '../../agents/default-agent.ts';

/** A voice agent, with the version of its row. */
export type LoadedVoiceAgent = VoiceAgent & { readonly version: number };

/** Agents of every real-estate business, the eldest first. For administrators. */
export async function listVoiceAgents(db: Database, { page, pageSize }: { page: number; pageSize: number }) {
  const items = await select(db, undefined, { limit: pageSize, offset: (page - 1) * pageSize });
  const [counted] = await db
    .select({ total: count() })
    .from(agents)
    .innerJoin(businesses, eq(businesses.id, agents.businessId))
    .where(ofEstateAgents());
  return { items, total: counted?.total ?? 0 };
}

/** Throws `not_found`, for agents of other kinds of business, too. */
export async function loadVoiceAgent(db: Database, agentId: string): Promise<LoadedVoiceAgent> {
  const [agent] = await select(db, eq(agents.id, agentId), { limit: 1, offset: 0 });
  if (!agent) throw noVoiceAgent();
  return agent;
}

/** The agent a business started with. Throws `not_found` before there is one. */
export async function loadVoiceAgentOf(db: Database, businessId: string): Promise<LoadedVoiceAgent> {
  const [agent] = await select(db, eq(agents.businessId, businessId), { limit: 1, offset: 0 });
  if (!agent) throw noVoiceAgent();
  return agent;
}

export function noVoiceAgent(): AppError {
  return new AppError('not_found', 'There is no such voice agent.');
}

const ofEstateAgents = () =>
  and(eq(businesses.kind, 'real_estate'), isNull(agents.deletedAt), isNull(businesses.deletedAt));

async function select(db: Database, where: SQL | undefined, range: { limit: number; offset: number }) {
  const rows = await db
    .select({ row: agents, config: agentVersions.config })
    .from(agents)
    .innerJoin(businesses, eq(businesses.id, agents.businessId))
    .leftJoin(agentVersions, eq(agentVersions.id, agents.publishedVersionId))
    .where(and(where, ofEstateAgents()))
    .orderBy(asc(agents.createdAt), asc(agents.id))
    .limit(range.limit)
    .offset(range.offset);
  const ids = rows.map(({ row }) => row.id);
  const numbers =
    ids.length === 0
      ? []
      : await db
          .select({ id: phoneNumbers.id, number: phoneNumbers.number, agentId: phoneNumbers.agentId })
          .from(phoneNumbers)
          .where(inArray(phoneNumbers.agentId, ids))
          .orderBy(asc(phoneNumbers.createdAt), asc(phoneNumbers.id));
  return rows.map(({ row, config }) => {
    const number = numbers.find(entry => entry.agentId === row.id);
    return toVoiceAgent(row, row.draft ?? config, number);
  });
}

function toVoiceAgent(
  row: typeof agents.$inferSelect,
  kept: AgentConfig | null,
  number: { readonly id: string; readonly number: string } | undefined,
): LoadedVoiceAgent {
  const config = kept ? AgentConfig.parse(kept) : defaultAgentOf('real_estate');
  return {
    id: row.id,
    realEstateAgentId: row.businessId,
    phoneNumberId: number?.id ?? null,
    phoneNumber: number?.number ?? null,
    name: row.name,
    systemPrompt: config.systemPrompt ?? null,
    useDefaultPrompt: config.useDefaultPrompt,
    status: row.status === 'draft' ? 'pending_setup' : row.status,
    settings: {
      voiceGender: config.voice.gender,
      voiceSpeed: config.voice.speed,
      language: config.language,
      greetingMessage: config.greeting,
      customCommands: customCommandsOf(row.settings),
      recordingEnabled: config.recordingEnabled,
    },
    version: row.version,
  };
}

/** Kept beside the configuration: they change nothing about how a call is held. */
export function customCommandsOf(settings: Readonly<Record<string, unknown>>): string[] {
  const { customCommands } = settings;
  return Array.isArray(customCommands) ? customCommands.filter(command => typeof command === 'string') : [];
}
