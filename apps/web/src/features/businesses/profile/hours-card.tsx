import type { OpenInterval, OpeningHours, Weekday } from '@frontdesk/contract';
import { Badge, Divider, Group, Stack, Text } from '@mantine/core';
import { calendarDate, wallTime } from '../../../format/time.ts';
import { words } from '../../../format/words.ts';
import { Card } from '../../../shell/card.tsx';
import { weekdayOf } from '../day-hours.ts';

const WEEK: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

interface HoursCardProps {
  readonly hours: OpeningHours;
  /** The business's local date. */
  readonly today: string;
}

/** The usual week, and the dated days that differ from it from today on. */
export function HoursCard({ hours, today }: HoursCardProps) {
  const exceptions = hours.exceptions.filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
  const changesToday = exceptions.some(({ date }) => date === today);
  return (
    <Card title="Opening hours">
      <Stack gap={8}>
        {WEEK.map(day => (
          <HoursLine
            key={day}
            label={words(day)}
            intervals={hours.weekly[day]}
            isToday={!changesToday && day === weekdayOf(today)}
          />
        ))}
        {exceptions.length > 0 && <Divider label="Exceptions" labelPosition="left" />}
        {exceptions.map(({ date, intervals, note }) => (
          <HoursLine key={date} label={calendarDate(date)} note={note} intervals={intervals} isToday={date === today} />
        ))}
      </Stack>
    </Card>
  );
}

interface HoursLineProps {
  readonly label: string;
  readonly note?: string | undefined;
  readonly intervals: readonly OpenInterval[];
  readonly isToday: boolean;
}

function HoursLine({ label, note, intervals, isToday }: HoursLineProps) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Group gap={8}>
          <Text size="sm" fw={isToday ? 700 : undefined}>
            {label}
          </Text>
          {isToday && (
            <Badge size="sm" variant="light" tt="none">
              Today
            </Badge>
          )}
        </Group>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </div>
      <Text
        size="sm"
        ta="right"
        fw={isToday ? 700 : undefined}
        c={intervals.length === 0 ? 'dimmed' : undefined}
        style={{ whiteSpace: 'pre-line' }}
      >
        {intervals.length === 0
          ? 'Closed'
          : intervals.map(({ opens, closes }) => `${wallTime(opens)} – ${wallTime(closes)}`).join('\n')}
      </Text>
    </Group>
  );
}
