import '@mantine/dates/styles.css';
import { ActionIcon, Button, Group } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import dayjs from 'dayjs';
import { Icon } from '../../shell/icon.tsx';

interface DayPickerProps {
  /** Local date, `2026-11-21`. */
  readonly date: string;
  readonly today: string;
  readonly onChange: (date: string) => void;
}

export function DayPicker({ date, today, onChange }: DayPickerProps) {
  const shift = (days: number) => onChange(dayjs(date).add(days, 'day').format('YYYY-MM-DD'));
  return (
    <Group gap={6} wrap="nowrap">
      <Button variant="default" disabled={date === today} onClick={() => onChange(today)}>
        Today
      </Button>
      <ActionIcon variant="default" size={36} aria-label="Day before" onClick={() => shift(-1)}>
        <Icon name="left" />
      </ActionIcon>
      <DatePickerInput
        aria-label="Day"
        value={date}
        onChange={value => value && onChange(value)}
        valueFormat="ddd, MMM D, YYYY"
        w={175}
      />
      <ActionIcon variant="default" size={36} aria-label="Day after" onClick={() => shift(1)}>
        <Icon name="right" />
      </ActionIcon>
    </Group>
  );
}
