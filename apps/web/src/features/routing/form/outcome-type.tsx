import { Select } from '@mantine/core';
import { OUTCOME_NAMES } from './new-outcome.ts';

interface OutcomeTypeProps<Type extends keyof typeof OUTCOME_NAMES> {
  readonly label: string;
  readonly types: readonly Type[];
  readonly value: Type;
  readonly onChange: (type: Type) => void;
}

/** Chooses what happens to a call. */
export function OutcomeType<Type extends keyof typeof OUTCOME_NAMES>(props: OutcomeTypeProps<Type>) {
  const { label, types, value, onChange } = props;
  return (
    <Select
      label={label}
      data={types.map(type => ({ value: type, label: OUTCOME_NAMES[type] }))}
      allowDeselect={false}
      value={value}
      onChange={chosen => {
        const type = types.find(name => name === chosen);
        if (type && type !== value) onChange(type);
      }}
    />
  );
}
