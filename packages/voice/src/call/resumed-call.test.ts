import { describe, expect, it } from 'vitest';
import type { RecordingSink } from '../ports/recording-sink.ts';
import { ScriptedCall, type ScriptedCallOptions } from '../testing/scripted-call.ts';
import type { collectingJournal } from '../testing/scripted-ports.ts';

const answer: ScriptedCallOptions['answer'] = input => {
  if (input.type === 'resumed') return [{ type: 'say', text: 'Sorry, where were we?' }];
  return [{ type: 'say', text: input.type === 'said' ? `You said ${input.text}` : 'Hello.' }];
};

const checkpoints = ({ events }: ReturnType<typeof collectingJournal>) =>
  events.flatMap(event => (event.type === 'checkpoint' ? [event] : []));

describe('a checkpoint', () => {
  it('follows every agent turn, with what the conversation has come to', async () => {
    const call = new ScriptedCall({ answer });
    await call.silence(2000);
    await call.speak('A table please.');
    await call.silence(3000);
    call.hangUp();
    await call.outcome;
    expect(checkpoints(call.journal)).toMatchObject([
      { state: { inputs: 1 }, turnCount: 1, reminders: 0 },
      { state: { inputs: 2 }, turnCount: 3, reminders: 0 },
    ]);
    const kinds = call.journal.events.map(event => event.type);
    expect(kinds.indexOf('checkpoint')).toBe(kinds.indexOf('turn-finished') + 1);
    expect(JSON.parse(JSON.stringify(checkpoints(call.journal)))).toEqual(checkpoints(call.journal));
  });

  it('is written when the server stops in the middle of an answer', async () => {
    const call = new ScriptedCall({ answer });
    await call.silence(2000);
    await call.speak('A table please.');
    await call.silence(700);
    call.stop.abort();
    expect((await call.outcome).disposition).toBe('interrupted');
    expect(call.turns.at(-1)?.wasInterrupted).toBe(true);
    expect(checkpoints(call.journal).at(-1)).toMatchObject({ state: { inputs: 2 }, turnCount: 3 });
  });
});

describe('a resumed call', () => {
  const resume = { dialogueState: { inputs: 7 }, nextTurnIndex: 9, elapsedMs: 20_000 };

  it('goes on with its memory, its turn numbers and its time', async () => {
    const call = new ScriptedCall({ answer, resume });
    await call.silence(3000);
    await call.speak('At seven please.');
    await call.silence(3000);
    call.hangUp();
    const outcome = await call.outcome;

    expect(call.dialogue.saved).toEqual({ inputs: 7 });
    expect(call.dialogue.inputs.map(input => input.type)).toEqual(['resumed', 'said']);
    expect(call.journal.events[0]).toEqual({ type: 'call-resumed', atMs: 20_000 });
    expect(call.turns.map(turn => turn.index)).toEqual([9, 10, 11]);
    expect(call.turns[0]?.startedAtMs).toBe(20_000);
    expect(call.turns[1]?.startedAtMs).toBeGreaterThanOrEqual(23_000);
    expect(outcome).toMatchObject({ turnCount: 12, disposition: 'caller_hung_up' });
    expect(outcome.durationMs).toBeGreaterThanOrEqual(26_000);
  });

  it('ends when its maximum duration has passed since it first began', async () => {
    const config = { maxDurationSeconds: 30, turnTaking: { reminderAfterMs: 60_000 } };
    const call = new ScriptedCall({ answer, resume, config });
    await call.silence(9_000);
    expect(call.turns.some(turn => turn.text.includes('time limit'))).toBe(false);
    await call.silence(8_000);
    expect((await call.outcome).disposition).toBe('max_duration');
  });

  it('still remembers how often a silent caller was asked', async () => {
    const call = new ScriptedCall({ answer, resume: { ...resume, reminders: 1 } });
    await call.silence(12_000);
    expect(call.dialogue.inputs).toContainEqual({ type: 'silent', count: 2 });
  });

  it('records to a recording of its own', async () => {
    const written: number[] = [];
    const recording: RecordingSink = { write: bytes => void written.push(bytes.length), close: async () => {} };
    const call = new ScriptedCall({ answer, resume, recording });
    await call.silence(2000);
    call.hangUp();
    await call.outcome;
    expect(written.reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThanOrEqual(2000 * 16);
  });
});
