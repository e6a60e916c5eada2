import type { UpdateVoiceAgentBody } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { agents, phoneNumbers } from '../../../db/schema/index.ts';
import { checkVersion } from '../../../http/versioning.ts';
import { changeAgent } from '../../agents/edit-agent.ts';
import { type FoundAgent, findMainAgent, lockAgent } from '../../agents/find-agent.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import { customCommandsOf, type LoadedVoiceAgent, loadVoiceAgent, noVoiceAgent } from './voice-agent-queries.ts';

/**
 * Changes the voice agent and publishes it in the same step, so that callers get the change from the next call on.
 * Throws `not_found`, `version_conflict`, and `validation_failed` with everything that would go wrong on a call.
 */
export function editVoiceAgent(
  tenant: Tenant,
  body: UpdateVoiceAgentBody,
  version: number | null,
): Promise<LoadedVoiceAgent> {
  const { settings = {}, ...fields } = body;
  const { voiceGender, voiceSpeed, language, greetingMessage, customCommands, recordingEnabled } = settings;
  return tenant.run(async transaction => {
    const found = await lockVoiceAgent(transaction, tenant.businessId);
    checkVersion(found.row.version, version);
    requirePrompt(found, body);
    if (customCommands) await keepCommands(transaction, tenant, found, customCommands);
    await changeAgent(transaction, tenant, found, {
      ...sentFields({ ...fields, language, greeting: greetingMessage, recordingEnabled }),
      voiceSettings: sentFields({ gender: voiceGender, speed: voiceSpeed }),
      publish: true,
    });
    return loadVoiceAgent(transaction, found.row.id);
  });
}

/** Lets the voice agent take calls, or not. Throws `not_ready` for one that still waits for its number. */
export function toggleVoiceAgent(tenant: Tenant, status: 'active' | 'inactive'): Promise<LoadedVoiceAgent> {
  return tenant.run(async transaction => {
    const found = await lockVoiceAgent(transaction, tenant.businessId);
    const { id, status: current } = found.row;
    if (current === 'pending_setup' && !(await hasNumber(transaction, id)))
      throw new AppError(
        'not_ready',
        'The voice agent waits for a phone number, and starts by itself when it has one.',
      );
    if (current !== status) await changeAgent(transaction, tenant, found, { status });
    return loadVoiceAgent(transaction, id);
  });
}

async function lockVoiceAgent(transaction: Transaction, businessId: string): Promise<FoundAgent> {
  const found = await findMainAgent(transaction, businessId);
  if (!found) throw noVoiceAgent();
  return lockAgent(transaction, found.row.id);
}

function requirePrompt({ draft }: FoundAgent, { useDefaultPrompt, systemPrompt }: UpdateVoiceAgentBody): void {
  const prompt = systemPrompt === undefined ? draft.systemPrompt : systemPrompt;
  if (useDefaultPrompt !== false || prompt?.trim()) return;
  throw new AppError('validation_failed', 'The voice agent needs a prompt.', {
    problems: [{ field: 'system_prompt', message: 'Write one, or use the default prompt.' }],
  });
}

async function hasNumber(transaction: Transaction, agentId: string): Promise<boolean> {
  return (await transaction.$count(phoneNumbers, eq(phoneNumbers.agentId, agentId))) > 0;
}

async function keepCommands(transaction: Transaction, tenant: Tenant, { row }: FoundAgent, customCommands: string[]) {
  await transaction
    .update(agents)
    .set({ settings: { ...row.settings, customCommands } })
    .where(eq(agents.id, row.id));
  await recordAudit(transaction, {
    businessId: tenant.businessId,
    actor: tenant.actor,
    action: 'agent.commands_changed',
    subjectType: 'agent',
    subjectId: row.id,
    before: { customCommands: customCommandsOf(row.settings) },
    after: { customCommands },
  });
}
