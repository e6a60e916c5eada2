import type { RoutingOutcome, RoutingRule, RoutingWhen } from '@frontdesk/contract';
import { Button, Divider, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hasCode } from '../../../api/refusal.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import type { AroundRules } from '../around-rules.ts';
import { addRule, changeRule, rulesQuery } from '../routing-queries.ts';
import { RuleRefusal, useProblem } from './field-problems.ts';
import { newEnd } from './new-outcome.ts';
import { OutcomeFields } from './outcome-fields.tsx';
import { WhenFields } from './when-fields.tsx';

interface RuleFormProps {
  /** Absent for a new one. */
  readonly rule: RoutingRule | undefined;
  readonly around: AroundRules;
  /** Puts the rule as somebody else left it into the form. */
  readonly onReplace: (rule: RoutingRule) => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly phoneNumberId: string | null;
  readonly when: RoutingWhen;
  readonly outcome: RoutingOutcome;
}

const blank: Draft = {
  name: '',
  phoneNumberId: null,
  when: { hours: { type: 'closed' } },
  outcome: newEnd('voicemail'),
};

export function RuleForm({ rule, around, onReplace, onClose }: RuleFormProps) {
  const [draft, setDraft] = useState<Draft>(() =>
    rule ? { name: rule.name, phoneNumberId: rule.phoneNumberId, when: rule.when, outcome: rule.outcome } : blank,
  );
  const queryClient = useQueryClient();
  const { queryKey } = rulesQuery(around.business.id);
  const save = useMutation({
    mutationFn: () =>
      rule ? changeRule(rule, draft) : addRule({ businessId: around.business.id, isEnabled: true, ...draft }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey });
      onClose();
    },
  });
  const isConflict = hasCode(save.error, 'version_conflict');
  const showTheirs = async () => {
    const rules = await queryClient.fetchQuery({ ...rulesQuery(around.business.id), staleTime: 0 });
    const theirs = rules.find(({ id }) => id === rule?.id);
    if (theirs) onReplace(theirs);
    else onClose();
  };
  return (
    <RuleRefusal value={save.error}>
      <form
        onSubmit={event => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <RuleFields draft={draft} around={around} onChange={setDraft} />
          <RefusalAlert error={save.error} title={isConflict ? 'The rule was changed meanwhile' : 'Not saved'}>
            {isConflict && (
              <Button size="xs" variant="default" w="max-content" onClick={() => void showTheirs()}>
                Show it as it is now
              </Button>
            )}
          </RefusalAlert>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              {rule ? 'Save' : 'Add the rule'}
            </Button>
          </Group>
        </Stack>
      </form>
    </RuleRefusal>
  );
}

interface RuleFieldsProps {
  readonly draft: Draft;
  readonly around: AroundRules;
  readonly onChange: (draft: Draft) => void;
}

function RuleFields({ draft, around, onChange }: RuleFieldsProps) {
  const problems = { name: useProblem('name'), number: useProblem('phone_number_id') };
  return (
    <>
      <TextInput
        label="Name"
        placeholder="Closed in the evening"
        maxLength={80}
        required
        withAsterisk={false}
        data-autofocus
        value={draft.name}
        error={problems.name}
        onChange={event => onChange({ ...draft, name: event.currentTarget.value })}
      />
      {around.numbers.length > 1 && (
        <Select
          label="Calls to"
          data={[
            { value: '', label: 'Every number of the business' },
            ...around.numbers.map(({ id, number }) => ({ value: id, label: phoneNumber(number) })),
          ]}
          allowDeselect={false}
          value={draft.phoneNumberId ?? ''}
          error={problems.number}
          onChange={id => onChange({ ...draft, phoneNumberId: id || null })}
        />
      )}
      <Divider label="Which calls" labelPosition="left" />
      <WhenFields value={draft.when} around={around} onChange={when => onChange({ ...draft, when })} />
      <Divider label="What happens to them" labelPosition="left" />
      <OutcomeFields
        value={draft.outcome}
        field="outcome"
        around={around}
        onChange={outcome => onChange({ ...draft, outcome })}
      />
    </>
  );
}
