import { ColorSwatch, Group, Stack, Text } from '@mantine/core';
import { clockTime, dayName } from '../../../format/time.ts';
import { Card } from '../../../shell/card.tsx';
import { BatchBar } from '../batch-bar.tsx';
import { ENTRY_STATE_ORDER, ENTRY_STATES, OUTCOMES } from '../batch-words.ts';
import type { FollowedBatch } from '../followed-batch.ts';

/** How far the batch is, and what came of its calls. */
export function BatchProgressCard({ batch }: { readonly batch: FollowedBatch }) {
  const { counts, estimatedEndAt } = batch;
  return (
    <Card title="Progress">
      <Stack gap="sm">
        <BatchBar counts={counts} size={18} />
        <Group gap="6px 18px" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {ENTRY_STATE_ORDER.filter(state => counts[state] > 0).map(state => (
            <Group key={state} gap={6} component="li">
              <ColorSwatch
                size={10}
                withShadow={false}
                color={`var(--mantine-color-${ENTRY_STATES[state].color.replace('.', '-')})`}
              />
              <Text size="sm">
                <b>{counts[state]}</b> {ENTRY_STATES[state].label.toLowerCase()}
              </Text>
            </Group>
          ))}
        </Group>
        <OutcomeLine batch={batch} />
        {estimatedEndAt !== null && (
          <Text size="sm" c="dimmed">
            Through about {dayName(estimatedEndAt) === 'Today' ? '' : `${dayName(estimatedEndAt)}, `}
            {clockTime(estimatedEndAt)}, if it goes on as it did.
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function OutcomeLine({ batch }: { readonly batch: FollowedBatch }) {
  const found = Object.entries(batch.outcomes).flatMap(([outcome, count]) =>
    count > 0 && isOutcome(outcome) ? [`${count} × ${OUTCOMES[outcome].toLowerCase()}`] : [],
  );
  if (found.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      Calls placed: {found.join(', ')}.
    </Text>
  );
}

function isOutcome(value: string): value is keyof typeof OUTCOMES {
  return Object.hasOwn(OUTCOMES, value);
}
