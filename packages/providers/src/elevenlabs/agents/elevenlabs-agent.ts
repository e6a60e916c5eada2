import type { Clock, HostedConversation, HostedEngine, OpenHostedConversation } from '@frontdesk/voice';
import { PROVIDER } from '../wire/access.ts';
import { AgentConversation } from './agent-conversation.ts';
import { AGENT_CAPABILITIES, type AgentSettings } from './agent-settings.ts';
import type { AgentsApi } from './agents-api.ts';

export interface ElevenLabsAgentOptions {
  readonly api: AgentsApi;
  readonly clock: Clock;
  readonly agentId: string;
  readonly model: string;
  readonly settings: AgentSettings;
}

/** An agent at ElevenLabs that holds calls: it hears, thinks and speaks there, in the carrier's own audio. */
export class ElevenLabsAgent implements HostedEngine {
  readonly id: string;
  readonly capabilities = AGENT_CAPABILITIES;
  readonly #options: ElevenLabsAgentOptions;

  constructor(options: ElevenLabsAgentOptions) {
    this.id = `${PROVIDER}:${options.agentId}`;
    this.#options = options;
  }

  async open(open: OpenHostedConversation): Promise<HostedConversation> {
    const { api, clock, agentId, model, settings } = this.#options;
    const { signal } = open;
    const url = await api.signedUrl(agentId, signal);
    signal.throwIfAborted();
    const conversation = new AgentConversation({ clock, model, settings, open });
    const abort = () => void conversation.close();
    signal.addEventListener('abort', abort, { once: true });
    try {
      await conversation.dial(url);
    } catch (error) {
      signal.removeEventListener('abort', abort);
      throw error;
    }
    signal.throwIfAborted();
    return conversation;
  }
}
