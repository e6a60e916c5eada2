import type { RoutingTrial } from '@frontdesk/contract';
import { Paper, Text } from '@mantine/core';
import { type AroundRules, agentNamer } from './around-rules.ts';
import { outcomeWords, reasonWords } from './rule-words.ts';

interface TrialResultProps {
  readonly trial: RoutingTrial;
  readonly around: AroundRules;
}

/** What would happen, who decided it, and what it was decided by. */
export function TrialResult({ trial, around }: TrialResultProps) {
  const { rule, reason, decidedBy, agent, outcome } = trial;
  const happens =
    outcome.type === 'agent' && agent ? `${agent.name} answers` : outcomeWords(outcome, agentNamer(around));
  return (
    <Paper p="sm" bg="var(--mantine-primary-color-light)" role="status">
      <Text fw={650}>{happens.charAt(0).toUpperCase() + happens.slice(1)}</Text>
      <Text size="sm">
        {rule ? `The rule “${rule.name}” decides` : DECIDED[decidedBy]}
        {reason !== null && `: ${reasonWords(reason)}`}.
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {situationWords(trial)}
      </Text>
    </Paper>
  );
}

const DECIDED: Record<RoutingTrial['decidedBy'], string> = {
  rule: 'A rule decides',
  settings: 'The business’s settings decide',
  agent: 'No rule and no setting is for this call',
};

function situationWords({ isOpen, simultaneousCalls, callsLastHour, contactTags }: RoutingTrial): string {
  const calls = (count: number) => `${count} ${count === 1 ? 'call' : 'calls'}`;
  const situation = [
    isOpen ? 'Open' : 'Closed',
    `${calls(simultaneousCalls)} going on`,
    `${calls(callsLastHour)} within the hour`,
    ...(contactTags.length > 0 ? [`the caller is tagged ${contactTags.join(', ')}`] : []),
  ];
  return `${situation.join(' · ')}.`;
}
