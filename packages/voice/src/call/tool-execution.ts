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
  readonly #held = new WeakMap<AbortSignal, HeldTurn>();

  constructor(options: ToolExecutionOptions) {
    this.#options = options;
  }

  get descriptions(): readonly ToolDescription[] {
    return this.#options.handler.descriptions ?? [];
  }

  /**
   * Until it is released, a turn under this signal is only thought of: its tools that change something wait, and what
   * the others do is not told to anybody. A turn that is aborted instead leaves nothing behind.
   */
  hold(signal: AbortSignal): () => void {
    const turn = new HeldTurn();
    this.#held.set(signal, turn);
    return () => {
      this.#held.delete(signal);
      turn.release();
    };
  }

  run(request: ToolRequest): Promise<ToolResult> {
    const held = this.#held.get(request.signal);
    const key = `${this.#options.callId}:${request.name}:${stableJson(request.arguments)}`;
    if (held) return this.#isReadOnly(request.name) ? this.#execute(request, key, held) : this.#wait(request, held);
    const running = this.#running.get(key) ?? this.#execute(request, key).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  #isReadOnly(name: string): boolean {
    return this.descriptions.some(tool => tool.name === name && tool.isReadOnly);
  }

  async #wait(request: ToolRequest, held: HeldTurn): Promise<ToolResult> {
    await Promise.race([held.released, whenAborted(request.signal)]);
    return held.isReleased ? this.run(request) : { code: 'aborted', value: {} };
  }

  async #execute(request: ToolRequest, idempotencyKey: string, held?: HeldTurn): Promise<ToolResult> {
    const { clock, handler, journal, elapsedMs, onRunning } = this.#options;
    const startedAtMs = clock.now();
    const timeout = new AbortController();
    const cancelTimeout = clock.schedule(TOOL_TIMEOUT_MS, () => timeout.abort());
    /** Since when the call waits for it; null while it does not. */
    let awaitedSinceMs: number | null = null;
    let isOver = false;
    const begin = () => {
      if (isOver) return;
      awaitedSinceMs = clock.now();
      onRunning(true, 0);
    };
    if (held) held.onRelease(begin);
    else begin();
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
    isOver = true;
    const durationMs = clock.now() - startedAtMs;
    if (awaitedSinceMs !== null) onRunning(false, clock.now() - awaitedSinceMs);
    const note = () =>
      journal({ type: 'tool-finished', atMs: elapsedMs(), tool: request.name, code: result.code, durationMs });
    if (held) held.onRelease(note);
    else note();
    return result;
  }
}

/** A turn that may still be thrown away. */
class HeldTurn {
  readonly #released = Promise.withResolvers<void>();
  readonly #actions: (() => void)[] = [];
  isReleased = false;

  get released(): Promise<void> {
    return this.#released.promise;
  }

  /** At once where it is released already. */
  onRelease(action: () => void): void {
    if (this.isReleased) action();
    else this.#actions.push(action);
  }

  release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    for (const action of this.#actions) action();
    this.#released.resolve();
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
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
