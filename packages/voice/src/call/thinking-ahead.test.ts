import { describe, expect, it } from 'vitest';
import { createFallbackDialogue } from '../dialogue/model/fallback-dialogue.ts';
import { createModelDialogue } from '../dialogue/model/model-dialogue.ts';
import { breaksAfter, ScriptedModel, says, uses } from '../dialogue/model/scripted-model-fixture.ts';
import type { GenerateRequest, ModelEvent } from '../ports/language-model.ts';
import type { TextToSpeech } from '../ports/text-to-speech.ts';
import type { ToolHandler } from '../ports/tool-runner.ts';
import type { ManualClock } from '../testing/manual-clock.ts';
import { ScriptedCall, type ScriptedCallOptions } from '../testing/scripted-call.ts';
import { evenVoice, ScriptedDialogue } from '../testing/scripted-ports.ts';

type Clocked = { clock?: ManualClock };

/** A call with a model, and the greeting over. */
async function talking(model: ScriptedModel, options: Partial<ScriptedCallOptions> & { time?: Clocked } = {}) {
  const call = new ScriptedCall({
    answer: () => [],
    engine: clock => createModelDialogue({ model, clock }),
    ...options,
  });
  if (options.time) options.time.clock = call.clock;
  await call.silence(1000);
  return call;
}

const wait = (clock: ManualClock | undefined, ms: number) =>
  new Promise<void>(resolve => void clock?.schedule(ms, resolve));

/** Answers after a time, with the caller's last words. */
function echo(time: Clocked, delayMs: number) {
  return async function* ({ messages }: GenerateRequest): AsyncIterable<ModelEvent> {
    await wait(time.clock, delayMs);
    const caller = messages.findLast(message => message.role === 'caller');
    yield* says(`You said: ${caller?.role === 'caller' ? caller.text : ''}`);
  };
}

/** Speaks after a time. */
function slowVoice(time: Clocked, delayMs: number): TextToSpeech & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    ...evenVoice,
    asked,
    async *synthesize(text, options) {
      asked.push(text);
      await wait(time.clock, delayMs);
      yield* evenVoice.synthesize(text, options);
    },
  };
}

function bookingTools() {
  const ran: string[] = [];
  const description = { description: '', parameters: {} };
  const tools: ToolHandler = {
    descriptions: [
      { name: 'check_availability', isReadOnly: true, ...description },
      { name: 'book_reservation', isReadOnly: false, ...description },
    ],
    async run({ name }) {
      ran.push(name);
      return { code: 'ok', value: {} };
    },
  };
  return { tools, ran };
}

const agentTurns = (call: ScriptedCall) =>
  call.turns.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text);

describe('an answer thought of beforehand', () => {
  it('hides the time of the model and of the voice in the silence that ends the turn', async () => {
    const time: Clocked = {};
    const model = new ScriptedModel(echo(time, 150));
    const call = await talking(model, { time, voice: slowVoice(time, 80) });
    await call.speak('A table for four please.');
    await call.silence(4000);
    expect(agentTurns(call).at(-1)).toBe('You said: A table for four please.');
    expect(model.requests).toHaveLength(1);
    const latency = call.turns.at(-1)?.latency;
    expect(latency).toMatchObject({ endpointingMs: 450, dialogueMs: 0, toolMs: 0 });
    expect(latency?.totalMs).toBeLessThanOrEqual(490);
  });

  it('costs all of that time where it is switched off', async () => {
    const time: Clocked = {};
    const model = new ScriptedModel(echo(time, 150));
    const config = { turnTaking: { speculate: false } };
    const call = await talking(model, { time, voice: slowVoice(time, 80), config });
    await call.speak('A table for four please.');
    await call.silence(4000);
    const latency = call.turns.at(-1)?.latency;
    expect(latency).toMatchObject({ endpointingMs: 450, dialogueMs: 150, ttsMs: 80 });
  });

  it('is thrown away when the caller goes on, without a trace', async () => {
    const time: Clocked = {};
    const voice = slowVoice(time, 50);
    const model = new ScriptedModel(echo(time, 20));
    const call = await talking(model, { time, voice });
    await call.speak('A table for four please.');
    await call.silence(320);
    expect(model.requests).toHaveLength(1);
    expect(voice.asked.at(-1)).toBe('You said:');
    const sentMs = call.transport.sentMs;
    await call.speak('A table for four please, and a highchair.');
    expect(call.transport.sentMs).toBe(sentMs);
    expect(model.requests[0]?.signal.aborted).toBe(true);
    await call.silence(4000);
    expect(agentTurns(call)).toEqual(['Hello.', 'You said: A table for four please, and a highchair.']);
    expect(model.told.filter(line => line.startsWith('caller'))).toEqual([
      'caller: A table for four please, and a highchair.',
    ]);
  });

  it('books nothing when the caller goes on', async () => {
    const { tools, ran } = bookingTools();
    const model = new ScriptedModel(uses({ check_availability: {}, book_reservation: {} }), says('Noted.'));
    const call = await talking(model, { tools });
    await call.speak('Yes please, book it.');
    await call.silence(320);
    expect(ran).toEqual(['check_availability']);
    await call.speak('Yes please, book it. No wait, do not.');
    await call.silence(3000);
    expect(ran).toEqual(['check_availability']);
    expect(call.journal.events.filter(({ type }) => type === 'tool-finished')).toEqual([]);
  });

  it('books once it is certain that the caller has finished', async () => {
    const { tools, ran } = bookingTools();
    const model = new ScriptedModel(uses({ check_availability: {}, book_reservation: {} }), says('It is booked.'));
    const call = await talking(model, { tools });
    await call.speak('Yes please, book it.');
    await call.silence(320);
    expect(ran).toEqual(['check_availability']);
    await call.silence(3000);
    expect(ran).toEqual(['check_availability', 'book_reservation']);
    expect(agentTurns(call).at(-1)).toBe('It is booked.');
    expect(call.journal.events.filter(({ type }) => type === 'tool-finished')).toHaveLength(2);
  });

  it('counts although the last transcript has other punctuation, and is made anew for other words', async () => {
    const time: Clocked = {};
    const model = new ScriptedModel(echo(time, 10));
    const call = await talking(model, { time, hearsTurnEnds: true });
    const { transcripts } = call.ears;
    await call.speak('', 800);
    transcripts.push({ type: 'turn-ending', text: 'A table for two' });
    await call.silence(100);
    transcripts.push({ type: 'turn-ended', text: 'A table for two.' });
    await call.silence(4000);
    expect(model.requests).toHaveLength(1);
    await call.speak('', 800);
    transcripts.push({ type: 'turn-ending', text: 'At eight' });
    await call.silence(100);
    transcripts.push({ type: 'turn-resumed' });
    await call.silence(40);
    expect(model.requests.at(-1)?.signal.aborted).toBe(true);
    transcripts.push({ type: 'turn-ended', text: 'At eight or nine.' });
    await call.silence(4000);
    expect(agentTurns(call).slice(1)).toEqual(['You said: A table for two', 'You said: At eight or nine.']);
  });

  it('is not made of words that promise more, nor by a dialogue that cannot undo a turn', async () => {
    const model = new ScriptedModel(says('Yes.'));
    const call = await talking(model);
    await call.speak('A table for');
    await call.silence(1200);
    expect(model.requests).toHaveLength(0);
    const plain = new ScriptedDialogue(() => [{ type: 'say', text: 'Yes.' }]);
    const other = await talking(model, { engine: () => plain });
    await other.speak('A table for four please.');
    await other.silence(400);
    expect(plain.inputs).toHaveLength(1);
  });

  it('that the caller cuts off is remembered as far as it was heard', async () => {
    const model = new ScriptedModel(
      says('We have soup, and pasta, and pizza, and fish of the day, and cake.'),
      says('Yes.'),
    );
    const call = await talking(model);
    await call.speak('What is on the menu?');
    await call.silence(1500);
    await call.speak('Just the soup please.', 800);
    await call.silence(3000);
    const cut = call.turns.find(({ wasInterrupted }) => wasInterrupted);
    expect(cut?.text).toMatch(/^We have soup/);
    expect(model.told).toContain(`agent: ${cut?.text}`);
    expect(call.transport.clears).toBe(1);
  });
});

describe('a model on a call', () => {
  it('that is slow has the quiet filled once, counted from the end of the turn', async () => {
    const time: Clocked = {};
    const call = await talking(new ScriptedModel(echo(time, 4000)), { time });
    await call.speak('A table for four please.');
    await call.silence(1500);
    const sentMs = call.transport.sentMs;
    await call.silence(200);
    expect(call.transport.sentMs).toBeGreaterThan(sentMs);
    await call.silence(7000);
    expect(agentTurns(call).at(-1)).toBe('Just a second, please. You said: A table for four please.');
  });

  it('that dies leaves the caller’s words to the one in reserve, and the journal knows', async () => {
    const model = new ScriptedModel(breaksAfter(''));
    const reserve = new ScriptedDialogue(input =>
      input.type === 'said' ? [{ type: 'say', text: `In reserve: ${input.text}` }] : [],
    );
    const call = await talking(model, {
      engine: clock => createFallbackDialogue(createModelDialogue({ model, clock }), reserve),
    });
    await call.speak('A table for four please.');
    await call.silence(4000);
    await call.speak('At eight please.');
    await call.silence(4000);
    expect(agentTurns(call).slice(1)).toEqual(['In reserve: A table for four please.', 'In reserve: At eight please.']);
    expect(call.journal.events).toContainEqual(
      expect.objectContaining({ type: 'provider-changed', service: 'llm', from: 'scripted:model', to: 'scripted' }),
    );
    expect(model.requests).toHaveLength(1);
  });

  it('has what it used written to the journal', async () => {
    const call = await talking(new ScriptedModel(says('Yes.')));
    await call.speak('A table for four please.');
    await call.silence(2000);
    const usages = call.journal.events.filter(({ type }) => type === 'usage');
    expect(usages).toMatchObject([{ usage: { service: 'llm', inputTokens: 10 } }]);
  });
});
