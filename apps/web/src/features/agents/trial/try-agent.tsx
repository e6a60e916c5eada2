import type { AgentDetail, TestAgentResult } from '@frontdesk/contract';
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { words } from '../../../format/words.ts';
import { Card } from '../../../shell/card.tsx';
import { Icon } from '../../../shell/icon.tsx';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { tryAgent } from '../agent-queries.ts';
import { type Line, TrialLines } from './trial-lines.tsx';

interface TryAgentProps {
  readonly agent: AgentDetail;
  /** What is on the page is not what would answer. */
  readonly isEdited: boolean;
}

/** A conversation with the agent in writing. Its tools look at real data, and nothing they do is kept. */
export function TryAgent({ agent, isEdited }: TryAgentProps) {
  const [source, setSource] = useState<'draft' | 'published'>('draft');
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [latest, setLatest] = useState<TestAgentResult>();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const trial = useMutation({
    mutationFn: (message: string | undefined) =>
      tryAgent(agent.id, {
        ...(latest ? { session: latest.session } : { source }),
        ...(message !== undefined && { message }),
      }),
    onSuccess: (result, message) => {
      const said: Line[] = message === undefined ? [] : [{ role: 'caller', text: message, tools: [] }];
      setLines([...lines, ...said, { role: 'agent', text: result.reply, tools: result.toolCalls }]);
      setLatest(result);
      setText('');
      input.current?.focus();
    },
  });
  const startOver = (from = source) => {
    setSource(from);
    setLines([]);
    setLatest(undefined);
    trial.reset();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const message = text.trim();
    if (message !== '' && !trial.isPending) trial.mutate(message);
  };
  const heard: readonly Line[] =
    trial.isPending && trial.variables !== undefined
      ? [...lines, { role: 'caller', text: trial.variables, tools: [] }]
      : lines;
  return (
    <Card title="Try it">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Write as a caller would speak. Nothing that happens here is kept.
          {isEdited && ' What is not saved does not answer yet.'}
        </Text>
        {agent.publishedVersion !== null && agent.hasUnpublishedChanges && (
          <SegmentedControl
            aria-label="Who answers"
            data={[
              { value: 'draft', label: 'The draft' },
              { value: 'published', label: `Version ${agent.publishedVersion}` },
            ]}
            value={source}
            onChange={value => startOver(value === 'published' ? 'published' : 'draft')}
          />
        )}
        {heard.length > 0 && <TrialLines lines={heard} isAnswering={trial.isPending} />}
        <RefusalAlert error={trial.error} title="No answer" />
        {latest?.transferredTo != null && <Text size="sm">Would be put through to {latest.transferredTo}.</Text>}
        {latest?.ended != null && (
          <Text size="sm" role="status">
            The call is over: {words(latest.ended).toLowerCase()}.
          </Text>
        )}
        {!latest && (
          <Button variant="light" loading={trial.isPending} onClick={() => trial.mutate(undefined)}>
            Begin
          </Button>
        )}
        {latest && latest.ended === null && (
          <form onSubmit={send}>
            <Group gap="xs" wrap="nowrap">
              <TextInput
                ref={input}
                aria-label="What the caller says"
                placeholder="Do you have a table tonight?"
                flex={1}
                maxLength={1000}
                autoComplete="off"
                value={text}
                onChange={event => setText(event.currentTarget.value)}
              />
              <Button type="submit" px="sm" aria-label="Say it" loading={trial.isPending} disabled={text.trim() === ''}>
                <Icon name="send" size={16} />
              </Button>
            </Group>
          </form>
        )}
        {latest && (
          <Button variant="subtle" size="compact-sm" w="max-content" onClick={() => startOver()}>
            Start over
          </Button>
        )}
      </Stack>
    </Card>
  );
}
