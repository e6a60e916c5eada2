import type { AgentDetail, AgentStats, AgentSummary } from '@frontdesk/contract';
import { asc, inArray } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { phoneNumbers } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import { loadCounterpart } from './agent-counterpart.ts';
import { loadAgentStats } from './agent-stats.ts';
import { diffConfigs } from './diff-configs.ts';
import { type AgentRow, type FoundAgent, findAgent } from './find-agent.ts';

/** How fast a voice speaks when its pace is given in words. */
const RATE = { slow: 0.85, normal: 1, fast: 1.15 } as const;

/** One agent in full, as it is edited. Throws `not_found`. */
export async function loadAgentDetail(transaction: Transaction, agentId: string): Promise<AgentDetail> {
  const found = await findAgent(transaction, agentId);
  const statsOf = await loadAgentStats(transaction, [agentId]);
  const numbersOf = await loadNumbers(transaction, [agentId]);
  const counterpart = await loadCounterpart(transaction, found.row);
  return { ...toDetail(found, statsOf(agentId), numbersOf(agentId)), counterpart };
}

/** The numbers that ring at these agents, by agent. */
export async function loadNumbers(db: Database, agentIds: readonly string[]): Promise<(agentId: string) => string[]> {
  const rows = await db
    .select({ agentId: phoneNumbers.agentId, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(inArray(phoneNumbers.agentId, [...agentIds]))
    .orderBy(asc(phoneNumbers.number));
  return agentId => rows.filter(row => row.agentId === agentId).map(row => row.number);
}

export interface SummaryParts {
  readonly row: Omit<AgentRow, 'draft' | 'settings'>;
  readonly voiceId: string | null;
  readonly language: string;
  readonly model: string | null;
  readonly publishedVersion: number | null;
  readonly hasUnpublishedChanges: boolean;
  readonly stats: AgentStats;
  readonly numbers: readonly string[];
}

export function toSummary({ row, voiceId, language, model, stats, numbers, ...published }: SummaryParts): AgentSummary {
  return {
    id: row.id,
    businessId: row.businessId,
    name: row.name,
    description: row.description,
    engine: row.engine,
    status: row.status,
    isActive: row.status === 'active',
    voice: voiceId ?? '',
    language,
    model: model ?? '',
    stats,
    phoneNumbers: [...numbers],
    elevenlabsAgentId: row.elevenlabsAgentId,
    retellAgentId: row.retellAgentId,
    retellLlmId: row.retellLlmId,
    ...published,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toDetail(found: FoundAgent, stats: AgentStats, numbers: readonly string[]): AgentDetail {
  const { row, draft, published } = found;
  const { model = null, s2sModel = null, maxTokens = null, temperature, highPriority } = draft.llm;
  return {
    ...toSummary({
      row,
      voiceId: draft.voice.voiceId ?? null,
      language: draft.language,
      model,
      publishedVersion: published?.number ?? null,
      hasUnpublishedChanges: !published || diffConfigs(published.config, draft).length > 0,
      stats,
      numbers,
    }),
    voiceId: draft.voice.voiceId ?? null,
    voiceSettings: draft.voice,
    useDefaultPrompt: draft.useDefaultPrompt,
    systemPrompt: draft.systemPrompt ?? null,
    greeting: draft.greeting,
    callFlow: draft.flow,
    settings: { temperature, maxTokens, ttsSpeed: draft.voice.rate ?? RATE[draft.voice.speed] },
    transcription: draft.transcription ?? null,
    fallbacks: draft.fallbacks,
    hosted: draft.hosted,
    llm: {
      provider: draft.llm.provider ?? null,
      model,
      s2sModel,
      temperature,
      maxTokens,
      highPriority,
      generalPrompt: draft.systemPrompt ?? null,
      retellLlmId: row.retellLlmId,
    },
    tools: draft.tools,
    turnTaking: draft.turnTaking,
    recordingEnabled: draft.recordingEnabled,
    recordingSource: draft.recordingSource,
    recordingConsent: draft.recordingConsent ?? null,
    callMedia: draft.callMedia,
    outboundGreeting: draft.outboundGreeting ?? null,
    waitForCallee: draft.waitForCallee,
    voicemailMessage: draft.voicemailMessage ?? null,
    holdThanks: draft.holdThanks,
    fillers: draft.fillers,
    apology: draft.apology,
    timeLimitMessage: draft.timeLimitMessage,
    maxDurationSeconds: draft.maxDurationSeconds,
  };
}
