import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Steer } from './steer.ts';

/** Has the agent say a line in its own voice. Enter sends it. */
export function SayLine({ isBusy, command }: Steer) {
  const [text, setText] = useState('');
  const say = () => {
    if (text.trim() !== '' && !isBusy) command({ type: 'say', text: text.trim() }, () => setText(''));
  };
  return (
    <Stack gap="xs">
      <Textarea
        aria-label="What the agent says"
        placeholder="Have the agent say …"
        autosize
        minRows={2}
        maxLength={1000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          say();
        }}
      />
      <Button size="xs" variant="light" loading={isBusy} disabled={text.trim() === ''} onClick={say}>
        Say it
      </Button>
    </Stack>
  );
}
