import type { AgentSummary } from '@frontdesk/contract';
import { Anchor, Badge, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { responseTime } from '../../../format/duration.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { Fact } from '../../../shell/card.tsx';
import { AgentStatusBadge } from '../agent-status-badge.tsx';
import { ENGINE_TITLES } from '../agent-words.ts';

export function AgentList({ agents }: { readonly agents: readonly AgentSummary[] }) {
  return (
    <SimpleGrid
      component="ul"
      cols={{ base: 1, md: 2 }}
      spacing="lg"
      m={0}
      p={0}
      style={{ listStyle: 'none', alignItems: 'start' }}
      aria-label="Agents"
    >
      {agents.map(agent => (
        <AgentEntry key={agent.id} agent={agent} />
      ))}
    </SimpleGrid>
  );
}

function AgentEntry({ agent }: { readonly agent: AgentSummary }) {
  const { id, name, description, stats, phoneNumbers, hasUnpublishedChanges, publishedVersion } = agent;
  const { callsHandled, avgLatency } = stats;
  return (
    <Paper withBorder p="md" component="li">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Anchor fw={650} renderRoot={props => <Link {...props} to="/agents/$agentId" params={{ agentId: id }} />}>
            {name}
          </Anchor>
          <AgentStatusBadge status={agent.status} />
        </Group>
        {description !== '' && (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
        <Stack gap={6} component="dl" m={0}>
          <Fact label="Held by">{ENGINE_TITLES[agent.engine]}</Fact>
          <Fact label="Language">{agent.language}</Fact>
          <Fact label="Numbers">
            {phoneNumbers.length > 0 ? phoneNumbers.map(number => phoneNumber(number)).join(', ') : 'None'}
          </Fact>
          <Fact label="Calls taken">{callsHandled}</Fact>
          {avgLatency !== null && <Fact label="Response">{responseTime(avgLatency)}</Fact>}
          <Fact label="Callers get">
            {publishedVersion === null ? 'Nothing yet' : `Version ${publishedVersion}`}
            {hasUnpublishedChanges && publishedVersion !== null && (
              <>
                {' '}
                <Badge size="sm" color="yellow" variant="light" tt="none">
                  changes not published
                </Badge>
              </>
            )}
          </Fact>
        </Stack>
      </Stack>
    </Paper>
  );
}
