import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../db/embedded/free-port.ts';
import type { Bus } from './bus.ts';
import { openBus } from './open-bus.ts';

/** Collects messages and lets a test wait for a number of them. */
function inbox() {
  const messages: unknown[] = [];
  const received = (count: number) => expect.poll(() => messages.length).toBe(count);
  return { messages, received, handler: (message: unknown) => messages.push(message) };
}

function conforms(openBuses: () => Promise<{ here: Bus; there: Bus; errors: unknown[] }>) {
  let here: Bus;
  let there: Bus;
  let errors: unknown[];

  beforeEach(async () => {
    ({ here, there, errors } = await openBuses());
  });

  afterEach(async () => {
    await here.close();
    await there.close();
  });

  /** A subscription has reached the far side once a message published after it comes through. */
  async function settle() {
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      const probe = inbox();
      const stop = to.subscribe('probe', probe.handler);
      await expect
        .poll(() => {
          from.publish('probe', 1);
          return probe.messages.length;
        })
        .toBeGreaterThan(0);
      stop();
    }
  }

  test('carries messages to every listener of the subject, in order', async () => {
    const [first, second, other] = [inbox(), inbox(), inbox()];
    here.subscribe('calls.a', first.handler);
    there.subscribe('calls.a', second.handler);
    there.subscribe('calls.b', other.handler);
    await settle();
    for (let number = 0; number < 100; number += 1) here.publish('calls.a', { number });
    here.publish('calls.b', 'last');
    await Promise.all([first.received(100), second.received(100), other.received(1)]);
    expect(first.messages).toEqual(Array.from({ length: 100 }, (_, number) => ({ number })));
    expect(second.messages).toEqual(first.messages);
  });

  test('a star stands for one word, and the handler learns the subject', async () => {
    const subjects: string[] = [];
    there.subscribe('calls.*', (_message, subject) => subjects.push(subject));
    await settle();
    here.publish('calls.x.events', 1);
    here.publish('calls.x', 1);
    here.publish('calls.y', 1);
    await expect.poll(() => subjects).toEqual(['calls.x', 'calls.y']);
  });

  test('a listener that left hears nothing more, and the others do', async () => {
    const [left, stayed] = [inbox(), inbox()];
    const leave = there.subscribe('calls.a', left.handler);
    there.subscribe('calls.a', stayed.handler);
    await settle();
    leave();
    here.publish('calls.a', 1);
    await stayed.received(1);
    expect(left.messages).toEqual([]);
  });

  test('a listener that throws is reported and disturbs nobody', async () => {
    const steady = inbox();
    there.subscribe('calls.a', () => {
      throw new Error('broken listener');
    });
    there.subscribe('calls.a', steady.handler);
    await settle();
    here.publish('calls.a', 1);
    here.publish('calls.a', 2);
    await steady.received(2);
    await expect.poll(() => errors.length).toBe(2);
  });

  test('closing delivers what was published before, and publishing after it is harmless', async () => {
    const received = inbox();
    there.subscribe('calls.a', received.handler);
    await settle();
    here.publish('calls.a', 1);
    await here.close();
    here.publish('calls.a', 2);
    await received.received(1);
  });
}

describe('bus within one process', () => {
  conforms(async () => {
    const errors: unknown[] = [];
    const bus = await openBus(undefined, error => errors.push(error));
    return { here: bus, there: bus, errors };
  });
});

const hasNats = spawnSync('nats-server', ['--version']).status === 0;
if (!hasNats) console.info('Skipped: tests of the NATS bus, because the program nats-server is not installed.');
describe.runIf(hasNats)('bus between processes, over NATS', () => {
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `nats://127.0.0.1:${port}`;
    server = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    for await (const line of createInterface({ input: server.stderr ?? process.stdin }))
      if (line.includes('Server is ready')) break;
    server.stderr?.resume();
  });

  afterAll(async () => {
    const gone = once(server, 'exit');
    server.kill();
    await gone;
  });

  conforms(async () => {
    const errors: unknown[] = [];
    const here = await openBus(url, error => errors.push(error));
    const there = await openBus(url, error => errors.push(error));
    return { here, there, errors };
  });
});

test('a NATS server that is not there stops the start with a remedy', async () => {
  const port = await freePort();
  await expect(openBus(`nats://127.0.0.1:${port}`, () => {})).rejects.toThrow(/Check NATS_URL/);
});
