import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Filters and buttons that belong to the whole page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen: its title, what can be done to all of it, its content. */
export function Page({ title, subtitle, actions, children }: PageProps) {
  useDocumentTitle(`${title} · Frontdesk`);
  return (
    <Stack gap="lg" w="100%" maw={1280} mx="auto">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Box>
          <Title order={1} fz={{ base: 22, sm: 26 }}>
            {title}
          </Title>
          {subtitle !== undefined && (
            <Text c="dimmed" size="sm" component="div">
              {subtitle}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}
