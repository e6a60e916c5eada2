import type { Turn, TurnLatency } from '@frontdesk/contract';
import { Badge, Group, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { responseTime, stopwatch } from '../../../format/duration.ts';
import classes from './conversation.module.css';
import { STAGES } from './latency-stages.ts';

interface TurnBubbleProps {
  readonly turn: Turn;
  /** The recording is being played here. */
  readonly isCurrent: boolean;
  /** Absent while there is nothing to play. */
  readonly onPlay?: ((atMs: number) => void) | undefined;
}

/** What one party said. The caller is on the left and the agent on the right, as in the recording. */
export function TurnBubble({ turn, isCurrent, onPlay }: TurnBubbleProps) {
  const words = (
    <>
      {turn.text || <em>Nothing was heard.</em>}
      {turn.wasInterrupted && <span className={classes.cutOff}> – cut off</span>}
    </>
  );
  return (
    <div className={classes.turn} data-speaker={turn.speaker} data-current={isCurrent || undefined}>
      <Group gap={6} className={classes.meta} c="dimmed">
        <Text size="xs" fw={600} component="span">
          {turn.speaker === 'agent' ? 'Agent' : 'Caller'}
        </Text>
        <Text size="xs" component="span">
          {stopwatch(turn.startedAtMs)}
        </Text>
        {turn.latency && <ResponseTime latency={turn.latency} />}
      </Group>
      {onPlay ? (
        <UnstyledButton
          className={classes.bubble}
          onClick={() => onPlay(turn.startedAtMs)}
          title={`Play from ${stopwatch(turn.startedAtMs)}`}
        >
          {words}
        </UnstyledButton>
      ) : (
        <div className={classes.bubble}>{words}</div>
      )}
    </div>
  );
}

function ResponseTime({ latency }: { readonly latency: TurnLatency }) {
  if (latency.totalMs === null) return null;
  const stages = STAGES.flatMap(({ key, label }) => {
    const ms = latency[key];
    return ms === null ? [] : [`${label} ${responseTime(ms)}`];
  });
  return (
    <Tooltip label={stages.join(' · ')} disabled={stages.length === 0} multiline>
      <Badge size="sm" variant="light" tt="none" color={paceColor(latency.totalMs)} tabIndex={0}>
        {responseTime(latency.totalMs)}
      </Badge>
    </Tooltip>
  );
}

/** Callers take up to a second for a person thinking; past two seconds they ask whether anyone is there. */
function paceColor(totalMs: number): string {
  if (totalMs <= 1000) return 'teal';
  return totalMs <= 2000 ? 'yellow' : 'red';
}
