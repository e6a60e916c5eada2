import type { BusinessSummary, MachineHandling } from '@frontdesk/contract';
import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { problemAt } from '../../../api/refusal.ts';
import { useAttempt } from '../../../api/use-attempt.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { agentsQuery } from '../../agents/agent-queries.ts';
import { NOBODY_CHOSEN, type Recipient, RecipientSelect } from '../../contacts/recipient-select.tsx';
import { numbersQuery } from '../../numbers/number-queries.ts';
import { CallRefusal } from './call-refusal.tsx';
import { MachineFields } from './machine-fields.tsx';
import { startCall } from './place-call.ts';

interface PlaceCallFormProps {
  readonly business: BusinessSummary;
  readonly onClose: () => void;
}

/** Whom an agent is to call, and why. Leads to the call. */
export function PlaceCallForm({ business, onClose }: PlaceCallFormProps) {
  const agents = useQuery(agentsQuery(business.id)).data?.filter(({ isActive }) => isActive) ?? [];
  const numbers = useQuery(numbersQuery(business.id)).data?.filter(({ isActive }) => isActive) ?? [];
  const [recipient, setRecipient] = useState<Recipient>();
  const [isTried, setTried] = useState(false);
  const [agentId, setAgentId] = useState('');
  const [phoneNumberId, setPhoneNumberId] = useState('');
  const [purpose, setPurpose] = useState('');
  const [machine, setMachine] = useState<MachineHandling>({ action: 'go_on' });
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const attempt = useAttempt();
  const call = useMutation({
    mutationFn: ({ to, ignoreCallingWindow }: { to: Recipient; ignoreCallingWindow: boolean }) => {
      const order = {
        ...{ businessId: business.id, recipient: to, purpose: purpose.trim(), machine, ignoreCallingWindow },
        ...(agentId !== '' && { agentId }),
        ...(phoneNumberId !== '' && { phoneNumberId }),
      };
      return startCall(order, attempt.keyFor(order));
    },
    onSuccess: ({ callId }) => {
      onClose();
      void queryClient.invalidateQueries({ queryKey: ['calls'] });
      void navigate({ to: '/calls/$callId', params: { callId } });
    },
  });
  const place = (ignoreCallingWindow: boolean) => {
    setTried(true);
    if (recipient && !call.isPending) call.mutate({ to: recipient, ignoreCallingWindow });
  };
  const nobody = isTried && !recipient ? NOBODY_CHOSEN : undefined;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        place(false);
      }}
    >
      <Stack>
        <RecipientSelect
          business={business}
          label="Whom"
          value={recipient}
          error={nobody ?? problemAt(call.error, 'to') ?? problemAt(call.error, 'contact_id')}
          onChange={setRecipient}
        />
        <Select
          label="Agent"
          data={[
            { value: '', label: 'The agent of the number' },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          allowDeselect={false}
          value={agentId}
          error={problemAt(call.error, 'agent_id')}
          onChange={id => setAgentId(id ?? '')}
        />
        {numbers.length > 1 && (
          <Select
            label="From"
            data={[
              { value: '', label: 'The agent’s first number' },
              ...numbers.map(({ id, number }) => ({ value: id, label: phoneNumber(number) })),
            ]}
            allowDeselect={false}
            value={phoneNumberId}
            error={problemAt(call.error, 'phone_number_id')}
            onChange={id => setPhoneNumberId(id ?? '')}
          />
        )}
        <Textarea
          label="Purpose"
          placeholder="Confirm tonight’s table for five"
          autosize
          minRows={2}
          maxLength={500}
          value={purpose}
          onChange={event => setPurpose(event.currentTarget.value)}
        />
        <MachineFields value={machine} messageError={problemAt(call.error, 'machine.message')} onChange={setMachine} />
        <CallRefusal error={call.error} isBusy={call.isPending} onCallAnyway={() => place(true)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={call.isPending}>
            Call
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
