import { describe, expect, it } from 'vitest';
import { TELEPHONE } from '../audio/audio-frame.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';
import { ScriptedHostedCall } from './scripted-hosted-call-fixture.ts';

describe('a call with a hosted engine', () => {
  it('greets, answers, says goodbye and ends once the goodbye was heard', async () => {
    const call = new ScriptedHostedCall();
    await call.silence(1500);
    call.engine.emit({ type: 'caller-text', text: 'Table', isFinal: false });
    await call.say('A table for four.');
    call.engine.speak('answer', 'At what time?');
    await call.silence(2000);
    await call.say('At seven, bye.');
    call.engine.speak('bye', 'Booked. Goodbye.');
    call.engine.emit({ type: 'ended', reason: 'agent', detail: 'Said goodbye.' });
    await call.silence(700);
    expect(call.happened('call-ended')).toEqual([]);
    await call.silence(300);

    expect(await call.outcome).toMatchObject({ disposition: 'agent_ended', detail: 'Said goodbye.', turnCount: 5 });
    expect(call.transcript).toEqual([
      'agent: Hello, how can I help?',
      'caller: A table for four.',
      'agent: At what time?',
      'caller: At seven, bye.',
      'agent: Booked. Goodbye.',
    ]);
    expect(call.turns.every(turn => !turn.wasInterrupted)).toBe(true);
    expect(call.transport.isClosed).toBe(true);
    expect(call.engine.closes).toBe(1);
    const kinds = call.journal.events.map(event => event.type);
    expect(kinds[0]).toBe('call-answered');
    expect(kinds.at(-1)).toBe('call-ended');
    expect(kinds).toContain('transcript-interim');
    expect(kinds.indexOf('checkpoint')).toBe(kinds.indexOf('turn-finished') + 1);
    expect(call.engine.opened).toMatchObject([{ greeting: 'Hello, how can I help?', earlier: [], format: TELEPHONE }]);
    expect(call.engine.opened[0]?.instructions).toMatch(/You are Mia\.[\s\S]*How you speak/);
  });

  it('counts an answer from the end of the caller’s speech, whenever the engine was certain of it', async () => {
    const call = new ScriptedHostedCall();
    await call.silence(2000);
    call.engine.emit({ type: 'caller-speech-started' });
    await call.sound(600);
    await call.silence(500);
    call.engine.emit({ type: 'caller-speech-stopped' }, { type: 'caller-text', text: 'Hello?', isFinal: true });
    await call.silence(100);
    call.engine.speak('answer', 'Yes?');
    await call.silence(500);
    call.hangUp();
    const { latencyP50Ms } = await call.outcome;
    expect(latencyP50Ms).toBeGreaterThanOrEqual(580);
    expect(latencyP50Ms).toBeLessThanOrEqual(640);
    expect(call.turns.map(turn => turn.latency?.totalMs)).toEqual([null, undefined, latencyP50Ms]);
    const [, caller] = call.turns;
    expect((caller?.endedAtMs ?? 0) - (caller?.startedAtMs ?? 0)).toBe(600);
  });

  it('on barge-in clears, and writes down exactly the words that were heard', async () => {
    const call = new ScriptedHostedCall({ capabilities: { truncates: true } });
    await call.silence(2000);
    await call.say('What is there?');
    const words = ['We', 'have', 'soup', 'and', 'fish'].map((word, at) => ({
      ...{ word, startMs: at * 300, endMs: at * 300 + 250 },
    }));
    call.engine.emit(
      { type: 'agent-text', utteranceId: 'menu', text: 'We have soup and fish' },
      { type: 'audio', utteranceId: 'menu', frame: { ...TELEPHONE, data: new Uint8Array(12_000) }, words },
      { type: 'utterance-ended', utteranceId: 'menu' },
    );
    await call.silence(900);
    call.engine.emit({ type: 'interrupted' });
    // It comes late and is not played.
    call.engine.emit({ type: 'audio', utteranceId: 'menu', frame: { ...TELEPHONE, data: new Uint8Array(8000) } });
    await call.silence(100);
    expect(call.transport.clears).toBe(1);
    expect(call.transport.queuedMs).toBe(0);
    expect(call.happened('barge-in')).toMatchObject([{ heardText: 'We have soup' }]);
    expect(call.turns.at(-1)).toMatchObject({ text: 'We have soup', wasInterrupted: true });
    expect(call.engine.truncations).toEqual([['menu', 900]]);
    call.engine.speak('next', 'Soup, then?');
    await call.silence(1000);
    expect(call.turns.at(-1)?.text).toBe('Soup, then?');
  });

  it('takes the engine’s word on what was said before it was cut off', async () => {
    const call = new ScriptedHostedCall();
    await call.silence(300);
    call.engine.emit({ type: 'interrupted' });
    await call.silence(200);
    expect(call.turns).toEqual([]);
    call.engine.emit({ type: 'agent-text-corrected', utteranceId: 'greeting', text: 'Hello, how' });
    await call.silence(20);
    expect(call.happened('barge-in')).toMatchObject([{ heardText: 'Hello, how', atMs: 300 }]);
    expect(call.transcript).toEqual(['agent: Hello, how']);
    expect(call.engine.truncations).toEqual([]);
  });

  it('does not wait for that word for long, nor after the caller’s own words', async () => {
    const slow = new ScriptedHostedCall();
    await slow.silence(600);
    slow.engine.emit({ type: 'interrupted' });
    await slow.silence(600);
    expect(slow.transcript).toEqual(['agent: Hello, how']);

    const call = new ScriptedHostedCall();
    await call.silence(600);
    call.engine.emit({ type: 'interrupted' }, { type: 'caller-text', text: 'Wait.', isFinal: true });
    await call.silence(20);
    expect(call.transcript).toEqual(['agent: Hello, how', 'caller: Wait.']);
  });

  it('lets nobody interrupt where the agent is not to be interrupted', async () => {
    const call = new ScriptedHostedCall({ config: { turnTaking: { canBargeIn: false } } });
    await call.sound(400);
    expect(call.engine.heard.slice(1).every(({ data }) => data.every(byte => byte === 0xff))).toBe(true);
    await call.silence(1000);
    const before = call.engine.heard.length;
    await call.sound(100);
    expect(call.engine.heard.slice(before).some(({ data }) => data[0] === 0x20)).toBe(true);
  });

  it('plays what comes faster than speech in good time, and all of it', async () => {
    const call = new ScriptedHostedCall();
    await call.silence(1500);
    const text = 'A very long story, told at length. '.repeat(12).trim();
    call.engine.speak('story', text);
    await call.silence(20);
    call.engine.speak('end', 'The end.');
    await call.silence(100);
    const storyMs = text.length * 50;
    expect(storyMs).toBeGreaterThan(15_000);
    expect(call.transport.queuedMs).toBeLessThanOrEqual(6200);
    await call.silence(storyMs + 500);
    expect(call.turns.at(-1)).toMatchObject({ text: `${text} The end.`, wasInterrupted: false });
    expect(call.transport.clears).toBe(0);
  });

  it('is not held up by an engine that never says that it has finished', async () => {
    const call = new ScriptedHostedCall({ config: { greeting: 'Hi.' } });
    await call.silence(1000);
    call.engine.emit(
      { type: 'agent-text', utteranceId: 'open', text: 'Anything else?' },
      { type: 'audio', utteranceId: 'open', frame: { ...TELEPHONE, data: new Uint8Array(8000) } },
    );
    await call.silence(4500);
    expect(call.turns.at(-1)).toMatchObject({ text: 'Anything else?', wasInterrupted: false });
  });

  it('tells the engine which keys were pressed, all at once', async () => {
    const call = new ScriptedHostedCall();
    await call.silence(1500);
    for (const digit of '12') {
      call.transport.events.push({ type: 'dtmf', digit });
      await call.silence(300);
    }
    expect(call.engine.notes).toEqual([]);
    await call.silence(1500);
    expect(call.engine.notes).toEqual(['The caller pressed 12 on the keypad.']);
    expect(call.happened('dtmf-received')).toHaveLength(2);
  });

  it('asks a silent caller whether they are there, and hangs up after the last time', async () => {
    const call = new ScriptedHostedCall({ config: { turnTaking: { reminderAfterMs: 3000, maxReminders: 1 } } });
    await call.silence(13_000);
    expect(await call.outcome).toMatchObject({ disposition: 'silence' });
    expect(call.happened('reminder')).toMatchObject([{ count: 1 }]);
    expect(call.engine.said[0]).toBe('Are you still there?');
    expect(call.turns.at(-1)?.text).toMatch(/Goodbye\.$/);
  });

  it('ends at its maximum duration, with a word where the engine can be made to say it', async () => {
    const config = { maxDurationSeconds: 30, timeLimitMessage: 'Time is up.', turnTaking: { reminderAfterMs: 60_000 } };
    const call = new ScriptedHostedCall({ config });
    await call.silence(30_500);
    expect(call.happened('call-ended')).toEqual([]);
    await call.silence(500);
    expect(await call.outcome).toMatchObject({ disposition: 'max_duration' });
    expect(call.turns.at(-1)?.text).toBe('Time is up.');

    const mute = new ScriptedHostedCall({ config, capabilities: { says: false } });
    await mute.silence(30_040);
    expect(await mute.outcome).toMatchObject({ disposition: 'max_duration', durationMs: 30_000 });
  });

  it('hears nothing more once it has ended', async () => {
    const call = new ScriptedHostedCall();
    await call.silence(500);
    call.hangUp();
    expect(await call.outcome).toMatchObject({ disposition: 'caller_hung_up' });
    const { length } = call.journal.events;
    call.engine.events.push({ type: 'caller-text', text: 'Late.', isFinal: true });
    call.engine.speak('late', 'Late.');
    await call.clock.advance(10_000);
    expect(call.journal.events).toHaveLength(length);
    expect(call.transcript).toEqual(['agent: Hello,']);
    expect(call.turns[0]?.wasInterrupted).toBe(true);
  });

  it('is recorded, caller and agent side by side', async () => {
    const written: number[] = [];
    let header: Uint8Array | undefined;
    const recording: RecordingSink = {
      write: bytes => void written.push(bytes.length),
      close: async bytes => {
        header = bytes;
      },
    };
    const call = new ScriptedHostedCall({ recording });
    await call.silence(2000);
    call.hangUp();
    await call.outcome;
    const dataBytes = written.slice(1).reduce((sum, length) => sum + length, 0);
    expect(dataBytes).toBe(2 * 2000 * 8);
    expect(header && new DataView(header.buffer).getUint32(54, true)).toBe(dataBytes);
  });
});
