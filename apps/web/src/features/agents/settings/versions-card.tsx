import type { AgentDetail, AgentVersionSummary } from '@frontdesk/contract';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { clockTime, dayName, exactTime } from '../../../format/time.ts';
import { Card } from '../../../shell/card.tsx';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';
import { Failure, LoadingRows } from '../../../shell/page-states.tsx';
import { publishVersion, versionsQuery } from '../agent-queries.ts';

interface VersionsCardProps {
  readonly agent: AgentDetail;
  readonly mayPublish: boolean;
  readonly onPublished: (agent: AgentDetail) => void;
}

/** What callers got when, and a way back. */
export function VersionsCard({ agent, mayPublish, onPublished }: VersionsCardProps) {
  const versions = useQuery(versionsQuery(agent.id));
  const [chosen, setChosen] = useState<AgentVersionSummary>();
  const publish = useMutation({
    mutationFn: (number: number) => publishVersion(agent, number),
    onSuccess: published => {
      setChosen(undefined);
      onPublished(published);
    },
  });
  return (
    <Card title="Versions">
      {versions.isPending && <LoadingRows rows={2} height={28} />}
      {versions.isError && !versions.data && <Failure error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          Publishing keeps the first one.
        </Text>
      )}
      <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Versions">
        {versions.data?.items.map(version => (
          <Group key={version.id} component="li" justify="space-between" gap="xs">
            <div>
              <Text size="sm" fw={600} span>
                Version {version.number}
              </Text>{' '}
              <Text size="sm" c="dimmed" span title={exactTime(version.publishedAt)}>
                {dayName(version.publishedAt)}, {clockTime(version.publishedAt)}
              </Text>
            </div>
            {version.isPublished ? (
              <Badge tt="none">Callers get this one</Badge>
            ) : (
              mayPublish && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Give version ${version.number} to callers`}
                  onClick={() => setChosen(version)}
                >
                  Give to callers
                </Button>
              )
            )}
          </Group>
        ))}
      </Stack>
      <ConfirmDialog
        opened={chosen !== undefined}
        title={`Give version ${chosen?.number ?? ''} to callers?`}
        action="Give it to callers"
        isBusy={publish.isPending}
        error={publish.error}
        onConfirm={() => chosen && publish.mutate(chosen.number)}
        onClose={() => {
          publish.reset();
          setChosen(undefined);
        }}
      >
        <Text size="sm">They get it from the next call on. The draft stays as it is.</Text>
      </ConfirmDialog>
    </Card>
  );
}
