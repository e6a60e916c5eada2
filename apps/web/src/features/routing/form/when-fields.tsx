import type { CallerCondition, HoursCondition, RoutingWhen } from '@frontdesk/contract';
import { Checkbox, NumberInput, Paper, Select, Stack, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { typedNumber } from '../../../format/typed-number.ts';
import type { AroundRules } from '../around-rules.ts';
import { useProblem } from './field-problems.ts';
import { emptyWeek, WeekFields } from './week-fields.tsx';

interface WhenFieldsProps {
  readonly value: RoutingWhen;
  readonly around: AroundRules;
  readonly onChange: (when: RoutingWhen) => void;
}

/** For which calls the rule is. What is not ticked does not matter. */
export function WhenFields({ value, around, onChange }: WhenFieldsProps) {
  const { hours, callers, simultaneousCalls, callsLastHour } = value;
  const problems = {
    simultaneous: useProblem('when.simultaneous_calls'),
    lastHour: useProblem('when.calls_last_hour'),
  };
  return (
    <Stack gap="sm">
      <Condition
        label="At certain hours"
        isOn={hours !== undefined}
        onToggle={isOn => onChange({ ...value, hours: isOn ? { type: 'closed' } : undefined })}
      >
        {hours && <HoursFields value={hours} onChange={changed => onChange({ ...value, hours: changed })} />}
      </Condition>
      <Condition
        label="From certain callers"
        isOn={callers !== undefined}
        onToggle={isOn =>
          onChange({ ...value, callers: isOn ? { numbers: [], isWithheld: false, contactTags: [] } : undefined })
        }
      >
        {callers && (
          <CallerFields
            value={callers}
            home={around.business.numbers[0]}
            onChange={changed => onChange({ ...value, callers: changed })}
          />
        )}
      </Condition>
      <Condition
        label="While many calls go on"
        isOn={simultaneousCalls !== undefined}
        onToggle={isOn => onChange({ ...value, simultaneousCalls: isOn ? 3 : undefined })}
      >
        <NumberInput
          label="Calls at the same time, or more"
          min={1}
          max={1000}
          clampBehavior="blur"
          value={simultaneousCalls}
          error={problems.simultaneous}
          onChange={count => onChange({ ...value, simultaneousCalls: Number(count) })}
        />
      </Condition>
      <Condition
        label="When many calls came in"
        isOn={callsLastHour !== undefined}
        onToggle={isOn => onChange({ ...value, callsLastHour: isOn ? 20 : undefined })}
      >
        <NumberInput
          label="Calls within the last hour, or more"
          min={1}
          max={100_000}
          clampBehavior="blur"
          value={callsLastHour}
          error={problems.lastHour}
          onChange={count => onChange({ ...value, callsLastHour: Number(count) })}
        />
      </Condition>
    </Stack>
  );
}

interface ConditionProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function Condition({ label, isOn, onToggle, children }: ConditionProps) {
  return (
    <Paper withBorder p="sm">
      <Checkbox label={label} checked={isOn} onChange={event => onToggle(event.currentTarget.checked)} />
      {isOn && (
        <Stack gap="sm" mt="sm">
          {children}
        </Stack>
      )}
    </Paper>
  );
}

interface HoursFieldsProps {
  readonly value: HoursCondition;
  readonly onChange: (hours: HoursCondition) => void;
}

function HoursFields({ value, onChange }: HoursFieldsProps) {
  return (
    <>
      <Select
        label="Hours"
        data={[
          { value: 'closed', label: 'When the business is closed' },
          { value: 'open', label: 'When the business is open' },
          { value: 'weekly', label: 'In a week of the rule’s own' },
        ]}
        allowDeselect={false}
        value={value.type}
        onChange={type => {
          if (type === 'weekly') onChange({ type, weekly: emptyWeek });
          if (type === 'open' || type === 'closed') onChange({ type });
        }}
      />
      {value.type === 'weekly' && (
        <WeekFields value={value.weekly} onChange={weekly => onChange({ ...value, weekly })} />
      )}
    </>
  );
}

interface CallerFieldsProps {
  readonly value: CallerCondition;
  /** A number of the business: tells the country of numbers without one. */
  readonly home: string | undefined;
  readonly onChange: (callers: CallerCondition) => void;
}

function CallerFields({ value, home, onChange }: CallerFieldsProps) {
  const refusal = { callers: useProblem('when.callers'), numbers: useProblem('when.callers.numbers') };
  const wrong = value.numbers.find(pattern => !/^\+[1-9](?:\d{6,14}|\d{0,13}\*)$/.test(pattern));
  return (
    <>
      <TagsInput
        label="Contacts tagged"
        placeholder="VIP"
        value={value.contactTags}
        maxTags={40}
        acceptValueOnBlur
        onChange={contactTags => onChange({ ...value, contactTags })}
      />
      <TagsInput
        label="Numbers"
        description="Whole, or how they begin with a * after it: +1900*"
        placeholder="+1 415 555 0123"
        value={value.numbers}
        maxTags={1000}
        acceptValueOnBlur
        splitChars={[',', ';']}
        error={
          wrong !== undefined ? `${wrong} is no number in international form.` : (refusal.numbers ?? refusal.callers)
        }
        onChange={numbers => onChange({ ...value, numbers: numbers.map(text => patternOf(text, home)) })}
      />
      <Checkbox
        label="Callers who hide their number"
        checked={value.isWithheld}
        onChange={event => onChange({ ...value, isWithheld: event.currentTarget.checked })}
      />
    </>
  );
}

function patternOf(text: string, home: string | undefined): string {
  return typedNumber(text, home) ?? text.replaceAll(/[\s().-]/g, '');
}
