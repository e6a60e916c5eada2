import type { CallingWindow } from '@frontdesk/contract';
import { Chip, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { words } from '../../../format/words.ts';
import { Card } from '../../../shell/card.tsx';
import { RETRY_NAMES, type RetryName } from './batch-draft.ts';
import { batchProblem, type FormPart } from './form-part.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const HOURS = [
  { value: 'business', label: 'As the business’s settings say' },
  { value: 'own', label: 'Hours of its own' },
  { value: 'any', label: 'At any hour: they expect the call' },
] as const;
/** A week, the API's limit. */
const LONGEST_WAIT_MINUTES = 10_080;

/** When they are called, how many at a time, and how often again. */
export function PaceCard({ business, draft, error, onChange }: FormPart) {
  return (
    <Card title="When and how often">
      <Stack gap="sm">
        <TextInput
          label="Begins"
          type="datetime-local"
          description={`In ${business.timezone.replaceAll('_', ' ')}; at once when empty`}
          value={draft.startAt}
          error={batchProblem(error, 'start_at')}
          onChange={event => onChange({ ...draft, startAt: event.currentTarget.value })}
        />
        <Group grow align="flex-start">
          <NumberInput
            label="Calls at a time"
            min={1}
            max={100}
            clampBehavior="blur"
            value={draft.maxConcurrentCalls}
            error={batchProblem(error, 'max_concurrent_calls')}
            onChange={count => onChange({ ...draft, maxConcurrentCalls: Number(count) })}
          />
          <NumberInput
            label="Seconds between"
            min={0}
            max={3600}
            clampBehavior="blur"
            value={draft.delaySeconds}
            error={batchProblem(error, 'delay_seconds')}
            onChange={seconds => onChange({ ...draft, delaySeconds: Number(seconds) })}
          />
        </Group>
        <Select
          label="Hours where they are"
          data={[...HOURS]}
          allowDeselect={false}
          value={draft.hours}
          onChange={value => {
            const hours = HOURS.find(one => one.value === value)?.value;
            if (hours) onChange({ ...draft, hours });
          }}
        />
        {draft.hours === 'own' && (
          <WindowFields
            value={draft.callingWindow}
            error={batchProblem(error, 'calling_window.until') ?? batchProblem(error, 'calling_window.days')}
            onChange={callingWindow => onChange({ ...draft, callingWindow })}
          />
        )}
        <Retries {...{ business, draft, error, onChange }} />
      </Stack>
    </Card>
  );
}

interface WindowFieldsProps {
  readonly value: CallingWindow;
  readonly error: string | undefined;
  readonly onChange: (window: CallingWindow) => void;
}

function WindowFields({ value, error, onChange }: WindowFieldsProps) {
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label="From"
          type="time"
          required
          withAsterisk={false}
          value={value.from}
          onChange={event => onChange({ ...value, from: event.currentTarget.value })}
        />
        <TextInput
          label="Until"
          type="time"
          required
          withAsterisk={false}
          value={value.until}
          error={error}
          onChange={event => onChange({ ...value, until: event.currentTarget.value })}
        />
      </Group>
      <Chip.Group
        multiple
        value={value.days}
        onChange={days => onChange({ ...value, days: DAYS.filter(day => days.includes(day)) })}
      >
        <Group gap={4} role="group" aria-label="Days">
          {DAYS.map(day => (
            <Chip key={day} value={day} size="xs">
              {words(day.slice(0, 3))}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </>
  );
}

const RETRIES: readonly RetryName[] = ['busy', 'noAnswer', 'machine', 'failed'];

function Retries({ draft, onChange }: FormPart) {
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        Calls again
      </Text>
      {RETRIES.map(name => {
        const rule = draft.retries[name];
        const change = (changed: Partial<typeof rule>) =>
          onChange({ ...draft, retries: { ...draft.retries, [name]: { ...rule, ...changed } } });
        return (
          <Group key={name} gap="xs" justify="space-between" wrap="nowrap" role="group" aria-label={RETRY_NAMES[name]}>
            <Text size="sm">{RETRY_NAMES[name]}</Text>
            <Group gap={6} wrap="nowrap">
              <NumberInput
                aria-label={`How often again: ${RETRY_NAMES[name]}`}
                size="xs"
                min={0}
                max={10}
                clampBehavior="blur"
                suffix=" ×"
                value={rule.times}
                onChange={times => change({ times: Number(times) })}
                w={66}
              />
              <NumberInput
                aria-label={`Minutes later: ${RETRY_NAMES[name]}`}
                size="xs"
                min={0}
                max={LONGEST_WAIT_MINUTES}
                clampBehavior="blur"
                suffix=" min later"
                disabled={rule.times === 0}
                value={rule.waitMinutes}
                onChange={minutes => change({ waitMinutes: Number(minutes) })}
                w={122}
              />
            </Group>
          </Group>
        );
      })}
    </Stack>
  );
}
