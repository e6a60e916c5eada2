import { expect, it } from 'vitest';
import { LimitedTurns } from './limited-turns.ts';

it('runs two at once, the rest in order, and refuses what would have to wait too long', async () => {
  const turns = new LimitedTurns({ atOnce: 2, maxWaiting: 2 });
  const started: number[] = [];
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const runs = gates.map((gate, index) =>
    turns.run(() => {
      started.push(index);
      return index === 0 ? gate.promise.then(() => Promise.reject(new Error('broken'))) : gate.promise;
    }),
  );
  await expect(turns.run(async () => {})).rejects.toMatchObject({ code: 'rate_limited' });
  expect(started).toEqual([0, 1]);
  gates[0]?.resolve();
  await expect(runs[0]).rejects.toThrow('broken');
  expect(started).toEqual([0, 1, 2]);
  for (const gate of gates) gate.resolve();
  await Promise.all(runs.slice(1));
  expect(started).toEqual([0, 1, 2, 3]);
  expect(await turns.run(async () => 'free again')).toBe('free again');
});
