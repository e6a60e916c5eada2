import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled part of a screen. */
export function Card({ title, children }: CardProps) {
  const id = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Title order={2} fz="md" mb="sm" id={id}>
        {title}
      </Title>
      {children}
    </Paper>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** One line of a `<dl>`. */
export function Fact({ label, children }: FactProps) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="md">
      <Text size="sm" c="dimmed" component="dt" style={{ whiteSpace: 'nowrap' }}>
        {label}
      </Text>
      <Text size="sm" component="dd" m={0} ta="right">
        {children}
      </Text>
    </Group>
  );
}
