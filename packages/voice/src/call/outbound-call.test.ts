import { describe, expect, it } from 'vitest';
import type { RecordingSink } from '../ports/recording-sink.ts';
import { ScriptedCall, type ScriptedCallOptions } from '../testing/scripted-call.ts';
import { createCallControl } from './call-control.ts';

const answer: ScriptedCallOptions['answer'] = input => [
  { type: 'say', text: input.type === 'said' ? `You said ${input.text}` : 'Hello, this is the clinic.' },
];

function place(options: Partial<ScriptedCallOptions> = {}) {
  const control = createCallControl();
  const call = new ScriptedCall({ answer, control, facts: { direction: 'outbound' }, ...options });
  return { call, control };
}

describe('a call that the business places', () => {
  it('lets the callee say hello first, and greets right after', async () => {
    const { call } = place();
    await call.silence(400);
    expect(call.transport.sentMs).toBe(0);
    await call.speak('Hello?', 500);
    await call.silence(3000);
    expect(call.turns.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
      'caller: Hello?',
      'agent: Hello, this is the clinic.',
    ]);
    expect(call.dialogue.inputs).toEqual([{ type: 'started' }]);
    expect(call.turns[1]?.latency?.endpointingMs).toBe(450);
  });

  it('greets a callee who says nothing, two and a half seconds after they picked up', async () => {
    const { call } = place();
    await call.silence(2400);
    expect(call.dialogue.inputs).toEqual([]);
    await call.silence(200);
    expect(call.dialogue.inputs).toEqual([{ type: 'started' }]);
    await call.silence(2000);
    await call.speak('Who is this?');
    await call.silence(2000);
    expect(call.dialogue.inputs.at(-1)).toEqual({ type: 'said', text: 'Who is this?' });
  });

  it('does not talk into a long announcement', async () => {
    const { call } = place();
    await call.speak('You have reached the Millers.', 6000);
    expect(call.dialogue.inputs).toEqual([]);
    await call.silence(1000);
    expect(call.dialogue.inputs).toEqual([{ type: 'started' }]);
  });

  it('greets after a noise that was no word', async () => {
    const { call } = place();
    await call.noise(400);
    await call.silence(4500);
    expect(call.dialogue.inputs).toEqual([{ type: 'started' }]);
  });

  it('greets at once where the agent does not wait, and inbound callers always', async () => {
    for (const options of [{ config: { waitForCallee: false } }, { facts: { direction: 'inbound' as const } }]) {
      const { call } = place(options);
      await call.silence(100);
      expect(call.dialogue.inputs).toEqual([{ type: 'started' }]);
    }
  });

  it('leaves the message although nothing was said yet', async () => {
    const { call, control } = place();
    await call.speak('You have reached the Millers.', 1000);
    control.leaveMessage('Please call the clinic.');
    await call.silence(3000);
    expect((await call.outcome).disposition).toBe('machine');
    expect(call.dialogue.inputs).toEqual([]);
    expect(call.turns.map(turn => turn.text)).toEqual(['Please call the clinic.']);
  });
});

describe('a recording begun during the call', () => {
  const written: Uint8Array[] = [];
  const recording: RecordingSink = { write: bytes => void written.push(bytes.slice()), close: async () => {} };
  const config = { recordingEnabled: false, recordingConsent: 'This call by {{business.name}} is recorded.' };

  it('is announced once, and holds nothing from before', async () => {
    const { call, control } = place({ recording, config, facts: {} });
    await call.silence(3000);
    expect(control.resumeRecording()).toBe(true);
    await call.silence(3000);
    expect(call.turns.at(-1)?.text).toBe('This call by Test is recorded.');
    control.pauseRecording();
    control.resumeRecording();
    await call.silence(3000);
    expect(call.turns).toHaveLength(2);
    call.hangUp();
    await call.outcome;
    const agent = Buffer.concat(written.slice(1)).filter((_, index) => index % 2 === 1);
    expect(agent.subarray(0, 2900 * 8).every(byte => byte === 0xff)).toBe(true);
    expect(agent.subarray(3000 * 8).some(byte => byte !== 0xff)).toBe(true);
  });

  it('is not announced again where the greeting spoke of it', async () => {
    const { call, control } = place({ recording, config: { ...config, recordingEnabled: true }, facts: {} });
    await call.silence(3000);
    control.pauseRecording();
    control.resumeRecording();
    await call.silence(2000);
    expect(call.turns).toHaveLength(1);
  });
});
