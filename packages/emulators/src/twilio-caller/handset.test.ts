import { describe, expect, test } from 'vitest';
import { MULAW_SILENCE } from '../audio/mulaw.ts';
import { readWav } from '../audio/wav.ts';
import type { CallerEvent } from './caller-event.ts';
import { FRAME_BYTES, Handset } from './handset.ts';
import { prepareScript } from './script/prepared-script.ts';
import type { Script } from './script/script.ts';
import { tone, toneSamples } from './tone-fixture.ts';

const quiet = new Uint8Array(FRAME_BYTES).fill(MULAW_SILENCE);
const loud = tone(20);
const words = (durationMs: number) => ({ samples: toneSamples(durationMs), label: 'words' });

/** Lives through a call in which the agent speaks during the given stretches, ms. */
async function live(
  script: Script,
  durationMs: number,
  agentSpeech: readonly (readonly [number, number])[],
  hasMoreUntilMs = 0,
) {
  const voice = { speak: async () => new Int16Array(0) };
  const steps = await prepareScript(script, voice, new AbortController().signal);
  const events: CallerEvent[] = [];
  const handset: Handset = new Handset({
    steps,
    agentQuietMs: 900,
    agentHasMore: () => handset.nowMs < hasMoreUntilMs,
    patienceMs: 5000,
    onEvent: event => events.push(event),
  });
  for (let atMs = 0; atMs < durationMs; atMs += 20) {
    const isSpeaking = agentSpeech.some(([start, end]) => atMs >= start && atMs < end);
    const { hasHungUp } = handset.tick(isSpeaking ? loud : quiet, !isSpeaking);
    if (hasHungUp) break;
  }
  const find = <T extends CallerEvent['type']>(type: T) =>
    events.filter((event): event is Extract<CallerEvent, { type: T }> => event.type === type);
  return { handset, find };
}

describe('Handset', () => {
  test('speaks after the agent has been quiet for 900 ms, pauses in its answer included', async () => {
    const { find } = await live([{ type: 'say', words: words(500) }], 5000, [
      [400, 1000],
      [1600, 2000],
    ]);
    expect(find('caller-started').map(event => event.atMs)).toEqual([2900]);
  });

  test('waits out a long pause of an agent known to have more to say', async () => {
    const { find } = await live([{ type: 'say', words: words(500) }], 5000, [[0, 400]], 3000);
    expect(find('caller-started').map(event => event.atMs)).toEqual([3020]);
  });

  test('waits for an answer to its last words before speaking again', async () => {
    const { handset, find } = await live(
      [
        { type: 'say', words: words(500) },
        { type: 'say', words: words(500) },
      ],
      8000,
      [
        [0, 1000],
        [3600, 4000],
      ],
    );
    expect(find('caller-started').map(event => event.atMs)).toEqual([1900, 4900]);
    expect(handset.timings[0]?.latencyMs).toBeCloseTo(3600 - 2400, -1);
    expect(find('agent-started').map(event => event.latencyMs)).toEqual([null, handset.timings[0]?.latencyMs]);
  });

  test('gives up waiting for an agent that says nothing', async () => {
    const { find, handset } = await live([{ type: 'say', words: words(200) }], 6000, []);
    expect(find('caller-started').map(event => event.atMs)).toEqual([5020]);
    expect(handset.timings[0]?.latencyMs).toBeNull();
  });

  test('interrupts the agent in the middle of its speech', async () => {
    const { find } = await live([{ type: 'interrupt', words: words(300), afterMs: 700 }], 3000, [[500, 3000]]);
    const [started] = find('caller-started');
    expect(started?.atMs).toBeCloseTo(1220, -2);
  });

  test('breaks off in mid-sentence and hangs up', async () => {
    const { handset } = await live([{ type: 'say', words: words(2000), cutAfterMs: 600 }, { type: 'hang-up' }], 9000, [
      [0, 500],
    ]);
    expect(handset.nowMs).toBe(500 + 900 + 600 + 20);
  });

  test('presses keys one after another', async () => {
    const { find } = await live([{ type: 'press', digits: '1#' }], 1000, []);
    expect(find('key-pressed').map(event => [event.digit, event.atMs])).toEqual([
      ['1', 0],
      ['#', 260],
    ]);
  });

  test('a click is not speech', async () => {
    const { find } = await live([], 1000, [[500, 520]]);
    expect(find('agent-started')).toEqual([]);
  });

  test('records the caller on the left and the agent on the right, aligned in time', async () => {
    const { handset } = await live([{ type: 'say', words: words(400) }], 2000, [[0, 200]]);
    const { channels, sampleRateHz } = readWav(handset.recording.toWav());
    const [caller = [], agent = []] = channels.map(channel => [...channel]);
    expect(sampleRateHz).toBe(8000);
    expect(caller).toHaveLength(16000);
    const firstLoud = (samples: readonly number[]) => samples.findIndex(sample => Math.abs(sample) > 200) / 8;
    expect(firstLoud(agent)).toBeLessThan(2);
    expect(firstLoud(caller)).toBeCloseTo(1100, -1);
  });
});
