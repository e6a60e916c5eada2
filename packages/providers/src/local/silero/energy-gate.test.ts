import { expect, test } from 'vitest';
import { lineNoise, spoken } from '../fixtures/callers.ts';
import { EnergyGate } from './energy-gate.ts';

/** Shares of windows that are admitted, one for each second of audio, where the model says `probability` of all. */
function admitted(gate: EnergyGate, samples: Int16Array, probability: number): number[] {
  const windows: boolean[] = [];
  for (let at = 0; at + 256 <= samples.length; at += 256) {
    const window = Float32Array.from(samples.subarray(at, at + 256), sample => sample / 32_768);
    const isAdmitted = gate.admits(window);
    if (isAdmitted) gate.learn(probability);
    windows.push(isAdmitted);
  }
  return Array.from({ length: Math.floor(windows.length / 31) }, (_, second) => {
    const ofSecond = windows.slice(second * 31, (second + 1) * 31);
    return ofSecond.filter(Boolean).length / ofSecond.length;
  });
}

test('keeps a quiet line from the model', () => {
  expect(admitted(new EnergyGate(), lineNoise(3000, 30), 0)).toEqual([0, 0, 0]);
});

test('learns what a noisy line sounds like within seconds, and still admits speech on it', () => {
  const gate = new EnergyGate();
  const shares = admitted(gate, lineNoise(4000, 2000), 0.05);
  expect(shares[0]).toBeGreaterThan(0.9);
  expect(shares[3]).toBe(0);
  const [speech] = admitted(gate, spoken('booking'), 0.9);
  expect(speech).toBeGreaterThan(0.8);
});

test('admits all of an utterance, and what comes right after it', () => {
  const gate = new EnergyGate();
  admitted(gate, lineNoise(1000), 0);
  expect(admitted(gate, spoken('phone-number'), 0.9).every(share => share > 0.8)).toBe(true);
  const [after, later] = admitted(gate, lineNoise(2000), 0.02);
  expect(after).toBeGreaterThan(0.3);
  expect(later).toBe(0);
});

test('speech in loud noise is not clear, speech on a quiet line is', () => {
  for (const [noise, isClear] of [
    [30, true],
    [6000, false],
  ] as const) {
    const gate = new EnergyGate();
    admitted(gate, lineNoise(12_000, noise), 0);
    const words = spoken('booking');
    const hiss = lineNoise(words.length / 8 + 1, noise);
    admitted(
      gate,
      words.map((sample, index) => sample + (hiss[index] ?? 0)),
      0.9,
    );
    expect(gate.isClear).toBe(isClear);
  }
});
