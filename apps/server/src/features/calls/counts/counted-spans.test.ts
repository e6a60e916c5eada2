import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { countedSpans, endOf } from './counted-spans.ts';

const at = (text: string) => new Date(text);

it('takes the longest grain that fits', () => {
  expect(countedSpans({ from: at('2026-01-30T23:50:00Z'), until: at('2026-03-02T00:20:01Z') })).toEqual([
    { grain: 'each', from: at('2026-01-30T23:50:00Z'), until: at('2026-01-31T00:00:00Z') },
    { grain: 'day', from: at('2026-01-31T00:00:00Z'), until: at('2026-02-01T00:00:00Z') },
    { grain: 'month', from: at('2026-02-01T00:00:00Z'), until: at('2026-03-01T00:00:00Z') },
    { grain: 'day', from: at('2026-03-01T00:00:00Z'), until: at('2026-03-02T00:00:00Z') },
    { grain: 'quarter_hour', from: at('2026-03-02T00:00:00Z'), until: at('2026-03-02T00:15:00Z') },
    { grain: 'each', from: at('2026-03-02T00:15:00Z'), until: at('2026-03-02T00:20:01Z') },
  ]);
  expect(countedSpans({})).toEqual([{ grain: 'month' }]);
});

it('covers every instant of the span once', () => {
  const instant = fc.option(fc.date({ min: at('2019-11-01'), max: at('2021-03-01'), noInvalidDate: true }), {
    nil: undefined,
  });
  const grain = fc.constantFrom('month' as const, 'day' as const, 'quarter_hour' as const);
  fc.assert(
    fc.property(instant, instant, grain, (from, until, coarsest) => {
      const spans = countedSpans({ from, until }, coarsest);
      if (from && until && from >= until) {
        expect(spans).toEqual([]);
        return;
      }
      expect(spans[0]?.from).toEqual(from);
      expect(spans.at(-1)?.until).toEqual(until);
      spans.slice(1).forEach((span, index) => {
        expect(span.from).toBeDefined();
        expect(span.from).toEqual(spans[index]?.until);
      });
      for (const { grain, from, until } of spans) {
        if (from && until) expect(from < until).toBe(true);
        // A span with no whole quarter in it has a part of one at either end.
        if (grain === 'each' && from && until) expect(+until - +from).toBeLessThan(30 * 60_000);
        if (grain === 'each') continue;
        for (const bound of [from, until]) if (bound) expect(+endOf(bound, grain) % (15 * 60_000)).toBe(0);
      }
    }),
  );
});

it('has the days of every zone begin with a quarter of an hour', () => {
  const crooked = Intl.supportedValuesOf('timeZone').filter(zone => {
    for (let month = 0; month < 12; month++) {
      const midnight = DateTime.fromObject({ year: 2026, month: month + 1, day: 15 }, { zone }).startOf('day');
      if (midnight.toMillis() % (15 * 60_000) !== 0) return true;
    }
    return false;
  });
  expect(crooked).toEqual([]);
});
