import { ManualClock } from '@frontdesk/voice/testing';
import { describe, expect, it } from 'vitest';
import { Lane } from './lane.ts';
import { Pace } from './pace.ts';

const NEVER = new AbortController().signal;

describe('a lane', () => {
  it('lets its width through, the others in order, and turns away who is too many', async () => {
    const lane = new Lane(1, 2);
    const order: string[] = [];
    const leave = await lane.enter(NEVER);
    const second = lane.enter(NEVER).then(next => {
      order.push('second');
      next?.();
    });
    const third = lane.enter(NEVER).then(next => {
      order.push('third');
      next?.();
    });
    expect(await lane.enter(NEVER)).toBeUndefined();
    expect(order).toEqual([]);
    leave?.();
    await Promise.all([second, third]);
    expect(order).toEqual(['second', 'third']);
    expect(await lane.enter(NEVER)).toBeDefined();
  });

  it('gives the place of one who gave up waiting to the next', async () => {
    const lane = new Lane(1, 1);
    const leave = await lane.enter(NEVER);
    const impatient = new AbortController();
    const waiting = lane.enter(impatient.signal);
    impatient.abort(new Error('hung up'));
    await expect(waiting).rejects.toThrow('hung up');
    const next = lane.enter(NEVER);
    leave?.();
    expect(await next).toBeDefined();
  });
});

describe('a pace', () => {
  it('spaces what passes, and turns away what would wait too long', async () => {
    const clock = new ManualClock();
    const pace = new Pace(clock, 1000, 2000);
    const passed: number[] = [];
    const pass = async () => (await pace.pass(NEVER)) && passed.push(clock.now());
    const waiting = [pass(), pass(), pass()];
    expect(await pace.pass(NEVER)).toBe(false);
    await clock.advance(2000);
    await Promise.all(waiting);
    expect(passed).toEqual([0, 1000, 2000]);
    await clock.advance(5000);
    expect(await pace.pass(NEVER)).toBe(true);
  });
});
