import type { AgentConfig, AgentEngine, BusinessKind } from '@frontdesk/contract';
import { flowProblems } from '@frontdesk/voice';
import { AppError } from '../../app-error.ts';
import { unknownVariables } from '../prompts/render-prompt.ts';
import { toolsOfFlow, toolsOfKind } from '../tools/tool-handler.ts';
import { engineProblems, providerProblems } from './provider-problems.ts';

interface Problem {
  readonly field: string;
  readonly message: string;
}

/** Everything that would go wrong on a call with this configuration, with the field it stands in. */
export function configProblems(config: AgentConfig, kind: BusinessKind, engine: AgentEngine): Problem[] {
  const known = new Map(toolsOfKind(kind).map(tool => [tool.name, tool]));
  const unknownTool = (field: string) => (name: string) => ({ field, message: `There is no tool "${name}".` });
  return [
    ...unknownVariables(config.systemPrompt ?? '').map(name => ({
      field: 'system_prompt',
      message: `There is no variable "${name}".`,
    })),
    ...providerProblems(config),
    ...engineProblems(config, engine),
    ...flowProblems(config).map(message => ({
      field: message.startsWith('greeting:') ? 'greeting' : 'call_flow',
      message,
    })),
    ...config.tools.filter(name => !known.has(name)).map(unknownTool('tools')),
    ...[...toolsOfFlow(config.flow)].filter(name => !known.has(name)).map(unknownTool('call_flow')),
    ...Object.entries(config.toolSettings).flatMap(([name, settings]) =>
      (known.get(name)?.settings.safeParse(settings).error?.issues ?? []).map(issue => ({
        field: ['tool_config', ...issue.path].join('.'),
        message: issue.message,
      })),
    ),
  ];
}

/** Throws `validation_failed` with every problem of the configuration. */
export function requireSoundConfig(config: AgentConfig, kind: BusinessKind, engine: AgentEngine): void {
  const problems = configProblems(config, kind, engine);
  if (problems.length > 0)
    throw new AppError('validation_failed', 'The agent could not hold a call like this.', { problems });
}
