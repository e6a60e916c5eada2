import type { MenuEnd, UnansweredOutcome } from '@frontdesk/contract';
import { NumberInput, Select, Stack, Textarea } from '@mantine/core';
import type { AroundRules } from '../around-rules.ts';
import { useProblem } from './field-problems.ts';
import { newEnd, OUTCOME_NAMES } from './new-outcome.ts';
import { NumberField } from './number-field.tsx';

interface EndFieldsProps<Outcome> {
  readonly value: Outcome;
  /** Where it stands in the rule, as on the wire. */
  readonly field: string;
  readonly around: AroundRules;
  readonly onChange: (outcome: Outcome) => void;
}

/** What an outcome needs to be told that ends the routing. */
export function EndFields({ value, field, around, onChange }: EndFieldsProps<MenuEnd>) {
  if (value.type === 'forward') return <ForwardFields {...{ value, field, around, onChange }} />;
  return <UnansweredFields {...{ value, field, around, onChange }} />;
}

function UnansweredFields({ value, field, around, onChange }: EndFieldsProps<UnansweredOutcome>) {
  switch (value.type) {
    case 'agent':
      return <AgentField {...{ value, field, around, onChange }} />;
    case 'voicemail':
      return <VoicemailFields {...{ value, field, around, onChange }} />;
    case 'message':
      return <MessageField {...{ value, field, around, onChange }} />;
  }
}

type OutcomeOf<Type extends MenuEnd['type']> = Extract<MenuEnd, { type: Type }>;

function AgentField({ value, field, around, onChange }: EndFieldsProps<OutcomeOf<'agent'>>) {
  const problem = useProblem(`${field}.agent_id`);
  return (
    <Select
      label="Agent"
      data={[
        { value: '', label: 'The agent of the number that was called' },
        ...around.agents.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      allowDeselect={false}
      value={value.agentId ?? ''}
      error={problem}
      onChange={agentId => onChange({ ...value, agentId: agentId || null })}
    />
  );
}

const UNANSWERED: readonly UnansweredOutcome['type'][] = ['voicemail', 'agent', 'message'];

function ForwardFields({ value, field, around, onChange }: EndFieldsProps<OutcomeOf<'forward'>>) {
  const then = value.whenUnanswered;
  const problem = useProblem(`${field}.ring_seconds`);
  return (
    <Stack gap="sm">
      <NumberField
        label="Number"
        field={`${field}.to`}
        value={value.to}
        home={around.business.numbers[0]}
        onChange={to => onChange({ ...value, to })}
      />
      <NumberInput
        label="Rings for, seconds"
        min={5}
        max={120}
        clampBehavior="blur"
        value={value.ringSeconds}
        error={problem}
        onChange={seconds => onChange({ ...value, ringSeconds: Number(seconds) })}
      />
      <Select
        label="When nobody answers"
        data={[
          { value: '', label: 'As the business’s settings say' },
          ...UNANSWERED.map(type => ({ value: type, label: OUTCOME_NAMES[type] })),
        ]}
        allowDeselect={false}
        value={then?.type ?? ''}
        onChange={chosen => {
          const type = UNANSWERED.find(name => name === chosen);
          const next = type && newEnd(type);
          onChange({ ...value, whenUnanswered: next && next.type !== 'forward' ? next : null });
        }}
      />
      {then && (
        <UnansweredFields
          value={then}
          field={`${field}.when_unanswered`}
          around={around}
          onChange={whenUnanswered => onChange({ ...value, whenUnanswered })}
        />
      )}
    </Stack>
  );
}

function VoicemailFields({ value, field, onChange }: EndFieldsProps<OutcomeOf<'voicemail'>>) {
  const greetingProblem = useProblem(`${field}.greeting`);
  const secondsProblem = useProblem(`${field}.max_seconds`);
  return (
    <Stack gap="sm">
      <Textarea
        label="Greeting"
        description="What the caller hears before the tone; say that the message is recorded. Empty: our own words."
        autosize
        minRows={2}
        maxLength={1000}
        value={value.greeting ?? ''}
        error={greetingProblem}
        onChange={event => onChange({ ...value, greeting: event.currentTarget.value || null })}
      />
      <NumberInput
        label="Longest message, seconds"
        min={10}
        max={600}
        clampBehavior="blur"
        value={value.maxSeconds}
        error={secondsProblem}
        onChange={seconds => onChange({ ...value, maxSeconds: Number(seconds) })}
      />
    </Stack>
  );
}

function MessageField({ value, field, onChange }: EndFieldsProps<OutcomeOf<'message'>>) {
  const problem = useProblem(`${field}.text`);
  return (
    <Textarea
      label="What is said"
      autosize
      minRows={2}
      maxLength={1000}
      required
      withAsterisk={false}
      value={value.text}
      error={problem}
      onChange={event => onChange({ ...value, text: event.currentTarget.value })}
    />
  );
}
