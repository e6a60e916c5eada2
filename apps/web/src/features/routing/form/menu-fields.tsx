import type { MenuEnd } from '@frontdesk/contract';
import { ActionIcon, Button, Group, NumberInput, Paper, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../../shell/icon.tsx';
import type { AroundRules } from '../around-rules.ts';
import { EndFields } from './end-fields.tsx';
import { useProblem } from './field-problems.ts';
import { END_TYPES, newEnd } from './new-outcome.ts';
import { OutcomeType } from './outcome-type.tsx';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;

interface Option<Outcome> {
  readonly key: string;
  readonly label: string;
  readonly outcome: Outcome;
}

interface Menu<Outcome> {
  readonly type: 'menu';
  readonly prompt: string;
  readonly timeoutSeconds: number;
  readonly otherwise: MenuEnd;
  readonly options: Option<Outcome>[];
}

interface MenuFieldsProps<Outcome> {
  readonly value: Menu<Outcome>;
  readonly field: string;
  readonly around: AroundRules;
  /** What a new key leads to at first. */
  readonly newOutcome: () => Outcome;
  /** The fields of what a key leads to. */
  readonly renderOutcome: (outcome: Outcome, field: string, onChange: (outcome: Outcome) => void) => ReactNode;
  readonly onChange: (menu: Menu<Outcome>) => void;
}

/** A keypad menu: what the caller hears, where each key leads, and what happens without one. */
export function MenuFields<Outcome>(props: MenuFieldsProps<Outcome>) {
  const { value, field, around, newOutcome, renderOutcome, onChange } = props;
  const problems = {
    prompt: useProblem(`${field}.prompt`),
    options: useProblem(`${field}.options`),
    timeout: useProblem(`${field}.timeout_seconds`),
  };
  const free = KEYS.filter(key => !value.options.some(option => option.key === key));
  const [nextKey] = free;
  return (
    <Stack gap="sm">
      <Textarea
        label="Prompt"
        description="Names the keys: “For sales, press 1.”"
        autosize
        minRows={2}
        maxLength={500}
        required
        withAsterisk={false}
        value={value.prompt}
        error={problems.prompt}
        onChange={event => onChange({ ...value, prompt: event.currentTarget.value })}
      />
      {value.options.map((option, index) => (
        <KeyFields
          key={option.key}
          option={option}
          free={free}
          field={`${field}.options.${index}`}
          onChange={changed => onChange({ ...value, options: value.options.with(index, changed) })}
          onRemove={
            value.options.length > 1
              ? () => onChange({ ...value, options: value.options.toSpliced(index, 1) })
              : undefined
          }
        >
          {renderOutcome(option.outcome, `${field}.options.${index}.outcome`, outcome =>
            onChange({ ...value, options: value.options.with(index, { ...option, outcome }) }),
          )}
        </KeyFields>
      ))}
      {problems.options !== undefined && (
        <Text size="xs" c="red">
          {problems.options}
        </Text>
      )}
      {nextKey !== undefined && (
        <Button
          variant="light"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() =>
            onChange({ ...value, options: [...value.options, { key: nextKey, label: '', outcome: newOutcome() }] })
          }
        >
          Add key {nextKey}
        </Button>
      )}
      <NumberInput
        label="Waits for a key, seconds"
        min={2}
        max={20}
        clampBehavior="blur"
        value={value.timeoutSeconds}
        error={problems.timeout}
        onChange={seconds => onChange({ ...value, timeoutSeconds: Number(seconds) })}
      />
      <OutcomeType
        label="After three times without a key"
        types={END_TYPES}
        value={value.otherwise.type}
        onChange={type => onChange({ ...value, otherwise: newEnd(type) })}
      />
      <EndFields
        value={value.otherwise}
        field={`${field}.otherwise`}
        around={around}
        onChange={otherwise => onChange({ ...value, otherwise })}
      />
    </Stack>
  );
}

interface KeyFieldsProps<Outcome> {
  readonly option: Option<Outcome>;
  /** Keys that are not in the menu yet. */
  readonly free: readonly string[];
  readonly field: string;
  readonly children: ReactNode;
  readonly onChange: (option: Option<Outcome>) => void;
  /** Absent for the last key. */
  readonly onRemove: (() => void) | undefined;
}

function KeyFields<Outcome>({ option, free, field, children, onChange, onRemove }: KeyFieldsProps<Outcome>) {
  const problems = { key: useProblem(`${field}.key`), label: useProblem(`${field}.label`) };
  return (
    <Paper withBorder p="sm" role="group" aria-label={`Key ${option.key}`}>
      <Stack gap="sm">
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <Select
            label="Key"
            data={KEYS.filter(key => key === option.key || free.includes(key))}
            allowDeselect={false}
            value={option.key}
            error={problems.key}
            onChange={key => key && onChange({ ...option, key })}
            w={76}
          />
          <TextInput
            label="Stands for"
            placeholder="Sales"
            maxLength={80}
            value={option.label}
            error={problems.label}
            onChange={event => onChange({ ...option, label: event.currentTarget.value })}
            flex={1}
          />
          {onRemove && (
            <ActionIcon variant="default" size={36} aria-label={`Remove key ${option.key}`} onClick={onRemove}>
              <Icon name="trash" size={16} />
            </ActionIcon>
          )}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
