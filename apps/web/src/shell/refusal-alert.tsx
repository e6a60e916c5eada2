import { FrontdeskError } from '@frontdesk/sdk';
import { Alert, List, ScrollArea, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { messageOf } from '../api/refusal.ts';
import { words } from '../format/words.ts';
import { Icon } from './icon.tsx';

interface RefusalAlertProps {
  /** Nothing is shown without one. */
  readonly error: unknown;
  readonly title?: string | undefined;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Why something that was asked for did not happen, with everything that was wrong with it. */
export function RefusalAlert({ error, title, children }: RefusalAlertProps) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  const isUnset = error instanceof FrontdeskError && error.code === 'carrier_not_configured';
  const problems =
    error instanceof FrontdeskError ? error.problems.filter(({ message }) => message !== error.message) : [];
  return (
    <Alert
      ref={alert}
      role="alert"
      color={isUnset ? 'yellow' : 'red'}
      icon={<Icon name="warning" />}
      title={isUnset ? 'No carrier account' : title}
    >
      <Stack gap="xs">
        <Text size="sm">
          {isUnset
            ? 'Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN where the server runs, and start it again.'
            : messageOf(error)}
        </Text>
        {problems.length > 0 && (
          <ScrollArea.Autosize mah={240} type="auto">
            <List size="sm">
              {problems.map(({ field, message }) => (
                <List.Item key={field}>
                  {fieldName(field)}: {message}
                </List.Item>
              ))}
            </List>
          </ScrollArea.Autosize>
        )}
        {children}
      </Stack>
    </Alert>
  );
}

/** `outcome.options.0.key` → `Outcome, options, 1, key`. */
function fieldName(field: string): string {
  return words(
    field
      .split('.')
      .map(part => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
      .join(', '),
  );
}
