import type { AgentTool, ConfigureToolBody } from '@frontdesk/contract';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Tenant } from '../members/enter.ts';
import type { Tool } from '../tools/tool.ts';
import { toolsOfFlow, toolsOfKind } from '../tools/tool-handler.ts';
import { changeAgent } from './edit-agent.ts';
import { type FoundAgent, lockAgent } from './find-agent.ts';

/** Every tool the agent could have, with what was set for it in the draft. */
export function toolsOfAgent({ draft, kind }: FoundAgent): AgentTool[] {
  const ofFlow = toolsOfFlow(draft.flow);
  const given = new Set([...draft.tools, ...ofFlow]);
  return toolsOfKind(kind).map(tool => ({
    toolType: tool.name,
    description: tool.description,
    isEnabled: given.has(tool.name),
    isUsedByFlow: ofFlow.has(tool.name),
    toolConfig: draft.toolSettings[tool.name] ?? {},
    ...schemasOf(tool),
  }));
}

function schemasOf(tool: Tool) {
  const schema = (of: z.ZodType) => z.toJSONSchema(of, { io: 'input', unrepresentable: 'any' });
  return { arguments: { ...schema(tool.arguments) }, configSchema: { ...schema(tool.settings) } };
}

/** Gives the draft a tool, or takes it away, and keeps what is set for it. Throws `validation_failed`. */
export function configureTool(tenant: Tenant, agentId: string, body: ConfigureToolBody): Promise<void> {
  const { toolType, toolConfig, isEnabled, version } = body;
  return tenant.run(async transaction => {
    const found = await lockAgent(transaction, agentId);
    const { draft, kind } = found;
    if (!toolsOfKind(kind).some(tool => tool.name === toolType)) throw toolProblem('There is no such tool.');
    if (!isEnabled && toolsOfFlow(draft.flow).has(toolType))
      throw toolProblem('The flow uses this tool; change the flow first.');
    const others = draft.tools.filter(name => name !== toolType);
    const { [toolType]: _replaced, ...toolSettings } = draft.toolSettings;
    await changeAgent(transaction, tenant, found, {
      version,
      tools: isEnabled ? [...others, toolType] : others,
      toolSettings: Object.keys(toolConfig).length > 0 ? { ...toolSettings, [toolType]: toolConfig } : toolSettings,
    });
  });
}

function toolProblem(message: string): AppError {
  return new AppError('validation_failed', message, { problems: [{ field: 'tool_type', message }] });
}
