import { percentile } from '@frontdesk/voice';

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** NaN where there are no values. */
export function spreadOf(values: readonly number[]): Spread {
  const at = (share: number) => percentile(values, share) ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Milliseconds for a table. */
export function ms(value: number): string {
  if (Number.isNaN(value)) return '—';
  return Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0);
}

export function percent(share: number, digits = 2): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** Whether a target holds, in words. */
export function verdict(value: number, target: number, unit = 'ms'): string {
  return `target ${target} ${unit}: ${value <= target ? 'met' : 'MISSED'}`;
}
