import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { phoneNumber } from '../../../format/phone-number.ts';
import { Card } from '../../../shell/card.tsx';
import { agentsQuery } from '../../agents/agent-queries.ts';
import { MachineFields } from '../../calls/place/machine-fields.tsx';
import { numbersQuery } from '../../numbers/number-queries.ts';
import { batchProblem, type FormPart } from './form-part.ts';

/** What the calls are for, and who talks. */
export function WhatCard({ business, draft, error, onChange }: FormPart) {
  const agents = useQuery(agentsQuery(business.id)).data?.filter(({ isActive }) => isActive) ?? [];
  const numbers = useQuery(numbersQuery(business.id)).data?.filter(({ isActive }) => isActive) ?? [];
  return (
    <Card title="What for">
      <Stack gap="sm">
        <TextInput
          label="Name"
          placeholder="Reminders for Saturday"
          maxLength={120}
          required
          withAsterisk={false}
          value={draft.name}
          error={batchProblem(error, 'name')}
          onChange={event => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          label="Purpose"
          description="Why they are called. {{name}} stands for their name, {{table}} for a column “table” of the file."
          placeholder="Remind {{name}} of the table on Saturday"
          autosize
          minRows={2}
          maxLength={500}
          value={draft.purpose}
          error={batchProblem(error, 'purpose')}
          onChange={event => onChange({ ...draft, purpose: event.currentTarget.value })}
        />
        <Select
          label="Agent"
          data={[
            { value: '', label: 'The agent of the number' },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          allowDeselect={false}
          value={draft.agentId}
          error={batchProblem(error, 'agent_id')}
          onChange={id => onChange({ ...draft, agentId: id ?? '' })}
        />
        {numbers.length > 1 && (
          <Select
            label="From"
            data={[
              { value: '', label: 'The agent’s first number' },
              ...numbers.map(({ id, number }) => ({ value: id, label: phoneNumber(number) })),
            ]}
            allowDeselect={false}
            value={draft.phoneNumberId}
            error={batchProblem(error, 'phone_number_id')}
            onChange={id => onChange({ ...draft, phoneNumberId: id ?? '' })}
          />
        )}
        <MachineFields
          value={draft.machine}
          messageError={batchProblem(error, 'machine.message')}
          onChange={machine => onChange({ ...draft, machine })}
        />
      </Stack>
    </Card>
  );
}
