import type { AvailableNumber } from '@frontdesk/contract';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAttempt } from '../../../api/use-attempt.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { useSelectedBusiness } from '../../businesses/selected-business.ts';
import { AgentOfBusiness, type Assignment } from '../agent-of-business.tsx';
import { buyNumber } from '../number-queries.ts';

interface AssignStepProps {
  readonly number: AvailableNumber;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Says for whom the chosen number is, and buys it. */
export function AssignStep({ number: { number, locality }, onBack, onClose }: AssignStepProps) {
  const { selected } = useSelectedBusiness();
  const queryClient = useQueryClient();
  const attempt = useAttempt();
  const [assignment, setAssignment] = useState<Assignment>({ businessId: selected?.id ?? null, agentId: null });
  const [label, setLabel] = useState('');
  const purchase = useMutation({
    mutationFn: () => {
      const { businessId, agentId } = assignment;
      const body = { number, label, ...(businessId && { businessId }), ...(agentId && { agentId }) };
      return buyNumber(body, attempt.keyFor(body));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['phone-numbers'] });
      onClose();
    },
  });
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        purchase.mutate();
      }}
    >
      <Stack>
        <Text>
          <b>{phoneNumber(number)}</b>
          {locality !== null && `, ${locality}`}. The carrier charges for it every month.
        </Text>
        <AgentOfBusiness value={assignment} canMove onChange={setAssignment} />
        <TextInput
          label="Label"
          placeholder="Front door"
          maxLength={120}
          value={label}
          onChange={event => setLabel(event.currentTarget.value)}
        />
        <RefusalAlert error={purchase.error} title="Not bought" />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            Other numbers
          </Button>
          <Button type="submit" loading={purchase.isPending}>
            Buy {phoneNumber(number)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
