import type { Special } from '@frontdesk/contract';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { price } from '../../../format/money.ts';
import { calendarDate } from '../../../format/time.ts';
import { Card } from '../../../shell/card.tsx';

interface SpecialsCardProps {
  readonly specials: readonly Special[];
  /** The business's local date. */
  readonly today: string;
}

/** Today's and coming specials. */
export function SpecialsCard({ specials, today }: SpecialsCardProps) {
  const current = specials.filter(({ validUntil }) => validUntil >= today);
  return (
    <Card title="Specials">
      <Stack gap="sm">
        {current.length === 0 && (
          <Text size="sm" c="dimmed">
            None at the moment.
          </Text>
        )}
        {current.map(special => (
          <Group key={special.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Group gap={6}>
                <Text size="sm" fw={600}>
                  {special.title}
                </Text>
                {special.validFrom <= today && (
                  <Badge size="sm" variant="light" tt="none">
                    Today
                  </Badge>
                )}
              </Group>
              {special.description !== '' && (
                <Text size="sm" c="dimmed">
                  {special.description}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                {span(special)}
              </Text>
            </div>
            {special.price && (
              <Text size="sm" fw={600}>
                {price(special.price)}
              </Text>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

function span({ validFrom, validUntil }: Special): string {
  if (validFrom === validUntil) return calendarDate(validFrom);
  return `${calendarDate(validFrom)} – ${calendarDate(validUntil)}`;
}
