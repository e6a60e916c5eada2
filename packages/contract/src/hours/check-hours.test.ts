import { describe, expect, it } from 'vitest';
import { findHoursProblems } from './check-hours.ts';
import { WeeklyHours } from './schema.ts';

const week = (days: Partial<WeeklyHours>) => WeeklyHours.parse(days);
const paths = (...args: Parameters<typeof findHoursProblems>) =>
  findHoursProblems(...args).map(problem => problem.path.join('.'));

describe('opening hours', () => {
  it('may have several openings a day, some past midnight, and may be open round the clock', () => {
    const lunchAndNight = [
      { opens: '11:30', closes: '14:00' },
      { opens: '18:00', closes: '02:00' },
    ];
    expect(findHoursProblems(week({ friday: lunchAndNight, saturday: lunchAndNight }), [])).toEqual([]);
    const always = [{ opens: '00:00', closes: '00:00' }];
    expect(findHoursProblems(week({ monday: always, tuesday: always }), [])).toEqual([]);
    expect(findHoursProblems(week({}), [{ date: '2026-12-25', intervals: [] }])).toEqual([]);
  });

  it('may touch, but not overlap, in one day', () => {
    const touching = [
      { opens: '10:00', closes: '14:00' },
      { opens: '14:00', closes: '16:00' },
    ];
    expect(paths(week({ monday: touching }), [])).toEqual([]);
    const overlapping = [...touching, { opens: '15:59', closes: '18:00' }];
    expect(paths(week({ monday: overlapping }), [])).toEqual(['businessHours.monday.2']);
  });

  it('may not run past midnight into the next day’s opening, from Sunday into Monday too', () => {
    const hours = week({
      sunday: [{ opens: '20:00', closes: '03:00' }],
      monday: [{ opens: '02:30', closes: '10:00' }],
    });
    expect(paths(hours, [])).toEqual(['businessHours.monday.0']);
  });

  it('has one exception a date, which must fit the days around it', () => {
    const hours = week({ saturday: [{ opens: '01:00', closes: '05:00' }] });
    // 2026-11-20 is a Friday.
    const late = { date: '2026-11-20', intervals: [{ opens: '18:00', closes: '02:00' }] };
    expect(paths(hours, [late])).toEqual(['hoursExceptions.0.intervals.0']);
    expect(paths(hours, [late, { date: '2026-11-21', intervals: [] }])).toEqual([]);
    expect(paths(week({}), [late, late])).toEqual(['hoursExceptions.1.date']);
  });
});
