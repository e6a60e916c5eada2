import type { MenuItem } from '@frontdesk/contract';
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { price } from '../../../format/money.ts';
import { words } from '../../../format/words.ts';
import { Card } from '../../../shell/card.tsx';

/** The menu by section, in the order the restaurant gave it. */
export function MenuCard({ menu }: { readonly menu: readonly MenuItem[] }) {
  const sections = Map.groupBy(menu, item => item.section);
  return (
    <Card title="Menu">
      {menu.length === 0 && (
        <Text size="sm" c="dimmed">
          The menu is empty.
        </Text>
      )}
      <Stack gap="lg">
        {[...sections].map(([section, items]) => (
          <Stack key={section} gap="xs">
            <Title order={3} fz="sm" c="dimmed">
              {section}
            </Title>
            {items.map(item => (
              <Dish key={item.id} item={item} />
            ))}
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}

function Dish({ item }: { readonly item: MenuItem }) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div style={{ opacity: item.isAvailable ? 1 : 0.6 }}>
        <Group gap={6}>
          <Text size="sm" fw={600} td={item.isAvailable ? undefined : 'line-through'}>
            {item.name}
          </Text>
          {!item.isAvailable && (
            <Badge size="sm" color="orange" variant="light" tt="none">
              Sold out
            </Badge>
          )}
          {item.diets.map(diet => (
            <Badge key={diet} size="sm" color="green" variant="light" tt="none">
              {words(diet)}
            </Badge>
          ))}
        </Group>
        {item.description !== '' && (
          <Text size="sm" c="dimmed">
            {item.description}
          </Text>
        )}
        {item.allergens.length > 0 && (
          <Text size="xs" c="dimmed">
            Contains {item.allergens.map(allergen => words(allergen).toLowerCase()).join(', ')}
          </Text>
        )}
      </div>
      <Text size="sm" fw={600}>
        {price(item.price)}
      </Text>
    </Group>
  );
}
