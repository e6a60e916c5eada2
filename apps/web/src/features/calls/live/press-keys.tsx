import { Button, SimpleGrid } from '@mantine/core';
import type { Steer } from './steer.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** A telephone's keys. */
export function PressKeys({ isBusy, command }: Steer) {
  return (
    <SimpleGrid cols={3} spacing={6} role="group" aria-label="Keypad">
      {KEYS.map(key => (
        <Button
          key={key}
          variant="default"
          aria-label={`Press ${key}`}
          data-disabled={isBusy || undefined}
          onClick={() => !isBusy && command({ type: 'press', digits: key })}
        >
          {key}
        </Button>
      ))}
    </SimpleGrid>
  );
}
