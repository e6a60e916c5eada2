import type { PhoneNumber } from '@frontdesk/contract';
import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hasCode, problemAt } from '../../api/refusal.ts';
import { phoneNumber } from '../../format/phone-number.ts';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import { useIsAdmin } from '../session/use-may.ts';
import { AgentOfBusiness, type Assignment } from './agent-of-business.tsx';
import { CarrierCheck } from './carrier-check.tsx';
import { updateNumber } from './number-queries.ts';

interface EditNumberDialogProps {
  /** Nothing is open without one. */
  readonly number: PhoneNumber | undefined;
  readonly onClose: () => void;
}

export function EditNumberDialog({ number, onClose }: EditNumberDialogProps) {
  return (
    <Modal opened={number !== undefined} onClose={onClose} title={number && phoneNumber(number.number)} centered>
      {number && <EditNumberForm number={number} onClose={onClose} />}
    </Modal>
  );
}

function EditNumberForm({ number, onClose }: { readonly number: PhoneNumber; readonly onClose: () => void }) {
  const isAdmin = useIsAdmin();
  const queryClient = useQueryClient();
  const [label, setLabel] = useState(number.label);
  const [isOn, setOn] = useState(number.status !== 'inactive');
  const [assignment, setAssignment] = useState<Assignment>(number);
  const { businessId, agentId } = assignment;
  const save = useMutation({
    mutationFn: () =>
      updateNumber(number, {
        label,
        ...(businessId !== number.businessId && { businessId }),
        ...((agentId !== number.agentId || businessId !== number.businessId) && { agentId }),
        ...(agentId !== null && { status: isOn ? 'active' : 'inactive' }),
      }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['phone-numbers'] }),
  });
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <AgentOfBusiness value={assignment} canMove={isAdmin} onChange={setAssignment} />
        <TextInput
          label="Label"
          placeholder="Front door"
          maxLength={120}
          value={label}
          error={problemAt(save.error, 'label')}
          onChange={event => setLabel(event.currentTarget.value)}
        />
        {agentId !== null && (
          <Switch label="Answers calls" checked={isOn} onChange={event => setOn(event.currentTarget.checked)} />
        )}
        {isAdmin && <CarrierCheck numberId={number.id} />}
        <RefusalAlert
          error={save.error}
          title={hasCode(save.error, 'version_conflict') ? 'The number was changed meanwhile' : 'Not saved'}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
