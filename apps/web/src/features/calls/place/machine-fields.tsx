import type { MachineHandling } from '@frontdesk/contract';
import { Select, Textarea } from '@mantine/core';

const ACTIONS = [
  { value: 'go_on', label: 'Talk to it all the same' },
  { value: 'leave_message', label: 'Leave a message' },
  { value: 'hang_up', label: 'Hang up' },
] as const;

interface MachineFieldsProps {
  readonly value: MachineHandling;
  readonly messageError?: string | undefined;
  readonly onChange: (machine: MachineHandling) => void;
}

/** What happens when an answering machine picks up. */
export function MachineFields({ value, messageError, onChange }: MachineFieldsProps) {
  return (
    <>
      <Select
        label="If an answering machine picks up"
        data={[...ACTIONS]}
        allowDeselect={false}
        value={value.action}
        onChange={chosen => {
          const action = ACTIONS.find(one => one.value === chosen)?.value;
          if (action) onChange(action === 'leave_message' ? { action, message: '' } : { action });
        }}
      />
      {value.action === 'leave_message' && (
        <Textarea
          label="Message"
          description="The agent says it after the tone."
          autosize
          minRows={2}
          maxLength={1000}
          required
          withAsterisk={false}
          value={value.message ?? ''}
          error={messageError}
          onChange={event => onChange({ ...value, message: event.currentTarget.value })}
        />
      )}
    </>
  );
}
