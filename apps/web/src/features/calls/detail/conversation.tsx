import type { CallDetail } from '@frontdesk/contract';
import { Group, Stack, Text } from '@mantine/core';
import classes from './conversation.module.css';
import { EventLine } from './event-line.tsx';
import { toTimeline } from './timeline.ts';
import { TurnBubble } from './turn-bubble.tsx';

interface ConversationProps {
  readonly call: CallDetail;
  readonly interimText: string;
  /** The turn the recording is at, by its index. */
  readonly currentTurn: number | undefined;
  readonly onPlay?: ((atMs: number) => void) | undefined;
}

/** The call as it was heard, with what happened in between. */
export function Conversation({ call, interimText, currentTurn, onPlay }: ConversationProps) {
  const timeline = toTimeline(call.transcript ?? [], call.events ?? []);
  if (timeline.length === 0 && interimText === '') {
    return (
      <Text c="dimmed" ta="center" py="xl">
        Nothing was said yet.
      </Text>
    );
  }
  return (
    <Stack gap="sm" role="log" aria-label="Conversation">
      {timeline.map(entry =>
        entry.kind === 'turn' ? (
          <TurnBubble key={entry.key} turn={entry.turn} isCurrent={entry.turn.index === currentTurn} onPlay={onPlay} />
        ) : (
          <EventLine key={entry.key} event={entry.event} />
        ),
      )}
      {interimText !== '' && (
        <div className={classes.turn} data-speaker="caller" aria-hidden="true">
          <Group gap={6} className={classes.meta} c="dimmed">
            <Text size="xs" fw={600} component="span">
              Caller
            </Text>
            <Text size="xs" component="span">
              speaking …
            </Text>
          </Group>
          <div className={classes.bubble} data-interim>
            {interimText}
          </div>
        </div>
      )}
    </Stack>
  );
}
