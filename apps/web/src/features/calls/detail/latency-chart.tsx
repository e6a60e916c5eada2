import '@mantine/charts/styles.css';
import type { Turn } from '@frontdesk/contract';
import { BarChart } from '@mantine/charts';
import { responseTime, stopwatch } from '../../../format/duration.ts';
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
    <BarChart
      h={210}
      data={data}
      dataKey="at"
      series={series}
      type="stacked"
      withLegend
      legendProps={{ verticalAlign: 'bottom' }}
      valueFormatter={responseTime}
      yAxisProps={{ width: 52, tickFormatter: (ms: number) => (ms === 0 ? '0' : `${ms / 1000} s`) }}
      barProps={{ maxBarSize: 26, isAnimationActive: false }}
      tooltipAnimationDuration={0}
    />
  );
}
