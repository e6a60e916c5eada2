import { describe, expect, it } from 'vitest';
import type { CallerInput, DialogueEvent } from '../ports/dialogue.ts';
import { ScriptedCall } from '../testing/scripted-call.ts';

const LONG = 'We have soup, and pasta, and pizza, and fish of the day, and three cakes for afterwards.';

/** Greets, gives a long answer to "menu", says goodbye to "bye", and otherwise repeats what was said. */
function host(input: CallerInput): DialogueEvent[] {
  if (input.type === 'started') return [{ type: 'say', text: 'Hello, how can I help?' }];
  if (input.type === 'silent') return [{ type: 'say', text: 'Are you there?' }];
  if (input.type === 'pressed') return [{ type: 'say', text: `You pressed ${input.digits}.` }];
  if (input.type !== 'said') return [];
  if (/menu/.test(input.text)) return [{ type: 'say', text: LONG }];
  if (/bye/.test(input.text)) {
    return [
      { type: 'say', text: 'Goodbye.' },
      { type: 'end', disposition: 'agent_ended' },
    ];
  }
  if (/person/.test(input.text))
    return [
      { type: 'say', text: 'One moment.' },
      { type: 'transfer', to: '+14155550199' },
    ];
  return [{ type: 'say', text: `You said ${input.text}` }];
}

describe('a call', () => {
  it('greets, answers, says goodbye and ends when the goodbye was heard', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('Table for four please.');
    await call.silence(3000);
    await call.speak('Thank you, bye.');
    await call.silence(2000);

    const outcome = await call.outcome;
    expect(outcome.disposition).toBe('agent_ended');
    expect(call.turns.map(turn => `${turn.speaker}: ${turn.text}`)).toEqual([
      'agent: Hello, how can I help?',
      'caller: Table for four please.',
      'agent: You said Table for four please.',
      'caller: Thank you, bye.',
      'agent: Goodbye.',
    ]);
    expect(call.transport.isClosed).toBe(true);
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call-ended', disposition: 'agent_ended' });
  });

  it('accounts for where the time of a turn went', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('Table for four please.');
    await call.silence(3000);
    call.hangUp();
    const outcome = await call.outcome;

    const latency = call.turns.find(turn => turn.text.startsWith('You said'))?.latency;
    expect(latency).toMatchObject({ endpointingMs: 450, dialogueMs: 0, toolMs: 0, ttsMs: 0 });
    expect(latency?.totalMs).toBeGreaterThanOrEqual(450);
    expect(latency?.totalMs).toBeLessThanOrEqual(490);
    expect(outcome.latencyP50Ms).toBe(latency?.totalMs);
  });

  it('waits longer after an unfinished sentence and takes it as one turn', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('A table for');
    await call.silence(1000);
    await call.speak('A table for six people.');
    await call.silence(2000);
    expect(call.said).toEqual(['A table for six people.']);
  });

  it('barge-in stops the answer, and the transcript keeps only what was heard', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('What is on the menu?');
    await call.silence(2000);
    await call.speak('Just the soup thanks.', 1000);
    await call.silence(1500);

    const cut = call.turns.find(turn => turn.wasInterrupted);
    expect(cut?.text).toMatch(/^We have soup, and pasta/);
    expect(LONG.startsWith(cut?.text ?? 'never')).toBe(true);
    expect(cut?.text.length).toBeLessThan(LONG.length);
    expect(call.transport.clears).toBe(1);
    expect(call.dialogue.heard).toContainEqual({ text: cut?.text, wasInterrupted: true });
    expect(call.said.at(-1)).toBe('Just the soup thanks.');
  });

  it('clears what is playing a quarter of a second after the caller began to speak', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('What is on the menu?');
    await call.silence(2000);
    await call.speak('Stop.', 180);
    expect(call.transport.clears).toBe(0);
    await call.speak('Stop please.', 60);
    expect(call.transport.clears).toBe(1);
  });

  it('is not stopped by a cough or by sounds of listening', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('What is on the menu?');
    await call.silence(1500);
    await call.noise(160);
    await call.silence(1000);
    await call.speak('Mm-hm.', 180);
    await call.silence(6000);
    expect(call.transport.clears).toBe(0);
    expect(call.turns.at(-1)).toMatchObject({ text: LONG, wasInterrupted: false });
  });

  it('goes on by itself after noise cut it off', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('What is on the menu?');
    await call.silence(1500);
    await call.noise(600);
    await call.silence(2500);
    expect(call.dialogue.inputs.at(-1)).toEqual({ type: 'silent', count: 1 });
  });

  it('lets an agent finish where barge-in is off, then answers what was said meanwhile', async () => {
    const call = new ScriptedCall({ answer: host, config: { turnTaking: { canBargeIn: false } } });
    await call.silence(2000);
    await call.speak('What is on the menu?');
    await call.silence(1500);
    await call.speak('I would like the soup.', 1000);
    await call.silence(6000);
    expect(call.transport.clears).toBe(0);
    expect(call.turns.find(turn => turn.text === LONG)).toBeDefined();
    expect(call.said.at(-1)).toBe('I would like the soup.');
  });

  it('reminds a silent caller and ends the call after the last reminder', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(32_000);
    const outcome = await call.outcome;
    expect(outcome.disposition).toBe('silence');
    expect(call.dialogue.inputs.filter(input => input.type === 'silent')).toHaveLength(3);
  });

  it('does not take endless noise for a caller', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.noise(60_000);
    const outcome = await call.outcome;
    expect(outcome.disposition).toBe('silence');
    expect(call.said).toEqual([]);
  });

  it('collects keys into one entry and lets them interrupt', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(400);
    for (const digit of '415') {
      call.transport.events.push({ type: 'dtmf', digit });
      await call.silence(300);
    }
    await call.silence(2000);
    expect(call.dialogue.inputs).toContainEqual({ type: 'pressed', digits: '415' });
    expect(call.turns[0]).toMatchObject({ speaker: 'agent', wasInterrupted: true });
  });

  it('puts the caller through after the words before it were heard', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('A person please.');
    await call.silence(2000);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: '+14155550199' });
    expect(call.turns.at(-1)?.text).toBe('One moment.');
  });

  it('keeps what was said when the caller hangs up in the middle of an answer', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    await call.speak('What is on the menu?');
    await call.silence(2000);
    call.hangUp();
    expect(await call.outcome).toMatchObject({ disposition: 'caller_hung_up' });
    const last = call.turns.at(-1);
    expect(last?.wasInterrupted).toBe(true);
    expect(LONG.startsWith(last?.text ?? 'never')).toBe(true);
  });

  it('says so at the time limit and hangs up', async () => {
    const call = new ScriptedCall({
      answer: host,
      config: { maxDurationSeconds: 30, turnTaking: { reminderAfterMs: 60_000 } },
    });
    await call.silence(40_000);
    expect((await call.outcome).disposition).toBe('max_duration');
    expect(call.turns.at(-1)?.text).toContain('time limit');
  });

  it('ends as interrupted when the server stops', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    call.stop.abort();
    expect((await call.outcome).disposition).toBe('interrupted');
  });
});

describe('a broken part', () => {
  const brittle = (input: CallerInput): DialogueEvent[] => {
    if (input.type === 'said') throw new Error('no idea');
    return host(input);
  };

  it('apologises once, and puts the caller through the second time the dialogue fails', async () => {
    const call = new ScriptedCall({ answer: brittle, forwardingNumber: '+14155550188' });
    await call.silence(2000);
    await call.speak('First question please.');
    await call.silence(4000);
    expect(call.turns.at(-1)?.text).toContain('something went wrong');
    await call.speak('Second question please.');
    await call.silence(4000);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: '+14155550188' });
  });

  it('puts the caller through without words when the voice fails', async () => {
    const call = new ScriptedCall({
      answer: host,
      forwardingNumber: '+14155550188',
      voice: {
        id: 'mute',
        capabilities: { outputs: [{ encoding: 'mulaw', sampleRateHz: 8000 }], wordTimes: false },
        // biome-ignore lint/correctness/useYield: this voice fails before its first sound
        async *synthesize() {
          throw new Error('no voice');
        },
      },
    });
    await call.silence(500);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', detail: 'The voice failed.' });
  });

  it('a dead recogniser ends the call with an apology, not with silence', async () => {
    const call = new ScriptedCall({ answer: host });
    await call.silence(2000);
    call.ears.transcripts.end();
    await call.silence(5000);
    expect(await call.outcome).toMatchObject({ disposition: 'failed', detail: 'The hearing failed.' });
  });
});
