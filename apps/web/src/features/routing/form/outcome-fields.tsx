import type { InnerMenu, RoutingOutcome } from '@frontdesk/contract';
import { Select, Stack } from '@mantine/core';
import type { AroundRules } from '../around-rules.ts';
import { EndFields } from './end-fields.tsx';
import { MenuFields } from './menu-fields.tsx';
import {
  END_TYPES,
  type InnerKeyOutcome,
  type KeyOutcome,
  newEnd,
  newInnerKeyOutcome,
  newKeyOutcome,
  newOutcome,
} from './new-outcome.ts';
import { OutcomeType } from './outcome-type.tsx';

interface OutcomeFieldsProps<Outcome> {
  readonly value: Outcome;
  readonly field: string;
  readonly around: AroundRules;
  readonly onChange: (outcome: Outcome) => void;
}

/** What a rule does with a call. */
export function OutcomeFields({ value, field, around, onChange }: OutcomeFieldsProps<RoutingOutcome>) {
  return (
    <Stack gap="sm">
      <OutcomeType
        label="What happens"
        types={[...END_TYPES, 'menu', 'reject']}
        value={value.type}
        onChange={type => onChange(newOutcome(type))}
      />
      {value.type === 'menu' ? (
        <MenuFields
          value={value}
          field={field}
          around={around}
          newOutcome={() => newEnd('agent')}
          renderOutcome={(outcome: KeyOutcome, at, change) => (
            <KeyOutcomeFields value={outcome} field={at} around={around} onChange={change} />
          )}
          onChange={menu => onChange({ ...menu, options: [...menu.options] })}
        />
      ) : value.type === 'reject' ? (
        <Select
          label="The caller hears"
          data={[
            { value: 'busy', label: 'A busy tone' },
            { value: 'rejected', label: 'That the number cannot be reached' },
          ]}
          allowDeselect={false}
          value={value.reason}
          onChange={reason => onChange({ ...value, reason: reason === 'rejected' ? 'rejected' : 'busy' })}
        />
      ) : (
        <EndFields value={value} field={field} around={around} onChange={onChange} />
      )}
    </Stack>
  );
}

/** Where a key of the menu leads, which may be a menu of its own. */
function KeyOutcomeFields({ value, field, around, onChange }: OutcomeFieldsProps<KeyOutcome>) {
  return (
    <>
      <OutcomeType
        label="Leads to"
        types={[...END_TYPES, 'repeat', 'menu']}
        value={value.type}
        onChange={type => onChange(newKeyOutcome(type))}
      />
      {value.type === 'menu' && <InnerMenuFields {...{ value, field, around, onChange }} />}
      {value.type !== 'menu' && value.type !== 'repeat' && <EndFields {...{ value, field, around, onChange }} />}
    </>
  );
}

function InnerMenuFields({ value, field, around, onChange }: OutcomeFieldsProps<InnerMenu>) {
  return (
    <MenuFields
      value={value}
      field={field}
      around={around}
      newOutcome={() => newEnd('agent')}
      renderOutcome={(outcome: InnerKeyOutcome, at, change) => (
        <>
          <OutcomeType
            label="Leads to"
            types={[...END_TYPES, 'repeat']}
            value={outcome.type}
            onChange={type => change(newInnerKeyOutcome(type))}
          />
          {outcome.type !== 'repeat' && <EndFields value={outcome} field={at} around={around} onChange={change} />}
        </>
      )}
      onChange={onChange}
    />
  );
}
