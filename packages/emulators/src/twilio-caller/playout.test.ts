import { describe, expect, test } from 'vitest';
import { MULAW_SILENCE } from '../audio/mulaw.ts';
import { Playout } from './playout.ts';

const audio = (length: number, value = 1) => new Uint8Array(length).fill(value);

describe('Playout', () => {
  test('plays what was queued in order and silence after it', () => {
    const playout = new Playout();
    playout.enqueue(audio(100, 1));
    playout.enqueue(audio(100, 2));
    expect([...playout.play(160).audio]).toEqual([...audio(100, 1), ...audio(60, 2)]);
    expect([...playout.play(160).audio]).toEqual([...audio(40, 2), ...audio(120, MULAW_SILENCE)]);
  });

  test('reaches a mark once the audio before it was played, and not sooner', () => {
    const playout = new Playout();
    playout.enqueue(audio(320));
    expect(playout.mark('end')).toEqual([]);
    expect(playout.play(160).marksReached).toEqual([]);
    expect(playout.play(160).marksReached).toEqual(['end']);
  });

  test('reaches a mark at once when nothing is queued', () => {
    expect(new Playout().mark('now')).toEqual(['now']);
  });

  test('clear drops the queue and hands back pending marks in order', () => {
    const playout = new Playout();
    playout.enqueue(audio(8000));
    playout.mark('a');
    playout.enqueue(audio(800));
    playout.mark('b');
    playout.play(160);
    expect(playout.clear()).toEqual({ marksFlushed: ['a', 'b'], droppedMs: 1080 });
    expect(playout.play(160)).toEqual({ audio: audio(160, MULAW_SILENCE), marksReached: [] });
  });

  test('refuses audio past ten minutes', () => {
    const playout = new Playout();
    expect(playout.enqueue(audio(10 * 60 * 8000))).toBe(true);
    expect(playout.enqueue(audio(1))).toBe(false);
  });
});
