import type { OpenInterval, WeeklyHours } from '@frontdesk/contract';
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { words } from '../../../format/words.ts';
import { Icon } from '../../../shell/icon.tsx';
import { useProblem } from './field-problems.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Day = (typeof DAYS)[number];

const usual: OpenInterval = { opens: '09:00', closes: '17:00' };

/** Where a week of a rule's own begins: working days. */
export const emptyWeek: WeeklyHours = {
  ...{ monday: [usual], tuesday: [usual], wednesday: [usual], thursday: [usual], friday: [usual] },
  ...{ saturday: [], sunday: [] },
};

/** The API's limit for a day. */
const MOST_INTERVALS = 6;

interface WeekFieldsProps {
  readonly value: WeeklyHours;
  readonly onChange: (weekly: WeeklyHours) => void;
}

/** Hours of each day, on the business's clock. */
export function WeekFields({ value, onChange }: WeekFieldsProps) {
  return (
    <Stack gap={6}>
      {DAYS.map(day => (
        <DayFields
          key={day}
          day={day}
          intervals={value[day]}
          onChange={intervals => onChange({ ...value, [day]: intervals })}
        />
      ))}
    </Stack>
  );
}

interface DayFieldsProps {
  readonly day: Day;
  readonly intervals: readonly OpenInterval[];
  readonly onChange: (intervals: OpenInterval[]) => void;
}

function DayFields({ day, intervals, onChange }: DayFieldsProps) {
  const problem = useProblem(`when.hours.weekly.${day}`);
  const name = words(day);
  return (
    <Group align="flex-start" gap="xs" role="group" aria-label={name}>
      <Text size="sm" w={88} pt={6}>
        {name}
      </Text>
      <Stack gap={4} flex={1}>
        {intervals.map((interval, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two intervals may be alike while they are edited
          <Group key={index} gap={4} wrap="nowrap">
            <TimeField
              label={`${name} from`}
              value={interval.opens}
              onChange={opens => onChange(intervals.with(index, { ...interval, opens }))}
            />
            <Text size="sm">–</Text>
            <TimeField
              label={`${name} until`}
              value={interval.closes}
              onChange={closes => onChange(intervals.with(index, { ...interval, closes }))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove these hours of ${name}`}
              onClick={() => onChange(intervals.toSpliced(index, 1))}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
          </Group>
        ))}
        {intervals.length < MOST_INTERVALS && (
          <Button
            size="compact-xs"
            variant="subtle"
            w="max-content"
            aria-label={`Add hours on ${name}`}
            onClick={() =>
              onChange([...intervals, intervals.length === 0 ? usual : { opens: '18:00', closes: '22:00' }])
            }
          >
            Add hours
          </Button>
        )}
        {problem !== undefined && (
          <Text size="xs" c="red">
            {problem}
          </Text>
        )}
      </Stack>
    </Group>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (time: string) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <TextInput
      type="time"
      size="xs"
      aria-label={label}
      value={value}
      required
      onChange={event => onChange(event.currentTarget.value)}
      w={112}
    />
  );
}
