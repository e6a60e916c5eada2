import type { CallEvent } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';
import type { ToolHandler } from '../ports/tool-runner.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { ToolExecution } from './tool-execution.ts';

function executionOf(handler: ToolHandler) {
  const clock = new ManualClock();
  const running: { isRunning: boolean; durationMs: number }[] = [];
  const events: CallEvent[] = [];
  const execution = new ToolExecution({
    callId: 'call',
    handler,
    clock,
    elapsedMs: () => clock.now(),
    journal: event => events.push(event),
    onRunning: (isRunning, durationMs) => running.push({ isRunning, durationMs }),
  });
  return { clock, events, running, execution };
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

  describe('under a turn that may be thrown away', () => {
    const descriptions = [
      { name: 'look', description: '', parameters: {}, isReadOnly: true },
      { name: 'book', description: '', parameters: {}, isReadOnly: false },
    ];

    /** Tools that take 300 ms. */
    function held() {
      const ran: string[] = [];
      const parts = executionOf({
        descriptions,
        async run({ name }) {
          ran.push(name);
          await new Promise<void>(resolve => void parts.clock.schedule(300, resolve));
          return { code: 'ok', value: {} };
        },
      });
      const turn = new AbortController();
      const release = parts.execution.hold(turn.signal);
      const run = (name: string) => parts.execution.run({ name, arguments: {}, signal: turn.signal });
      return { ...parts, ran, turn, release, run };
    }

    it('looks things up at once, and tells of it when the turn counts', async () => {
      const { clock, events, running, release, run } = held();
      const result = run('look');
      await clock.advance(200);
      expect([events, running]).toEqual([[], []]);
      release();
      await clock.advance(200);
      expect((await result).code).toBe('ok');
      expect(running).toEqual([
        { isRunning: true, durationMs: 0 },
        { isRunning: false, durationMs: 100 },
      ]);
      expect(events).toMatchObject([{ tool: 'look', durationMs: 300 }]);
    });

    it('delays nobody with what was found before the turn counted', async () => {
      const { clock, events, running, release, run } = held();
      const result = run('look');
      await clock.advance(400);
      await result;
      expect(events).toEqual([]);
      release();
      expect(running).toEqual([]);
      expect(events).toMatchObject([{ tool: 'look', durationMs: 300 }]);
    });

    it('changes nothing before the turn counts, and never when it is thrown away', async () => {
      const kept = held();
      const result = kept.run('book');
      await kept.clock.advance(1000);
      expect(kept.ran).toEqual([]);
      kept.release();
      await kept.clock.advance(300);
      expect((await result).code).toBe('ok');
      const dropped = held();
      const never = dropped.run('book');
      dropped.turn.abort();
      expect((await never).code).toBe('aborted');
      dropped.release();
      expect([dropped.ran, dropped.events]).toEqual([[], []]);
    });
  });
});
