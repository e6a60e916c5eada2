import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { percentile } from '@frontdesk/voice';
import { callerLine, quietLine } from './caller-lines.ts';
import { FrameTicker } from './frame-ticker.ts';
import type { LoadPlan, LoadResult, TurnFailure } from './load-plan.ts';
import { type CallTally, MediaCaller } from './media-caller.ts';

/** How long the last turns may take after the end. */
const LAST_TURNS_MS = 15_000;

/** Phones the server as the plan says, and tells what the callers met. */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const lines = plan.lines.map(callerLine);
  const quiet = quietLine();
  const ticker = new FrameTicker();
  const failures: Partial<Record<TurnFailure, number>> = {};
  const [responseMs, clearMs, greetingMs]: number[][] = [[], [], []];
  let [calls, completed, turns, onLine] = [0, 0, 0, 0];
  const startMs = performance.now();
  const endsAtMs = startMs + plan.durationMs;
  const { measureAfterMs, measureUntilMs = plan.durationMs } = plan;
  const isMeasuring = () => {
    const sinceMs = performance.now() - startMs;
    return sinceMs >= measureAfterMs && sinceMs < measureUntilMs;
  };
  const fail = (failure: TurnFailure) => {
    failures[failure] = (failures[failure] ?? 0) + 1;
  };

  const placeCall = async (): Promise<void> => {
    const index = calls++;
    let isCounted = false;
    const tally: CallTally = {
      fail: failure => (isCounted || failure === 'refused' || failure === 'no-greeting') && fail(failure),
      turnBegan: () => {
        isCounted = isMeasuring();
        if (isCounted) turns++;
      },
      answered: ms => isCounted && responseMs?.push(ms),
      cleared: ms => isCounted && clearMs?.push(ms),
      greeted: ms => isMeasuring() && greetingMs?.push(ms),
    };
    const dialledAtMs = performance.now();
    const callSid = `CA${randomBytes(16).toString('hex')}`;
    const stream = await dial(plan, callSid, index);
    if (!stream) {
      fail('refused');
      return;
    }
    onLine++;
    await new Promise<void>(resolve => {
      const caller = new MediaCaller({
        ...{ plan, lines, quiet, callSid, index, dialledAtMs, endsAtMs, tally },
        ...{ streamUrl: stream.url, parameters: stream.parameters },
        onOver: wasCompleted => {
          ticker.remove(caller);
          if (wasCompleted) completed++;
          resolve();
        },
      });
      ticker.add(caller);
    });
    onLine--;
    await afterCall(plan, callSid);
  };
  const keepCalling = async (seat: number) => {
    await setTimeout((plan.rampMs / plan.callers) * seat);
    while (performance.now() < endsAtMs && calls < (plan.maxCalls ?? Number.POSITIVE_INFINITY)) await placeCall();
  };

  const present: number[] = [];
  const sampler = setInterval(() => {
    if (isMeasuring()) present.push(onLine);
  }, 250);
  const ticking = ticker.run();
  const seats = Promise.all(Array.from({ length: plan.callers }, (_, seat) => keepCalling(seat)));
  const limit = new AbortController();
  await Promise.race([seats, setTimeout(plan.durationMs + LAST_TURNS_MS, undefined, { signal: limit.signal })]);
  limit.abort();
  clearInterval(sampler);
  ticker.stop();
  await ticking;
  return {
    ...{ calls, completed, turns, failures },
    ...{ responseMs: responseMs ?? [], clearMs: clearMs ?? [], greetingMs: greetingMs ?? [] },
    latenessP99Ms: percentile(ticker.lateness, 0.99) ?? 0,
    averageCallers: present.reduce((sum, count) => sum + count, 0) / Math.max(1, present.length),
  };
}

/** Tells the server of a call, as the carrier does; where its media goes, or undefined when it is not answered. */
async function dial({ serverUrl, numbers }: LoadPlan, callSid: string, index: number) {
  const To = numbers[index % numbers.length] ?? '';
  const From = `+1415${String(2_000_000 + (index % 900_000))}`;
  const fields = { CallSid: callSid, AccountSid: 'AC0', From, To, Direction: 'inbound', CallStatus: 'ringing' };
  const twiml = await post(`${serverUrl}/webhooks/twilio/voice`, fields).catch(() => '');
  const url = /<Stream [^>]*url="([^"]+)"/.exec(twiml)?.[1];
  const token = /<Parameter name="token" value="([^"]+)"/.exec(twiml)?.[1];
  return url && token ? { url, parameters: { token } } : undefined;
}

/** What the carrier says when a call is over. */
async function afterCall({ serverUrl }: LoadPlan, callSid: string): Promise<void> {
  const fields = { CallSid: callSid, AccountSid: 'AC0', CallStatus: 'completed', CallDuration: '10' };
  await post(`${serverUrl}/webhooks/twilio/status`, fields).catch(() => '');
}

async function post(url: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(fields);
  const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(10_000) });
  return await response.text();
}
