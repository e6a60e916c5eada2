import type { CallEvent } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';
import type { ToolHandler } from '../ports/tool-runner.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { ToolExecution } from './tool-execution.ts';

function executionOf(handler: ToolHandler) {
  const clock = new ManualClock();
  const events: CallEvent[] = [];
  const execution = new ToolExecution({
    callId: 'call',
    handler,
    clock,
    elapsedMs: () => clock.now(),
    journal: event => events.push(event),
    onRunning: () => undefined,
  });
  return { clock, events, execution };
}

const signal = new AbortController().signal;

describe('tool execution', () => {
  it('joins a request that is running already and gives equal arguments one key, whatever their order', async () => {
    const keys: string[] = [];
    const { execution } = executionOf({
      run: async request => {
        keys.push(request.idempotencyKey);
        return { code: 'ok', value: {} };
      },
    });
    await Promise.all([
      execution.run({ name: 'book', arguments: { date: 'x', size: 2 }, signal }),
      execution.run({ name: 'book', arguments: { size: 2, date: 'x' }, signal }),
    ]);
    await execution.run({ name: 'book', arguments: { size: 2, date: 'x' }, signal });
    await execution.run({ name: 'book', arguments: { size: 3, date: 'x' }, signal });
    expect(keys).toHaveLength(3);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('answers `failed` for a tool that throws, and journals it without its arguments', async () => {
    const { execution, events } = executionOf({
      run: async () => {
        throw new Error('broken');
      },
    });
    expect(await execution.run({ name: 'book', arguments: { name: 'Anna' }, signal })).toEqual({
      code: 'failed',
      value: {},
    });
    expect(events).toEqual([{ type: 'tool-finished', atMs: 0, tool: 'book', code: 'failed', durationMs: 0 }]);
  });

  it('gives up on a tool that hangs', async () => {
    const { clock, execution } = executionOf({ run: () => new Promise(() => undefined) });
    const result = execution.run({ name: 'book', arguments: {}, signal });
    await clock.advance(8000);
    expect((await result).code).toBe('failed');
  });
});
