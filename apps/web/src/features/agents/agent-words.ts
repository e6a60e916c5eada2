import type { AgentEngine, AgentStatus } from '@frontdesk/contract';

/** What holds the conversation. */
export const ENGINE_TITLES: Record<AgentEngine, string> = {
  pipeline: 'Frontdesk’s own pipeline',
  elevenlabs: 'ElevenLabs agent',
  openai_realtime: 'OpenAI Realtime',
  retell: 'Retell agent',
  custom_llm: 'A language model of your own',
};

export const ENGINE_WORDS: Record<AgentEngine, string> = {
  pipeline: 'Hears, thinks and speaks with the services chosen below, each from whom you like.',
  elevenlabs: 'ElevenLabs holds the whole conversation; our tools run for it.',
  openai_realtime: 'One model of OpenAI hears and speaks by itself; our tools run for it.',
  retell: 'Retell holds the whole conversation.',
  custom_llm: 'Hears and speaks with the services chosen below; a server of yours decides what is said.',
};

export const STATUS_WORDS: Record<AgentStatus, string> = {
  draft: 'Draft',
  pending_setup: 'Being set up',
  active: 'Takes calls',
  inactive: 'Takes no calls',
};
