import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { agentsQuery } from '../agents/agent-queries.ts';
import { useSelectedBusiness } from '../businesses/selected-business.ts';

export interface Assignment {
  /** Null: in the pool. */
  readonly businessId: string | null;
  /** Null: nobody answers. */
  readonly agentId: string | null;
}

interface AgentOfBusinessProps {
  readonly value: Assignment;
  /** Only administrators move numbers between businesses. */
  readonly canMove: boolean;
  readonly onChange: (assignment: Assignment) => void;
}

/** Whose number it is, and which of their agents answers it. */
export function AgentOfBusiness({ value, canMove, onChange }: AgentOfBusinessProps) {
  const { businesses } = useSelectedBusiness();
  const { businessId } = value;
  const agents = useQuery({ ...agentsQuery(businessId ?? ''), enabled: businessId !== null });
  return (
    <>
      {canMove && (
        <Select
          label="Business"
          data={[
            { value: '', label: 'None yet: keep it in the pool' },
            ...businesses.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          allowDeselect={false}
          searchable={businesses.length > 7}
          value={businessId ?? ''}
          onChange={id => onChange({ businessId: id || null, agentId: null })}
        />
      )}
      {businessId !== null && (
        <Select
          label="Agent that answers"
          data={[
            { value: '', label: 'Nobody yet' },
            ...(agents.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          allowDeselect={false}
          value={value.agentId ?? ''}
          error={agents.isError ? 'The agents cannot be loaded.' : undefined}
          onChange={id => onChange({ businessId, agentId: id || null })}
        />
      )}
    </>
  );
}
