import { Paper, Text, Tooltip } from '@mantine/core';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { timeOfMinute, wallTime } from '../../format/time.ts';
import { RESERVATION_COLORS } from './reservation-status.tsx';
import type { Seating, TablePlan } from './table-plan.ts';
import classes from './table-timeline.module.css';

/** The column of table names, in pixels, as in the style sheet. */
const NAME_WIDTH = 104;
/** What stays visible before the point the timeline opens at, in pixels. */
const LEAD = 40;

interface TableTimelineProps {
  readonly plan: TablePlan;
  /** Minutes since midnight at the restaurant; absent on any day but today. */
  readonly nowMinute: number | undefined;
}

/** The day by table. A picture of what the list below says in words. */
export function TableTimeline({ plan: { fromMinute, toMinute, rows }, nowMinute }: TableTimelineProps) {
  const hours = (toMinute - fromMinute) / 60;
  const now = nowMinute === undefined ? undefined : (nowMinute - fromMinute) / (toMinute - fromMinute);
  const isNowShown = now !== undefined && now >= 0 && now <= 1;
  const frame = useRef<HTMLDivElement>(null);
  const starts = rows.flatMap(row => row.seatings.map(seating => seating.start));
  // Where the day does not fit, it opens at what matters, now or the first party; it does not move under the reader.
  const [opening] = useState(() => (isNowShown ? now : Math.min(...starts, 1)));
  useEffect(() => {
    const { scrollWidth = 0, clientWidth = 0 } = frame.current ?? {};
    if (scrollWidth > clientWidth) frame.current?.scrollTo({ left: opening * (scrollWidth - NAME_WIDTH) - LEAD });
  }, [opening]);
  return (
    <Paper withBorder ref={frame} className={classes.frame} tabIndex={0} role="group" aria-label="Tables over the day">
      <div className={classes.plan} style={{ '--hours': hours } as CSSProperties}>
        <div className={classes.name} />
        <div className={classes.scale}>
          {Array.from({ length: hours }, (_, hour) => timeOfMinute(fromMinute + hour * 60)).map(time => (
            <Text key={time} size="xs" c="dimmed" span>
              {hourLabel(time)}
            </Text>
          ))}
        </div>
        {rows.map(row => (
          <div key={row.name} className={classes.row}>
            <div className={classes.name}>
              <Text size="sm" fw={600} truncate>
                {row.name}
              </Text>
              {row.capacity !== undefined && (
                <Text size="xs" c="dimmed">
                  seats {row.capacity}
                </Text>
              )}
            </div>
            <div className={classes.lane}>
              {isNowShown && <div className={classes.now} style={{ left: percent(now) }} />}
              {row.seatings.map(seating => (
                <SeatingBar key={seating.reservation.id} seating={seating} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </Paper>
  );
}

function SeatingBar({ seating: { reservation, start, width } }: { readonly seating: Seating }) {
  const { guestName, partySize, time, confirmationCode, status } = reservation;
  const color = RESERVATION_COLORS[status];
  return (
    <Tooltip label={`${wallTime(time)} · ${guestName}, party of ${partySize} · ${confirmationCode}`}>
      <div
        className={classes.seating}
        style={{
          left: percent(start),
          width: percent(width),
          background: color === 'gray' ? 'var(--mantine-color-default-hover)' : `var(--mantine-color-${color}-light)`,
          borderColor: `var(--mantine-color-${color}-filled)`,
        }}
      >
        <b>{partySize}</b> {guestName}
      </div>
    </Tooltip>
  );
}

/** `18:00` → `6 PM`, for readers of a 24-hour clock `18:00`. */
function hourLabel(time: string): string {
  return wallTime(time).replace(/:00(?=\s)/, '');
}

function percent(fraction: number): string {
  return `${fraction * 100}%`;
}
