import { Button, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NUMBER_HINT, typedNumber } from '../../../format/typed-number.ts';
import type { Steer } from './steer.ts';

interface TransferFormProps extends Steer {
  /** A number of the business: tells the country of numbers without one. */
  readonly home: string | null;
}

/** Passes the other end on to somebody. */
export function TransferForm({ home, isBusy, command }: TransferFormProps) {
  const [text, setText] = useState('');
  const [isWarm, setWarm] = useState(false);
  const [briefing, setBriefing] = useState('');
  const [isLeft, setLeft] = useState(false);
  const to = typedNumber(text, home);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (to !== undefined && !isBusy)
          command({ type: 'transfer', to, mode: isWarm ? 'warm' : 'cold', briefing: isWarm ? briefing.trim() : '' });
      }}
    >
      <Stack gap="xs">
        <TextInput
          label="To"
          type="tel"
          autoComplete="off"
          placeholder="+1 415 555 0123"
          value={text}
          error={isLeft && text.trim() !== '' && to === undefined ? NUMBER_HINT : undefined}
          onChange={event => setText(event.currentTarget.value)}
          onBlur={() => setLeft(true)}
        />
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="How"
          data={[
            { value: 'cold', label: 'At once' },
            { value: 'warm', label: 'Ask them first' },
          ]}
          value={isWarm ? 'warm' : 'cold'}
          onChange={mode => setWarm(mode === 'warm')}
        />
        {isWarm && (
          <Textarea
            label="What they are told"
            placeholder="A guest with a question about the party room"
            autosize
            minRows={2}
            maxLength={500}
            value={briefing}
            onChange={event => setBriefing(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="xs" variant="light" loading={isBusy} disabled={to === undefined}>
          Transfer
        </Button>
      </Stack>
    </form>
  );
}
