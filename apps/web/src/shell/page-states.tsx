import { FrontdeskError } from '@frontdesk/sdk';
import { Alert, Button, Center, Group, Paper, Skeleton, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { messageOf } from '../api/refusal.ts';
import { Icon, type IconName } from './icon.tsx';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Something could not be loaded: what happened, and a way to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  const isMissing = error instanceof FrontdeskError && error.status === 404;
  return (
    <Alert
      color={isMissing ? 'gray' : 'red'}
      icon={<Icon name="warning" />}
      title={isMissing ? 'Nothing here' : 'This did not load'}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">{isMissing ? 'It was removed, or it belongs to somebody else.' : messageOf(error)}</Text>
        {onRetry && !isMissing && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Group>
    </Alert>
  );
}

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  /** What puts the first one there. */
  readonly action?: ReactNode;
}

/** A list without entries, and what would put the first one there. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <Paper withBorder p="xl">
      <Center>
        <Stack align="center" gap="xs" maw={460} py="lg">
          <ThemeIcon size={48} radius="xl" variant="light">
            <Icon name={icon} size={24} />
          </ThemeIcon>
          <Title order={2} fz="lg" ta="center">
            {title}
          </Title>
          {children !== undefined && (
            <Text c="dimmed" ta="center" size="sm" component="div">
              {children}
            </Text>
          )}
          {action}
        </Stack>
      </Center>
    </Paper>
  );
}

interface LoadingRowsProps {
  readonly rows: number;
  readonly height?: number;
}

export function LoadingRows({ rows, height = 44 }: LoadingRowsProps) {
  return (
    <Stack gap="xs" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  );
}
