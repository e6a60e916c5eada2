import { Group, Text, ThemeIcon } from '@mantine/core';
import { Icon } from './icon.tsx';

export function Logo({ size = 'md', visibleFromSm = false }: { size?: 'md' | 'lg'; visibleFromSm?: boolean }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <ThemeIcon size={size === 'lg' ? 40 : 32} radius="md">
        <Icon name="bell" size={size === 'lg' ? 24 : 19} />
      </ThemeIcon>
      <Text fw={700} fz={size === 'lg' ? 24 : 18} visibleFrom={visibleFromSm ? 'sm' : undefined}>
        Frontdesk
      </Text>
    </Group>
  );
}
