import { describe, expect, it } from 'vitest';
import { decodeSamples } from '../audio/g711.ts';
import { createCallControl } from '../call/call-control.ts';
import type { ToolHandler, ToolResult } from '../ports/tool-runner.ts';
import type { TransferAnswer, TransferDesk, TransferRequest } from '../ports/transfer-desk.ts';
import { receivedKeys } from '../testing/dtmf-receiver.ts';
import { ScriptedHostedCall, type ScriptedHostedCallOptions } from './scripted-hosted-call-fixture.ts';

const PERSON = '+14155550199';

/** Tools whose outcome the test gives. */
class ScriptedTools implements ToolHandler {
  readonly descriptions = [{ name: 'book', description: 'Books.', parameters: { type: 'object' }, isReadOnly: false }];
  readonly requests: { name: string; idempotencyKey: string }[] = [];
  readonly #settled: ((result: ToolResult) => void)[] = [];

  run({ name, idempotencyKey }: Parameters<ToolHandler['run']>[0]): Promise<ToolResult> {
    this.requests.push({ name, idempotencyKey });
    return new Promise(resolve => this.#settled.push(resolve));
  }

  answer(result: ToolResult): void {
    this.#settled.shift()?.(result);
  }
}

class ScriptedDesk implements TransferDesk {
  readonly requests: TransferRequest[] = [];
  #settle: (answer: TransferAnswer) => void = () => undefined;

  connect(request: TransferRequest): Promise<TransferAnswer> {
    this.requests.push(request);
    return new Promise(resolve => (this.#settle = resolve));
  }

  answers(answer: TransferAnswer): void {
    this.#settle(answer);
  }
}

async function start(options: ScriptedHostedCallOptions = {}) {
  const tools = new ScriptedTools();
  const desk = new ScriptedDesk();
  const control = createCallControl();
  const call = new ScriptedHostedCall({ tools, control, transferDesk: desk, ...options });
  await call.silence(1500);
  return { tools, desk, control, call };
}

describe('tools', () => {
  it('run here, once, and the engine gets the answer', async () => {
    const { tools, call } = await start();
    call.engine.callTool('t1', 'book', { party_size: 4, time: '19:00' });
    call.engine.callTool('t1', 'book', { party_size: 4, time: '19:00' });
    call.engine.callTool('t2', 'book', { time: '19:00', party_size: 4 });
    await call.silence(500);
    tools.answer({ code: 'ok', value: { reference: 'A1' } });
    await call.silence(20);
    expect(tools.requests).toHaveLength(1);
    expect(call.engine.answers).toEqual([
      { callId: 't1', result: { code: 'ok', value: { reference: 'A1' } } },
      { callId: 't2', result: { code: 'ok', value: { reference: 'A1' } } },
    ]);
    expect(call.happened('tool-finished')).toMatchObject([{ tool: 'book', code: 'ok', durationMs: 500 }]);
    expect(call.engine.opened[0]?.tools.map(tool => tool.name)).toEqual(['book']);
  });

  it('are not offered to an engine that runs none of ours, and its own are noted', async () => {
    const { call } = await start({ capabilities: { tools: false } });
    call.engine.emit({ type: 'tool-finished', name: 'look_up', isError: true, durationMs: 120 });
    await call.silence(20);
    expect(call.engine.opened[0]?.tools).toEqual([]);
    expect(call.happened('tool-finished')).toMatchObject([{ tool: 'look_up', code: 'failed', durationMs: 120 }]);
  });

  it('that take too long are answered as failed', async () => {
    const { call } = await start();
    call.engine.callTool('t1', 'book');
    await call.silence(8100);
    expect(call.engine.answers).toEqual([{ callId: 't1', result: { code: 'failed', value: {} } }]);
  });

  it('finish their work when the caller hangs up meanwhile', async () => {
    const { tools, call } = await start();
    call.engine.callTool('t1', 'book');
    await call.silence(100);
    call.hangUp();
    expect(await call.outcome).toMatchObject({ disposition: 'caller_hung_up' });
    tools.answer({ code: 'ok', value: {} });
    await call.clock.advance(100);
    expect(call.engine.answers).toEqual([]);
    expect(call.happened('tool-finished')).toMatchObject([{ code: 'ok' }]);
  });

  it('end the call once the goodbye was heard', async () => {
    const { tools, call } = await start();
    call.engine.callTool('t1', 'end_call');
    await call.silence(20);
    tools.answer({ code: 'ok', value: {} });
    await call.silence(1000);
    call.engine.speak('bye', 'Goodbye, Anna.');
    await call.silence(600);
    expect(call.happened('call-ended')).toEqual([]);
    await call.silence(200);
    expect(await call.outcome).toMatchObject({ disposition: 'agent_ended' });
    expect(call.turns.at(-1)).toMatchObject({ text: 'Goodbye, Anna.', wasInterrupted: false });
  });

  it('end a call whose goodbye came first, a moment after it', async () => {
    const { tools, call } = await start();
    call.engine.speak('bye', 'Goodbye.');
    call.engine.callTool('t1', 'end_call');
    await call.silence(20);
    tools.answer({ code: 'ok', value: {} });
    await call.silence(3100);
    expect(await call.outcome).toMatchObject({ disposition: 'agent_ended' });
    expect(call.transcript).toEqual(['agent: Hello, how can I help?', 'agent: Goodbye.']);
  });

  it('pass the caller on after the words that say so', async () => {
    const { tools, call } = await start();
    call.engine.callTool('t1', 'forward_call');
    await call.silence(20);
    tools.answer({ code: 'ok', value: { to: PERSON } });
    await call.silence(300);
    call.engine.speak('words', 'Putting you through.');
    await call.silence(800);
    expect(call.happened('call-ended')).toEqual([]);
    await call.silence(300);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: PERSON });
  });

  it('do not pass the caller on where nobody can take them', async () => {
    const { tools, call } = await start();
    call.engine.callTool('t1', 'forward_call');
    await call.silence(20);
    tools.answer({ code: 'unavailable', value: {} });
    await call.silence(3000);
    expect(call.happened('call-ended')).toEqual([]);
    expect(call.engine.answers).toMatchObject([{ result: { code: 'unavailable' } }]);
  });

  it('hold the caller while the person is asked, and hand over when they accept', async () => {
    const { tools, desk, call } = await start();
    call.engine.callTool('t1', 'forward_call', { reason: 'A complaint.' });
    await call.silence(20);
    tools.answer({ code: 'ok', value: { to: PERSON, mode: 'warm' } });
    await call.silence(20);
    call.engine.speak('words', 'Let me ask.');
    await call.silence(1000);
    expect(desk.requests).toMatchObject([{ to: PERSON, briefing: 'A complaint.' }]);
    expect(call.transport.queuedMs).toBeGreaterThan(0);
    desk.answers({ result: 'accepted', handOver: 'room-7' });
    await call.silence(40);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: PERSON, handOver: 'room-7' });
  });
});

describe('steering', () => {
  it('holds: music for the caller, silence for the engine, and back with thanks', async () => {
    const { control, call } = await start({ capabilities: { truncates: true } });
    const before = call.engine.heard.length;
    expect(control.hold()).toBe(true);
    expect(control.hold()).toBe(false);
    call.engine.speak('alone', 'Are you still there?');
    await call.sound(600);
    expect(call.engine.heard.slice(before).every(({ data }) => data.every(byte => byte === 0xff))).toBe(true);
    expect(call.engine.truncations).toEqual([['alone', 0]]);
    expect(call.transport.queuedMs).toBeGreaterThan(0);
    expect(control.unhold()).toBe(true);
    await call.silence(2000);
    expect(call.engine.notes).toEqual([expect.stringMatching(/on hold/), 'The caller is back from hold.']);
    expect(call.transcript).toEqual(['agent: Hello, how can I help?', 'agent: Thank you for holding.']);
    expect(call.happened('held')).toHaveLength(1);
    expect(call.happened('resumed-from-hold')).toHaveLength(1);
    expect(call.happened('commanded')).toMatchObject([{ command: 'hold' }, { command: 'unhold' }]);
  });

  it('takes the caller back from a person who declines', async () => {
    const { desk, control, call } = await start();
    expect(control.transfer(PERSON, { mode: 'warm', line: '' })).toBe(true);
    await call.silence(500);
    desk.answers({ result: 'declined' });
    await call.silence(3500);
    expect(call.transcript.at(-1)).toBe("agent: I'm sorry, nobody can take your call right now.");
    expect(call.happened('transfer-failed')).toMatchObject([{ reason: 'declined' }]);
    expect(call.engine.notes.at(-1)).toMatch(/declined/);
  });

  it('says lines and sends keys in order, after what is being said', async () => {
    const { control, call } = await start();
    call.engine.speak('answer', 'We are open.');
    await call.silence(100);
    expect(control.say('One thing.')).toBe(true);
    expect(control.press('42')).toBe(true);
    expect(call.engine.said).toEqual([]);
    await call.silence(2500);
    expect(call.transcript.slice(1)).toEqual(['agent: We are open.', 'agent: One thing.']);
    expect(call.happened('digits-sent')).toMatchObject([{ digits: '42' }]);
    const tones = call.transport.sent.at(-1);
    expect(tones && receivedKeys(decodeSamples(tones), 8000)).toBe('42');
  });

  it('refuses lines to an engine that cannot be made to say them, and passes callers on without', async () => {
    const { control, call } = await start({ capabilities: { says: false } });
    expect(control.say('One thing.')).toBe(false);
    expect(control.leaveMessage('Call us back.')).toBe(false);
    expect(control.transfer(PERSON)).toBe(true);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: PERSON });
  });

  it('says where the caller goes before they are passed on', async () => {
    const { control, call } = await start();
    call.engine.speak('answer', 'We are open all day.');
    await call.silence(300);
    expect(control.transfer(PERSON, { line: 'To Tom.' })).toBe(true);
    expect(control.transfer(PERSON)).toBe(false);
    await call.silence(500);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: PERSON });
    expect(call.turns.at(-2)).toMatchObject({ wasInterrupted: true });
    expect(call.turns.at(-1)).toMatchObject({ text: 'To Tom.', wasInterrupted: false });
  });

  it('leaves a message on an answering machine', async () => {
    const { control, call } = await start();
    expect(control.leaveMessage('Please call us back.')).toBe(true);
    await call.silence(1100);
    expect(await call.outcome).toMatchObject({ disposition: 'machine', detail: 'A message was left.' });
    expect(call.turns.at(-1)?.text).toBe('Please call us back.');
  });

  it('does not say that a message was left that the engine did not speak', async () => {
    const { control, call } = await start();
    call.engine.isObedient = false;
    control.leaveMessage('Please call us back.');
    await call.silence(4100);
    expect(await call.outcome).toMatchObject({ disposition: 'machine', detail: 'No message could be left.' });
  });

  it('pauses and resumes the recording, and ends the call at once', async () => {
    const recording = { write: () => undefined, close: async () => undefined };
    const { control, call } = await start({ recording });
    expect(control.pauseRecording()).toBe(true);
    expect(control.pauseRecording()).toBe(false);
    expect(control.resumeRecording()).toBe(true);
    expect(control.end({ disposition: 'agent_ended', detail: 'By Tom.' })).toBe(true);
    expect(await call.outcome).toMatchObject({ disposition: 'agent_ended', detail: 'By Tom.' });
    expect(control.say('Late.')).toBe(false);
    expect(call.happened('recording-paused')).toHaveLength(1);
    expect(call.happened('recording-resumed')).toHaveLength(1);
  });
});
