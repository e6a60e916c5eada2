import type { CallEvent } from '@frontdesk/contract';
import type { Clock } from '../ports/clock.ts';
import type { ToolDescription, ToolHandler, ToolRequest, ToolResult, ToolRunner } from '../ports/tool-runner.ts';

/** Longer than any healthy database; shorter than a caller's patience. */
const TOOL_TIMEOUT_MS = 8000;

export interface ToolExecutionOptions {
  readonly callId: string;
  readonly handler: ToolHandler;
  readonly clock: Clock;
  /** Milliseconds since the call's media began. */
  readonly elapsedMs: () => number;
  readonly journal: (event: CallEvent) => void;
  readonly onRunning: (isRunning: boolean, durationMs: number) => void;
}

/**
 * Runs a dialogue's tools: bounded in time, journalled without their arguments, never rejecting. The same request on the
 * same call carries the same idempotency key, and while it runs is joined rather than repeated; so a turn that starts
 * again after an interruption books nothing twice. An interrupted turn does not stop a tool half-way: its work is done
 * or not done, and the next turn asks.
 */
export class ToolExecution implements ToolRunner {
  readonly #options: ToolExecutionOptions;
  readonly #running = new Map<string, Promise<ToolResult>>();

  constructor(options: ToolExecutionOptions) {
    this.#options = options;
  }

  get descriptions(): readonly ToolDescription[] {
    return this.#options.handler.descriptions ?? [];
  }

  run(request: ToolRequest): Promise<ToolResult> {
    const key = `${this.#options.callId}:${request.name}:${stableJson(request.arguments)}`;
    const running = this.#running.get(key) ?? this.#execute(request, key).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  async #execute(request: ToolRequest, idempotencyKey: string): Promise<ToolResult> {
    const { clock, handler, journal, elapsedMs, onRunning } = this.#options;
    const startedAtMs = clock.now();
    const timeout = new AbortController();
    const cancelTimeout = clock.schedule(TOOL_TIMEOUT_MS, () => timeout.abort());
    onRunning(true, 0);
    let result: ToolResult;
    try {
      result = await Promise.race([
        handler.run({ ...request, idempotencyKey, signal: timeout.signal }),
        aborted(timeout.signal),
      ]);
    } catch {
      // The handler reports its own failures with their cause; the conversation only needs to know that it failed.
      result = { code: 'failed', value: {} };
    } finally {
      cancelTimeout();
    }
    const durationMs = clock.now() - startedAtMs;
    onRunning(false, durationMs);
    journal({ type: 'tool-finished', atMs: elapsedMs(), tool: request.name, code: result.code, durationMs });
    return result;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

/** JSON with sorted keys, so that the order of arguments does not matter. */
function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${stableJson(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
