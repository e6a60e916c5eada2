import { percentile } from '@frontdesk/voice';

export interface Timing {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Asks `times` times, one request after the other; two more before are not counted. Throws unless it is answered 200. */
export async function measureRequests(url: string, key: string, times: number): Promise<Timing> {
  const tookMs: number[] = [];
  for (let time = -2; time < times; time++) {
    const startedAtMs = performance.now();
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    const body = await response.text();
    if (!response.ok) throw new Error(`${url} was answered ${response.status}: ${body}`);
    if (time >= 0) tookMs.push(performance.now() - startedAtMs);
  }
  return { p50Ms: percentile(tookMs, 0.5) ?? 0, p95Ms: percentile(tookMs, 0.95) ?? 0 };
}
