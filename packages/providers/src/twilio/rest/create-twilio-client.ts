import { type BreakerPolicy, type BreakerState, CircuitBreaker, type Clock } from '@frontdesk/voice';
import { callResource } from './calls.ts';
import { Lane } from './lane.ts';
import { messageResource } from './messages.ts';
import { numberResource } from './numbers.ts';
import { Pace } from './pace.ts';
import { recordingResource } from './recordings.ts';
import { Requester, type RetryPolicy } from './requester.ts';
import type { TwilioClient } from './twilio-client.ts';

export interface TwilioClientOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Default `https://api.twilio.com`. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  /** How long one try may take. Default 10 000. A recording's download is given that long to begin. */
  readonly timeoutMs?: number;
  /** A download that stands still for so long is given up. Default 30 000. */
  readonly stallMs?: number;
  /** Default: 4 tries; waits of up to 250 ms, 500 ms, 1 s. */
  readonly retry?: Partial<RetryPolicy>;
  /** Default: opens after 5 failures in a row, for 10 s. Only Twilio's failures count, not its refusals. */
  readonly breaker?: Partial<BreakerPolicy>;
  /** Requests at once. Default 20: Twilio answers 429 above its own limit, which grows with the account. */
  readonly concurrency?: number;
  /** Requests that wait for one of those; more are turned away. Default 500. */
  readonly maxWaiting?: number;
  /**
   * Calls placed a second, evenly. Default: as they come; Twilio then queues them itself, and a call may ring long after
   * it was asked for. A call that would wait longer than a minute is turned away.
   */
  readonly callsPerSecond?: number;
  /** For the jitter: 0 ≤ x < 1. Default `Math.random`. */
  readonly random?: () => number;
  /** Hears when Twilio is left alone (`open`), tried (`half-open`), and used again (`closed`). */
  readonly onBreakerChange?: (state: BreakerState) => void;
}

const DEFAULT_RETRY: RetryPolicy = { attempts: 4, firstDelayMs: 250, longestDelayMs: 4000 };
const DEFAULT_BREAKER: BreakerPolicy = { failures: 5, openMs: 10_000 };
const LONGEST_PACED_WAIT_MS = 60_000;

/** A client of one Twilio account. It keeps nothing open of its own and needs no closing. */
export function createTwilioClient(options: TwilioClientOptions): TwilioClient {
  const { accountSid, authToken, clock, callsPerSecond } = options;
  const requester = new Requester({
    clock,
    accountSid,
    authToken,
    baseUrl: options.baseUrl ?? 'https://api.twilio.com',
    timeoutMs: options.timeoutMs ?? 10_000,
    retry: { ...DEFAULT_RETRY, ...options.retry },
    breaker: new CircuitBreaker(clock, { ...DEFAULT_BREAKER, ...options.breaker }, options.onBreakerChange),
    lane: new Lane(options.concurrency ?? 20, options.maxWaiting ?? 500),
    random: options.random ?? Math.random,
  });
  const pace = callsPerSecond ? new Pace(clock, 1000 / callsPerSecond, LONGEST_PACED_WAIT_MS) : undefined;
  return {
    accountSid,
    calls: callResource(requester, pace),
    recordings: recordingResource(requester, clock, options.stallMs ?? 30_000),
    numbers: numberResource(requester),
    messages: messageResource(requester),
  };
}
