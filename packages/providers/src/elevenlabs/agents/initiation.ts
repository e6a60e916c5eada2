import type { OpenHostedConversation } from '@frontdesk/voice';
import { type AgentSettings, serviceLanguage, speakingSettings, withoutVariables } from './agent-settings.ts';

/** A value the service takes for a dynamic variable. */
type Variables = Readonly<Record<string, string>>;

/** The name of the variable by which a conversation's call is found again. */
export const CALL_ID_VARIABLE = 'call_id';

/** The first message: what this call sets differently from the agent as it is kept, and what may be named in texts. */
export function initiation(settings: AgentSettings, open: OpenHostedConversation): Readonly<Record<string, unknown>> {
  return {
    type: 'conversation_initiation_client_data',
    ...(settings.managed && { conversation_config_override: overrides(settings, open) }),
    dynamic_variables: variablesOf(open),
    source_info: { source: 'frontdesk' },
  };
}

function overrides(settings: AgentSettings, { snapshot, instructions, greeting }: OpenHostedConversation) {
  const { language, voice } = snapshot.agent.config;
  return {
    agent: {
      prompt: { prompt: withoutVariables(instructions) },
      // Without one the agent waits for the caller's first words.
      first_message: withoutVariables(greeting ?? ''),
      language: serviceLanguage(language),
    },
    tts: speakingSettings(settings, voice),
  };
}

function variablesOf({ call, snapshot }: OpenHostedConversation): Variables {
  return {
    [CALL_ID_VARIABLE]: call.id,
    agent_name: snapshot.agent.name,
    business_name: snapshot.business.name,
    caller_number: call.from ?? '',
    called_number: call.to ?? '',
    call_direction: call.direction ?? 'inbound',
  };
}
