import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAttempt } from '../../api/use-attempt.ts';
import { Icon } from '../../shell/icon.tsx';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import { MessageBox } from './message-box.tsx';
import { replyTo } from './text-queries.ts';
import classes from './thread-pane.module.css';

/** Answers in a thread. What was written stays until it is sent. */
export function ReplyBox({ threadId }: { readonly threadId: string }) {
  const [text, setText] = useState('');
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  const body = text.trim();
  const reply = useMutation({
    mutationFn: () => replyTo(threadId, body, attempt.keyFor([threadId, body])),
    onSuccess: async () => {
      attempt.finish();
      setText('');
      await queryClient.invalidateQueries({ queryKey: ['text-thread', threadId] });
      void queryClient.invalidateQueries({ queryKey: ['text-threads'] });
    },
  });
  const send = () => {
    if (body !== '' && !reply.isPending) reply.mutate();
  };
  return (
    <Stack className={classes.reply} gap="xs">
      <RefusalAlert error={reply.error} title="Not sent" />
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <MessageBox label="Reply" isLabelHidden value={text} onChange={setText} onSend={send} />
        <Button
          leftSection={<Icon name="send" size={16} />}
          onClick={send}
          disabled={body === ''}
          loading={reply.isPending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          Send
        </Button>
      </Group>
      <Text size="xs" c="dimmed" visibleFrom="sm">
        Ctrl or ⌘ with Enter sends.
      </Text>
    </Stack>
  );
}
