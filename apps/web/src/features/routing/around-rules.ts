import type { AgentSummary, BusinessSummary, PhoneNumber } from '@frontdesk/contract';

/** What rules refer to. */
export interface AroundRules {
  readonly business: BusinessSummary;
  readonly agents: readonly AgentSummary[];
  readonly numbers: readonly PhoneNumber[];
}

export function agentNamer({ agents }: AroundRules): (agentId: string) => string | undefined {
  return agentId => agents.find(agent => agent.id === agentId)?.name;
}
