import { describe, expect, it } from 'vitest';
import { decodeSamples } from '../audio/g711.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';
import { receivedKeys } from '../testing/dtmf-receiver.ts';
import { ScriptedCall, type ScriptedCallOptions } from '../testing/scripted-call.ts';
import { createCallControl } from './call-control.ts';

const LONG = 'We have soup, and pasta, and pizza, and fish of the day, and three cakes for afterwards.';

const answer: ScriptedCallOptions['answer'] = input => {
  if (input.type === 'unheld') return [{ type: 'say', text: 'Thank you for holding.' }];
  if (input.type === 'said' && input.text.includes('menu')) return [{ type: 'say', text: LONG }];
  return [{ type: 'say', text: input.type === 'said' ? `You said ${input.text}` : 'Hello, how can I help?' }];
};

function start(options: Partial<ScriptedCallOptions> = {}) {
  const control = createCallControl();
  const call = new ScriptedCall({ answer, control, ...options });
  const happened = (type: string) => call.journal.events.filter(event => event.type === type);
  return { call, control, happened };
}

describe('a line asked for from outside', () => {
  it('is spoken at once when nobody speaks, and stands in the transcript', async () => {
    const { call, control, happened } = start();
    await call.silence(2000);
    expect(control.say('We close in ten minutes.')).toBe(true);
    await call.silence(2000);
    expect(call.turns.at(-1)).toMatchObject({ speaker: 'agent', text: 'We close in ten minutes.' });
    expect(happened('commanded')).toMatchObject([{ command: 'say' }]);
    expect(call.dialogue.heard).toHaveLength(1);
  });

  it('waits until the agent has finished, and keeps its place among keys', async () => {
    const { call, control, happened } = start();
    await call.silence(2000);
    await call.speak('The menu please.');
    await call.silence(1500);
    control.say('First.');
    control.press('12#');
    control.say('Second.');
    await call.silence(9000);
    const said = call.turns.filter(turn => turn.speaker === 'agent').map(turn => turn.text);
    expect(said).toEqual(['Hello, how can I help?', LONG, 'First. Second.']);
    expect(happened('digits-sent')).toMatchObject([{ digits: '12#' }]);
  });

  it('does not talk over the caller', async () => {
    const { call, control } = start();
    await call.silence(2000);
    await call.speak('A table please.');
    control.say('One more thing.');
    await call.silence(4000);
    expect(call.turns.map(turn => turn.text).slice(1)).toEqual([
      'A table please.',
      'You said A table please.',
      'One more thing.',
    ]);
  });

  it('is refused when it is empty, on hold and after the call', async () => {
    const { call, control } = start();
    await call.silence(2000);
    expect(control.say('  ')).toBe(false);
    expect(control.press('call me')).toBe(true);
    expect(control.press('xyz')).toBe(false);
    control.hold();
    expect(control.say('Hello?')).toBe(false);
    call.hangUp();
    await call.outcome;
    for (const given of [control.say('Hi.'), control.hold(), control.end({ disposition: 'agent_ended' })])
      expect(given).toBe(false);
  });
});

describe('keys', () => {
  it('reach the far end as tones, after the words before them', async () => {
    const { call, control, happened } = start({
      answer: () => [
        { type: 'say', text: 'Please hold.' },
        { type: 'press', digits: '42' },
        { type: 'say', text: 'And on.' },
        { type: 'press', digits: '#w0' },
      ],
    });
    await call.silence(4000);
    control.press('*7');
    await call.silence(1000);
    const sounds = call.transport.sent.map(frame => receivedKeys(decodeSamples(frame), 8000));
    expect(sounds).toEqual(['', '42', '', '#0', '*7']);
    expect(happened('digits-sent')).toMatchObject([{ digits: '42' }, { digits: '#w0' }, { digits: '*7' }]);
    expect(call.turns).toMatchObject([{ text: 'Please hold. And on.', wasInterrupted: false }]);
  });

  it('are not sent once the caller has taken the floor', async () => {
    const { call } = start({
      answer: () => [
        { type: 'say', text: LONG },
        { type: 'say', text: LONG },
        { type: 'press', digits: '42' },
      ],
    });
    await call.silence(1000);
    await call.speak('Wait a moment.', 1000);
    call.hangUp();
    await call.outcome;
    expect(call.journal.events.some(event => event.type === 'digits-sent')).toBe(false);
    expect(call.turns[0]?.wasInterrupted).toBe(true);
  });
});

describe('hold', () => {
  it('plays music, takes no turns and asks nothing, until the caller is taken back', async () => {
    const { call, control, happened } = start();
    await call.silence(2000);
    expect(control.hold()).toBe(true);
    const before = call.transport.sentMs;
    await call.silence(15_000);
    await call.speak('Is anybody there?', 1000);
    await call.silence(15_000);
    expect(call.transport.sentMs - before).toBeGreaterThanOrEqual(31_000);
    expect(call.transport.sentMs - before).toBeLessThan(32_100);
    expect(call.dialogue.inputs).toHaveLength(1);
    expect(happened('reminder')).toEqual([]);

    expect(control.unhold()).toBe(true);
    expect(call.transport.queuedMs).toBe(0);
    await call.silence(2000);
    expect(call.turns.at(-1)?.text).toBe('Thank you for holding.');
    await call.speak('Are you back?');
    await call.silence(3000);
    expect(call.turns.at(-1)?.text).toBe('You said Are you back?');
    expect(happened('held')).toHaveLength(1);
    expect(happened('resumed-from-hold')).toHaveLength(1);
  });

  it('cuts off what is being said, and the transcript keeps what was heard', async () => {
    const { call, control } = start();
    await call.silence(2000);
    await call.speak('The menu please.');
    await call.silence(2000);
    control.hold();
    expect(call.turns.at(-1)).toMatchObject({ wasInterrupted: true });
    expect(LONG.startsWith(call.turns.at(-1)?.text ?? 'never')).toBe(true);
    await call.silence(3000);
    expect(call.turns.at(-1)?.wasInterrupted).toBe(true);
  });

  it('ends with the call, and the music with it', async () => {
    const { call, control, happened } = start();
    await call.silence(2000);
    control.hold();
    await call.silence(1000);
    call.hangUp();
    expect((await call.outcome).disposition).toBe('caller_hung_up');
    const sent = call.transport.sentMs;
    await call.clock.advance(10_000);
    expect(call.transport.sentMs).toBe(sent);
    expect(happened('resumed-from-hold')).toEqual([]);
  });

  it('does not outlast the time limit', async () => {
    const { call, control } = start({ config: { maxDurationSeconds: 30 } });
    await call.silence(2000);
    control.hold();
    await call.silence(40_000);
    expect((await call.outcome).disposition).toBe('max_duration');
    expect(call.turns.at(-1)?.text).toContain('time limit');
  });
});

describe('the end from outside', () => {
  it('comes at once, with its reason', async () => {
    const { call, control } = start();
    await call.silence(500);
    expect(control.end({ disposition: 'machine', detail: 'A machine answered.' })).toBe(true);
    expect(await call.outcome).toMatchObject({ disposition: 'machine', detail: 'A machine answered.' });
    expect(call.turns.at(-1)?.wasInterrupted).toBe(true);
  });

  it('passes the caller on after a line, or without one', async () => {
    const first = start();
    await first.call.silence(2000);
    first.control.transfer('+14155550177');
    await first.call.silence(4000);
    expect(await first.call.outcome).toMatchObject({ disposition: 'transferred', transferTo: '+14155550177' });
    expect(first.call.turns.at(-1)?.text).toBe("One moment, I'm putting you through.");

    const second = start();
    await second.call.silence(500);
    second.control.transfer('+14155550177', { line: '' });
    expect(await second.call.outcome).toMatchObject({ disposition: 'transferred' });
  });
});

describe('a message on a machine', () => {
  it('replaces what was being said, is not interrupted by the machine, and ends the call', async () => {
    const { call, control } = start();
    await call.speak('You have reached the Millers, please leave a message.', 3000);
    expect(control.leaveMessage('This is the clinic. Please call us back.')).toBe(true);
    expect(control.leaveMessage('This is the clinic. Please call us back.')).toBe(false);
    await call.noise(500);
    await call.silence(4000);
    expect(await call.outcome).toMatchObject({ disposition: 'machine', detail: 'A message was left.' });
    expect(call.turns.at(-1)).toMatchObject({
      text: 'This is the clinic. Please call us back.',
      wasInterrupted: false,
    });
  });
});

describe('the recording', () => {
  const heardBytes = () => {
    const parts: Uint8Array[] = [];
    const sink: RecordingSink = { write: bytes => void parts.push(bytes.slice()), close: async () => {} };
    return { sink, bytes: () => Buffer.concat(parts.slice(1)) };
  };

  it('is silent on both sides while it is paused, and keeps its time', async () => {
    const { sink, bytes } = heardBytes();
    const { call, control, happened } = start({ recording: sink });
    await call.silence(2000);
    expect(control.resumeRecording()).toBe(false);
    expect(control.pauseRecording()).toBe(true);
    control.say('The number is four two four two.');
    await call.silence(2000);
    expect(control.resumeRecording()).toBe(true);
    control.say('Thank you.');
    await call.silence(1000);
    call.hangUp();
    await call.outcome;
    const agent = bytes().filter((_, index) => index % 2 === 1);
    const sounds = (fromMs: number, untilMs: number) => agent.subarray(fromMs * 8, untilMs * 8).some(b => b !== 0xff);
    expect(agent.length).toBe(5000 * 8);
    expect(sounds(0, 2000)).toBe(true);
    expect(sounds(2020, 4000)).toBe(false);
    expect(sounds(4000, 5000)).toBe(true);
    expect(happened('recording-paused')).toHaveLength(1);
    expect(happened('recording-resumed')).toHaveLength(1);
  });

  it('cannot be paused where there is none', async () => {
    const { call, control } = start();
    await call.silence(1000);
    expect(control.pauseRecording()).toBe(false);
  });
});
