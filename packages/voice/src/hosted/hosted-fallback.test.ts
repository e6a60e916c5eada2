import { describe, expect, it } from 'vitest';
import { createCallControl } from '../call/call-control.ts';
import { createModelDialogue } from '../dialogue/model/model-dialogue.ts';
import { ScriptedModel, says } from '../dialogue/model/scripted-model-fixture.ts';
import { ProviderError } from '../ports/provider-error.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { evenVoice, ScriptedDialogue, ScriptedEars } from '../testing/scripted-ports.ts';
import { ScriptedHostedCall, type ScriptedHostedCallOptions } from './scripted-hosted-call-fixture.ts';

const gone = (fault: 'unavailable' | 'credentials') => new ProviderError('Gone.', { provider: 'scripted', fault });

function pipeline() {
  const ears = new ScriptedEars();
  const dialogue = new ScriptedDialogue(input => [
    { type: 'say', text: input.type === 'started' ? 'Hello.' : input.type === 'resumed' ? 'Where were we?' : 'I see.' },
  ]);
  const fallback = { speechToText: ears, voiceActivityDetector: ears, textToSpeech: evenVoice, dialogue };
  return { ears, dialogue, fallback };
}

describe('an engine that cannot be had', () => {
  it('is tried once more, and the call begins', async () => {
    const call = new ScriptedHostedCall({ attempts: [gone('unavailable')] });
    await call.silence(1500);
    expect(call.engine.opened).toHaveLength(2);
    expect(call.transcript).toEqual(['agent: Hello, how can I help?']);
    expect(call.happened('failure')).toEqual([]);
  });

  it('is not tried again where that is of no use; the caller is put through', async () => {
    const call = new ScriptedHostedCall({ attempts: [gone('credentials')], forwardingNumber: '+14155550199' });
    await call.silence(100);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: '+14155550199' });
    expect(call.engine.opened).toHaveLength(1);
    expect(call.happened('failure')).toMatchObject([{ code: 'hosted', message: 'Gone.' }]);
  });

  it('is not waited for for ever', async () => {
    const call = new ScriptedHostedCall({ attempts: ['never', 'never'] });
    await call.silence(6900);
    expect(call.happened('call-ended')).toEqual([]);
    await call.silence(200);
    expect(await call.outcome).toMatchObject({ disposition: 'failed', transferTo: null });
    expect(call.engine.opened.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it('that does not speak at the line’s rate is refused before it is opened', async () => {
    const formats = [{ encoding: 'pcm16', sampleRateHz: 16_000 }] as const;
    const call = new ScriptedHostedCall({ capabilities: { formats } });
    expect(await call.outcome).toMatchObject({ disposition: 'failed' });
    expect(call.engine.opened).toEqual([]);
  });

  it('gives way to the pipeline, which greets', async () => {
    const { dialogue, fallback } = pipeline();
    const call = new ScriptedHostedCall({ attempts: [gone('credentials')], fallback });
    await call.silence(1000);
    expect(dialogue.inputs).toEqual([{ type: 'started' }]);
    expect(call.transcript).toEqual(['agent: Hello.']);
    call.hangUp();
    expect(await call.outcome).toMatchObject({ disposition: 'caller_hung_up', turnCount: 1 });
  });
});

describe('an engine that dies in the middle of a call', () => {
  async function talked(options: ScriptedHostedCallOptions = {}) {
    const call = new ScriptedHostedCall(options);
    await call.silence(1500);
    await call.say('A table, please.');
    call.engine.speak('answer', 'For how many people would that be?');
    await call.silence(700);
    return call;
  }

  it('gives way to the pipeline: one call, one transcript, one recording', async () => {
    const bytes: Uint8Array[] = [];
    let header: Uint8Array | undefined;
    const recording: RecordingSink = {
      write: part => void bytes.push(part.slice()),
      close: async last => {
        header = last;
      },
    };
    const { ears, dialogue, fallback } = pipeline();
    const call = await talked({ fallback, recording });
    call.engine.dies();
    await call.silence(1000);
    ears.nextFinal = 'For four.';
    for (const probability of [1, 0]) {
      for (let at = 0; at < 50; at++) {
        await call.silence(20);
        const startMs = 1000 + (1 - probability) * 1000 + at * 20;
        ears.probabilities.push({ startMs, endMs: startMs + 20, probability });
      }
    }
    await call.silence(1500);
    call.hangUp();
    const outcome = await call.outcome;

    expect(call.transcript).toEqual([
      'agent: Hello, how can I help?',
      'caller: A table, please.',
      'agent: For how many',
      'agent: Where were we?',
      'caller: For four.',
      'agent: I see.',
    ]);
    expect(call.turns.map(turn => turn.index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(dialogue.context).toMatchObject({
      instructions: 'You are Mia.',
      earlier: [
        { speaker: 'agent', text: 'Hello, how can I help?' },
        { speaker: 'caller', text: 'A table, please.' },
        { speaker: 'agent', text: 'For how many' },
      ],
    });
    const kinds = call.journal.events.map(event => event.type);
    expect(kinds.filter(kind => ['call-answered', 'call-resumed', 'call-ended'].includes(kind))).toEqual([
      'call-answered',
      'call-ended',
    ]);
    expect(call.happened('provider-changed')).toMatchObject([
      { service: 'hosted', from: 'scripted:agent', to: 'scripted', reason: 'The connection broke.' },
    ]);
    expect(outcome).toMatchObject({ disposition: 'caller_hung_up', turnCount: 6 });
    expect(outcome.durationMs).toBe(call.clock.now());
    const dataBytes = bytes.slice(1).reduce((sum, part) => sum + part.length, 0);
    expect(dataBytes).toBe(2 * 8 * outcome.durationMs);
    expect(header && new DataView(header.buffer).getUint32(54, true)).toBe(dataBytes);
  });

  it('owes the caller an answer, which the pipeline gives, with a model that knows the conversation', async () => {
    const { fallback } = pipeline();
    const model = new ScriptedModel(says('Four it is.'));
    const dialogue = createModelDialogue({ model, clock: new ManualClock() });
    const lost = await talked({ fallback: { ...fallback, dialogue } });
    await lost.silence(2000);
    await lost.say('For four.');
    lost.engine.dies();
    await lost.silence(1500);
    expect(model.told).toEqual([
      'agent: Hello, how can I help?',
      'caller: A table, please.',
      'agent: For how many people would that be?',
      'caller: For four.',
    ]);
    expect(lost.transcript.slice(-2)).toEqual(['caller: For four.', 'agent: Four it is.']);
  });

  it('without a pipeline puts the caller through', async () => {
    const call = await talked({ forwardingNumber: '+14155550199' });
    call.engine.dies();
    await call.silence(20);
    expect(await call.outcome).toMatchObject({ disposition: 'transferred', transferTo: '+14155550199' });
    expect(call.transcript.at(-1)).toBe('agent: For how many');
  });

  it('during the last words lets them be heard', async () => {
    const call = await talked({
      forwardingNumber: '+14155550199',
      tools: { run: async () => ({ code: 'ok', value: {} }) },
    });
    call.engine.callTool('t1', 'end_call');
    await call.silence(20);
    call.engine.dies();
    await call.silence(1500);
    expect(await call.outcome).toMatchObject({ disposition: 'agent_ended' });
    expect(call.transcript.at(-1)).toBe('agent: For how many people would that be?');
  });

  it('during a hold is only missed when the caller comes back', async () => {
    const { dialogue, fallback } = pipeline();
    const control = createCallControl();
    const call = await talked({ fallback, control });
    control.hold();
    call.engine.dies();
    await call.silence(3000);
    expect(dialogue.inputs).toEqual([]);
    expect(control.unhold()).toBe(true);
    await call.silence(1000);
    expect(dialogue.inputs).toEqual([{ type: 'resumed' }]);
    expect(control.say('And now this.')).toBe(true);
    await call.silence(2000);
    expect(call.transcript.at(-1)).toBe('agent: And now this.');
  });

  it('leaves a message that it cannot say to the pipeline', async () => {
    const { fallback } = pipeline();
    const control = createCallControl();
    const call = await talked({ fallback, control, capabilities: { says: false } });
    expect(control.leaveMessage('Call us back.')).toBe(true);
    await call.silence(1500);
    expect(await call.outcome).toMatchObject({ disposition: 'machine' });
    expect(call.transcript.at(-1)).toBe('agent: Call us back.');
  });

  it('keeps a paused recording paused', async () => {
    const { fallback } = pipeline();
    const control = createCallControl();
    const recording = { write: () => undefined, close: async () => undefined };
    const call = await talked({ fallback, control, recording });
    control.pauseRecording();
    call.engine.dies();
    await call.silence(500);
    expect(control.pauseRecording()).toBe(false);
    expect(control.resumeRecording()).toBe(true);
  });
});

describe('a call that broke off', () => {
  const turns = [
    { speaker: 'agent', text: 'For how many?' },
    { speaker: 'caller', text: 'Four.' },
  ];
  const resume = { dialogueState: { type: 'hosted', turns }, nextTurnIndex: 7, elapsedMs: 60_000 };

  it('goes on with an engine that can be told what was said', async () => {
    const call = new ScriptedHostedCall({ resume });
    await call.silence(2500);
    expect(call.engine.opened).toMatchObject([{ greeting: null, earlier: turns }]);
    expect(call.transcript).toEqual(["agent: I'm sorry, we got cut off for a moment."]);
    expect(call.turns[0]).toMatchObject({ index: 7, startedAtMs: 60_000 });
    call.hangUp();
    expect(await call.outcome).toMatchObject({ durationMs: 62_500, turnCount: 8 });
    expect(call.journal.events[0]?.type).toBe('call-resumed');
    expect(call.happened('checkpoint')).toMatchObject([{ state: { type: 'hosted', turns: [...turns, {}] } }]);
  });

  it('begins anew, in the know, with one that cannot', async () => {
    const call = new ScriptedHostedCall({ resume, capabilities: { resumes: false } });
    await call.silence(100);
    const [opened] = call.engine.opened;
    expect(opened).toMatchObject({ greeting: "I'm sorry, we got cut off for a moment.", earlier: [] });
    expect(opened?.instructions).toMatch(/You: For how many\?\nCaller: Four\.$/);
  });
});

describe('a call that the business places', () => {
  const facts = { direction: 'outbound' } as const;
  const config = { outboundGreeting: 'This is {{business.name}}.', recordingConsent: 'This call is recorded.' };

  it('lets the callee speak first, and tells the engine how to begin then', async () => {
    const call = new ScriptedHostedCall({ facts, config });
    await call.say('Hello?', 400);
    expect(call.engine.opened[0]?.greeting).toBeNull();
    expect(call.engine.opened[0]?.instructions).toContain('"This call is recorded. This is Test."');
    call.engine.speak('answer', 'This is Test.');
    await call.silence(5000);
    expect(call.engine.said).toEqual([]);
    expect(call.transcript).toEqual(['caller: Hello?', 'agent: This is Test.']);
  });

  it('greets a callee who says nothing', async () => {
    const call = new ScriptedHostedCall({ facts, config });
    await call.silence(2600);
    expect(call.engine.said).toEqual(['This call is recorded. This is Test.']);
  });

  it('greets at once where the agent does not wait', async () => {
    const call = new ScriptedHostedCall({ facts, config: { ...config, waitForCallee: false } });
    await call.silence(100);
    expect(call.engine.opened[0]?.greeting).toBe('This call is recorded. This is Test.');
  });
});
