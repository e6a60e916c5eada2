import { describe, expect, it } from 'vitest';
import type { CallerInput, DialogueEvent } from '../ports/dialogue.ts';
import type { TranscriptEvent } from '../ports/speech-to-text.ts';
import { ScriptedCall } from '../testing/scripted-call.ts';

function host(input: CallerInput): DialogueEvent[] {
  if (input.type === 'started') return [{ type: 'say', text: 'Hello.' }];
  if (input.type === 'silent') return [{ type: 'say', text: 'Are you there?' }];
  return input.type === 'said' ? [{ type: 'say', text: `You said ${input.text} And so on, at some length.` }] : [];
}

async function answered(config = {}) {
  const call = new ScriptedCall({ answer: host, hearsTurnEnds: true, config });
  const tell = (event: TranscriptEvent) => call.ears.transcripts.push(event);
  await call.silence(1000);
  return { call, tell };
}

describe('a recogniser that hears when turns end', () => {
  it('ends a turn at once, without being asked', async () => {
    const { call, tell } = await answered();
    await call.speak('', 800);
    await call.silence(260);
    tell({ type: 'turn-ended', text: 'A table for' });
    await call.silence(40);
    expect(call.said).toEqual(['A table for']);
    expect(call.ears.controls).not.toContain('commit');
    await call.silence(3000);
    const { latency } = call.turns.at(-1) ?? {};
    expect(latency).toMatchObject({ sttMs: 0, dialogueMs: 0 });
    expect(latency?.endpointingMs).toBeGreaterThanOrEqual(240);
    expect(latency?.endpointingMs).toBeLessThanOrEqual(320);
  });

  it('may be sure before the silence is', async () => {
    const { call, tell } = await answered();
    await call.speak('', 800);
    tell({ type: 'turn-ended', text: 'Yes.' });
    await call.silence(2000);
    expect(call.said).toEqual(['Yes.']);
    expect(call.ears.controls).not.toContain('discard');
  });

  it('is not waited for for ever', async () => {
    const { call, tell } = await answered();
    await call.speak('', 800);
    tell({ type: 'transcript-interim', text: 'A table for two please.' });
    await call.silence(5000);
    expect(call.said).toEqual([]);
    await call.silence(1500);
    expect(call.said).toEqual(['A table for two please.']);
    expect(call.ears.controls.at(-1)).toBe('commit');
  });

  it('that finds no words leaves the floor free soon', async () => {
    const { call } = await answered();
    await call.noise(800);
    await call.silence(10_000);
    expect(call.dialogue.inputs.at(-1)).toEqual({ type: 'silent', count: 1 });
  });

  it('keeps words that could not be taken yet', async () => {
    const { call, tell } = await answered({ turnTaking: { canBargeIn: false } });
    await call.speak('', 800);
    tell({ type: 'turn-ended', text: 'What is on the menu?' });
    await call.silence(300);
    await call.speak('', 600);
    tell({ type: 'turn-ended', text: 'And today?' });
    await call.silence(300);
    await call.speak('', 600);
    tell({ type: 'transcript-interim', text: 'The soup' });
    tell({ type: 'turn-ended', text: 'The soup I mean.' });
    await call.silence(8000);
    expect(call.said).toEqual(['What is on the menu?', 'And today? The soup I mean.']);
  });

  it('cuts the agent off with words that are more than a sound of listening', async () => {
    const { call, tell } = await answered();
    tell({ type: 'turn-ended', text: 'Menu?' });
    await call.silence(400);
    tell({ type: 'turn-ended', text: 'Mm-hm.' });
    await call.silence(200);
    expect(call.transport.clears).toBe(0);
    tell({ type: 'turn-ended', text: 'Just the soup.' });
    await call.silence(200);
    expect(call.transport.clears).toBe(1);
    expect(call.said.at(-1)).toBe('Just the soup.');
  });

  it('gives way to one that answers pauses, when another takes its place', async () => {
    const { call, tell } = await answered();
    await call.speak('', 800);
    await call.silence(240);
    tell({ type: 'transcript-final', text: 'A table for two please.' });
    await call.silence(400);
    expect(call.said).toEqual(['A table for two please.']);
    expect(call.ears.controls.at(-1)).toBe('commit');
  });
});
