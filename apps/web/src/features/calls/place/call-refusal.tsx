import { FrontdeskError } from '@frontdesk/sdk';
import { Button } from '@mantine/core';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';

/** What each refusal comes down to; its message has the rest. */
const TITLES: Readonly<Record<string, string>> = {
  do_not_call: 'They must not be called',
  outside_calling_window: 'It is too early or too late there',
  too_many_calls: 'Too many calls at the moment',
  no_caller_id: 'There is no number to call from',
  number_invalid: 'This number cannot be called',
  agent_not_ready: 'The agent is not ready',
  carrier_unavailable: 'The carrier cannot be reached',
  carrier_refused: 'The carrier refused the call',
};

interface CallRefusalProps {
  readonly error: unknown;
  readonly isBusy: boolean;
  /** Calls in spite of the hour. */
  readonly onCallAnyway: () => void;
}

/** Why a call was not placed, and the way round it where there is one. */
export function CallRefusal({ error, isBusy, onCallAnyway }: CallRefusalProps) {
  const code = error instanceof FrontdeskError ? error.code : '';
  return (
    <RefusalAlert error={error} title={TITLES[code] ?? 'The call was not placed'}>
      {code === 'outside_calling_window' && (
        <Button size="xs" variant="default" w="max-content" loading={isBusy} onClick={onCallAnyway}>
          They expect the call: call anyway
        </Button>
      )}
    </RefusalAlert>
  );
}
