import '@mantine/charts/styles.css';
import type { Turn } from '@frontdesk/contract';
import { BarChart } from '@mantine/charts';
import { Group, Stack, Text } from '@mantine/core';
import { responseTime, stopwatch } from '../../../format/duration.ts';
import classes from './latency-chart.module.css';
import { STAGES } from './latency-stages.ts';

/** One bar an agent turn that answered the caller: how long it took, and where the time went. */
export function LatencyChart({ turns }: { readonly turns: readonly Turn[] }) {
  const data = turns.flatMap(({ latency, startedAtMs }) =>
    latency ? [{ at: stopwatch(startedAtMs), ...latency }] : [],
  );
  const series = STAGES.filter(({ key }) => data.some(bar => (bar[key] ?? 0) > 0)).map(({ key, label, color }) => ({
    name: key,
    label,
    color,
  }));
  return (
    <Stack gap="xs">
      <BarChart
        h={190}
        data={data}
        dataKey="at"
        series={series}
        type="stacked"
        valueFormatter={responseTime}
        yAxisProps={{ width: 44, tickCount: 4, tickFormatter: (ms: number) => (ms === 0 ? '0' : `${ms / 1000} s`) }}
        barProps={{ maxBarSize: 26, isAnimationActive: false }}
        tooltipAnimationDuration={0}
      />
      <Group gap="4px 16px" component="ul" className={classes.legend}>
        {series.map(({ name, label, color }) => (
          <Group key={name} gap={6} component="li">
            <span className={classes.dot} style={{ background: `var(--mantine-color-${color.replace('.', '-')})` }} />
            <Text size="xs">{label}</Text>
          </Group>
        ))}
      </Group>
    </Stack>
  );
}
