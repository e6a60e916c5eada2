import type { BusinessSettings } from '@frontdesk/contract';
import { Stack, Text } from '@mantine/core';
import { words } from '../../../format/words.ts';
import { Card } from '../../../shell/card.tsx';

/** What else callers ask for: parking, dress code, payment. */
export function FactsCard({ facts }: { readonly facts: BusinessSettings['facts'] }) {
  if (facts.length === 0) return null;
  return (
    <Card title="Good to know">
      <Stack gap="sm" component="dl" m={0}>
        {facts.map(({ topic, answer }) => (
          <div key={topic}>
            <Text size="sm" fw={600} component="dt">
              {words(topic)}
            </Text>
            <Text size="sm" c="dimmed" component="dd" m={0}>
              {answer}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
