import { ActionIcon, Button, Group, Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Icon, type IconName } from '../../../shell/icon.tsx';
import type { DraftChoice, Listed } from './agent-draft.ts';
import { type AroundAgent, titleOf } from './around-agent.ts';
import { added, MAX_FALLBACKS, moved } from './fallback-order.ts';

interface FallbackListProps<Choice extends DraftChoice> {
  /** What they stand in for: `voice`. */
  readonly purpose: string;
  readonly value: readonly Listed<Choice>[];
  readonly around: AroundAgent;
  /** What happens when there is none, or all of them fail. */
  readonly lastResort: string;
  readonly newFallback: () => Choice;
  readonly renderFields: (
    choice: Listed<Choice>,
    index: number,
    onChange: (choice: Listed<Choice>) => void,
  ) => ReactNode;
  readonly onChange: (list: readonly Listed<Choice>[]) => void;
}

/** Who takes over, in this order, when the first choice fails in the middle of a call. */
export function FallbackList<Choice extends DraftChoice>(props: FallbackListProps<Choice>) {
  const { purpose, value, around, lastResort, newFallback, renderFields, onChange } = props;
  const [announcement, setAnnouncement] = useState('');
  const move = (entry: Listed<Choice>, step: -1 | 1) => {
    const next = moved(value, entry.key, step);
    if (!next) return;
    onChange(next);
    const position = next.findIndex(({ key }) => key === entry.key) + 1;
    setAnnouncement(`${titleOf(around, entry.provider)} is now ${purpose} fallback ${position} of ${next.length}.`);
  };
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        If it fails during a call
      </Text>
      {value.length > 0 && (
        <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label={`Fallbacks: ${purpose}`}>
          {value.map((entry, index) => {
            const title = titleOf(around, entry.provider);
            const name = `${purpose} fallback ${index + 1}, ${title}`;
            return (
              <Paper key={entry.key} component="li" withBorder p="sm" aria-label={name}>
                <Stack gap="sm">
                  <Group justify="space-between" wrap="nowrap">
                    <Text size="sm" c="dimmed">
                      {index + 1}. {title}
                    </Text>
                    {around.mayWrite && (
                      <Group gap={4} wrap="nowrap">
                        <ListButton
                          icon="up"
                          label={`Move ${name} up`}
                          isUseful={index > 0}
                          onClick={() => move(entry, -1)}
                        />
                        <ListButton
                          icon="down"
                          label={`Move ${name} down`}
                          isUseful={index < value.length - 1}
                          onClick={() => move(entry, 1)}
                        />
                        <ListButton
                          icon="trash"
                          label={`Remove ${name}`}
                          isUseful
                          onClick={() => onChange(value.filter(({ key }) => key !== entry.key))}
                        />
                      </Group>
                    )}
                  </Group>
                  {renderFields(entry, index, changed => onChange(value.with(index, changed)))}
                </Stack>
              </Paper>
            );
          })}
        </Stack>
      )}
      <Text size="xs" c="dimmed">
        {value.length > 0 ? `After these: ${lastResort}` : lastResort}
      </Text>
      {around.mayWrite && value.length < MAX_FALLBACKS && (
        <Button
          variant="default"
          size="xs"
          w="max-content"
          leftSection={<Icon name="plus" size={14} />}
          aria-label={`Add a ${purpose} fallback`}
          onClick={() => onChange(added(value, newFallback()))}
        >
          Add a fallback
        </Button>
      )}
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </Stack>
  );
}

interface ListButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** It stays where the keyboard is when there is nothing to do any more. */
  readonly isUseful: boolean;
  readonly onClick: () => void;
}

function ListButton({ icon, label, isUseful, onClick }: ListButtonProps) {
  return (
    <ActionIcon variant="default" size={34} aria-label={label} data-disabled={!isUseful || undefined} onClick={onClick}>
      <Icon name={icon} size={16} />
    </ActionIcon>
  );
}
