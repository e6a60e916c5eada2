import type { TestToolCall } from '@frontdesk/contract';
import { Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { words } from '../../../format/words.ts';
import { Icon } from '../../../shell/icon.tsx';
import classes from './trial-lines.module.css';

export interface Line {
  readonly role: 'caller' | 'agent';
  readonly text: string;
  /** Those that were used for it. */
  readonly tools: readonly TestToolCall[];
}

interface TrialLinesProps {
  readonly lines: readonly Line[];
  readonly isAnswering: boolean;
}

/** What was said, and the tools that were used for it. */
export function TrialLines({ lines, isAnswering }: TrialLinesProps) {
  const log = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what it follows
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [lines.length, isAnswering]);
  return (
    <Stack gap="xs" role="log" aria-label="Trial" className={classes.lines} ref={log} tabIndex={0}>
      {lines.map(({ role, text, tools }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are added and never move
        <div key={index} className={classes.line} data-role={role}>
          {tools.map(({ tool, code }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tool may be used twice, and none moves
            <Group key={at} gap={6} c="dimmed" wrap="nowrap">
              <Icon name="tool" size={14} />
              <Text size="xs">
                {words(tool)} · {words(code).toLowerCase()}
              </Text>
            </Group>
          ))}
          <Text size="xs" c="dimmed" fw={600}>
            {role === 'agent' ? 'Agent' : 'Caller'}
          </Text>
          <div className={classes.bubble}>{text || '…'}</div>
        </div>
      ))}
      {isAnswering && (
        <Text size="xs" c="dimmed" role="status">
          The agent thinks …
        </Text>
      )}
    </Stack>
  );
}
