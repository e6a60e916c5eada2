import { type CustomLlmEmulator, type CustomLlmEmulatorOptions, startCustomLlmEmulator } from '@frontdesk/emulators';
import {
  type CallerInput,
  conductTextTurn,
  createFallbackDialogue,
  type Dialogue,
  type DialogueContext,
  type DialogueEvent,
  systemClock,
} from '@frontdesk/voice';
import { ManualClock } from '@frontdesk/voice/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { snapshot } from '../openai/openai-fixture.ts';
import { type CustomLlmOptions, customLlmDialogue } from './index.ts';

const callId = '01890000-0000-7000-8000-00000000c411';
const never = new AbortController().signal;
const started = { type: 'started' } as const;
const said = (text: string) => ({ type: 'said', text }) as const;

function context(config: Record<string, unknown> = {}): DialogueContext {
  return {
    call: { id: callId, from: '+14155550123', to: '+16175550100', contact: { name: 'Ada' } },
    snapshot: snapshot({ recordingEnabled: false, ...config }),
    tools: { run: async () => ({ code: 'failed', value: {} }) },
    wallTime: () => new Date('2026-11-20T18:00:00Z'),
  };
}

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function brain(options: CustomLlmEmulatorOptions = {}): Promise<CustomLlmEmulator> {
  const emulator = await startCustomLlmEmulator(options);
  open.push(emulator);
  return emulator;
}

function talk(
  { url }: CustomLlmEmulator,
  options: Partial<CustomLlmOptions> & { config?: Record<string, unknown>; saved?: unknown } = {},
): Dialogue {
  const { config, saved, ...rest } = options;
  const dialogue = customLlmDialogue({ url, clock: systemClock, ...rest }).open(context(config), saved);
  open.push({ close: () => dialogue.close?.() });
  return dialogue;
}

async function turn(dialogue: Dialogue, input: CallerInput, signal = never) {
  const events: DialogueEvent[] = [];
  for await (const event of dialogue.respond(input, signal)) events.push(event);
  const words = events.flatMap(event => (event.type === 'say' ? [event.text] : [])).join('');
  dialogue.heard(words, false);
  return { words, rest: events.filter(({ type }) => type !== 'say') };
}

function lastQuestion({ connections }: CustomLlmEmulator) {
  return connections[0]?.received.findLast(({ interaction_type }) => interaction_type.endsWith('_required'));
}

describe('a language model of somebody’s own', () => {
  it('is dialled once a call, told of the call, and answers all that was said', async () => {
    const emulator = await brain();
    const dialogue = talk(emulator);
    expect(await turn(dialogue, started)).toEqual({ words: 'Hello from the brain.', rest: [] });
    expect((await turn(dialogue, said('A table for two.'))).words).toBe('You said: A table for two.');
    expect((await turn(dialogue, { type: 'pressed', digits: '12' })).words).toBe('You said: Pressed Button: 12');
    expect((await turn(dialogue, { type: 'silent', count: 1 })).words).toBe('Are you still there?');
    const [connection, ...others] = emulator.connections;
    expect(others).toEqual([]);
    expect(connection).toMatchObject({ path: `/brain/${callId}`, problems: [] });
    expect(connection?.received[0]).toMatchObject({
      interaction_type: 'call_details',
      call: {
        call_id: callId,
        from_number: '+14155550123',
        to_number: '+16175550100',
        retell_llm_dynamic_variables: { contact_name: 'Ada' },
      },
    });
    const questions = connection?.received.filter(({ interaction_type }) => interaction_type.endsWith('_required'));
    expect(questions).toMatchObject([{ response_id: 1 }, { response_id: 2 }, { response_id: 3 }]);
    expect(questions?.[1]).toMatchObject({
      interaction_type: 'response_required',
      transcript: [
        { role: 'agent', content: 'Hello from the brain.' },
        { role: 'user', content: 'A table for two.' },
        { role: 'agent', content: 'You said: A table for two.' },
        { role: 'user', content: 'Pressed Button: 12' },
      ],
    });
    dialogue.close?.();
    await vi.waitFor(() => expect(connection?.isOpen).toBe(false));
  });

  it('ends calls, sends keys and puts callers through, after its words', async () => {
    const wishes = [{ endCall: true }, { digits: '3#', transferNumber: '+14155550199' }];
    const emulator = await brain({ respond: () => ({ pieces: ['One ', 'moment.'], ...wishes.shift() }) });
    const dialogue = talk(emulator);
    await turn(dialogue, started);
    expect(await turn(dialogue, said('Bye.'))).toEqual({
      words: 'One moment.',
      rest: [{ type: 'end', disposition: 'agent_ended' }],
    });
    expect(await turn(dialogue, said('A person, please.'))).toEqual({
      words: 'One moment.',
      rest: [
        { type: 'press', digits: '3#' },
        { type: 'transfer', to: '+14155550199', mode: 'cold' },
      ],
    });
  });

  it('remembers what was heard of an answer that was cut off, and drops the rest of it', async () => {
    const emulator = await brain({
      respond: ({ response_id }) => ({ pieces: response_id === 1 ? ['We have ', 'soup, ', 'fish'] : ['Sure.'] }),
      pieceMs: 15,
    });
    const dialogue = talk(emulator);
    await turn(dialogue, started);
    const abort = new AbortController();
    for await (const event of dialogue.respond(said('What do you have?'), abort.signal)) {
      if (event.type === 'say') abort.abort();
    }
    dialogue.heard('We have', true);
    expect((await turn(dialogue, said('Fish, please.'))).words).toBe('Sure.');
    expect(lastQuestion(emulator)).toMatchObject({
      response_id: 2,
      transcript: [
        {},
        { role: 'user', content: 'What do you have?' },
        { role: 'agent', content: 'We have' },
        { role: 'user', content: 'Fish, please.' },
      ],
    });
    await vi.waitFor(() =>
      expect(emulator.connections[0]?.received.at(-1)).toMatchObject({
        interaction_type: 'update_only',
        turntaking: 'user_turn',
      }),
    );
  });

  it('speaks up by itself with the agent’s next words', async () => {
    const emulator = await brain();
    const dialogue = talk(emulator);
    await turn(dialogue, started);
    emulator.connections[0]?.interrupt(1, 'By the way, we close soon. ');
    emulator.connections[0]?.send({ response_type: 'metadata', metadata: { any: 'thing' } });
    emulator.connections[0]?.send({ response_type: 'update_agent', agent_config: { responsiveness: 1 } });
    // All of that was read once this is answered.
    emulator.connections[0]?.send({ response_type: 'config', config: { call_details: true } });
    await vi.waitFor(() => expect(emulator.connections[0]?.received).toHaveLength(3));
    expect((await turn(dialogue, said('Hi.'))).words).toBe('By the way, we close soon. You said: Hi.');
  });

  it('annotates the transcript with its tools where it wants to see them', async () => {
    const emulator = await brain({
      config: { transcript_with_tool_calls: true },
      respond: () => ({ pieces: ['Done.'], tools: [{ name: 'book', arguments: '{}', result: 'ok' }] }),
    });
    const dialogue = talk(emulator);
    await turn(dialogue, started);
    await turn(dialogue, said('Book it.'));
    await turn(dialogue, said('Thanks.'));
    expect(lastQuestion(emulator)).toMatchObject({
      transcript: [{}, {}, { content: 'Done.' }, { content: 'Thanks.' }],
      transcript_with_tool_calls: [
        {},
        { content: 'Book it.' },
        { role: 'tool_call_invocation', name: 'book' },
        { role: 'tool_call_result', content: 'ok', successful: true },
        { content: 'Done.' },
        { content: 'Thanks.' },
      ],
    });
  });

  it('goes on with a saved conversation on another connection', async () => {
    const emulator = await brain();
    const { url } = emulator;
    const engine = customLlmDialogue({ url, clock: systemClock });
    const shared = { engine, context: context(), signal: never };
    const first = await conductTextTurn({ ...shared, input: started });
    const second = await conductTextTurn({
      ...shared,
      input: said('Hello?'),
      saved: JSON.parse(JSON.stringify(first.saved)),
    });
    expect([first.said, second.said]).toEqual([['Hello from the brain.'], ['You said: Hello?']]);
    expect(emulator.connections).toHaveLength(2);
    await vi.waitFor(() => expect(emulator.connections.map(({ isOpen }) => isOpen)).toEqual([false, false]));
  });

  it('lets us speak of the recording first, and hang up on silence', async () => {
    const config = { recordingEnabled: true, recordingConsent: 'This call is recorded.' };
    const dialogue = talk(await brain(), { config });
    expect((await turn(dialogue, started)).words).toBe('This call is recorded. Hello from the brain.');
    expect(await turn(dialogue, { type: 'silent', count: 9 })).toEqual({
      words: '',
      rest: [{ type: 'end', disposition: 'silence' }],
    });
  });

  it.each([
    ['refuses us', { type: 'refuse', status: 403 }, 'credentials'],
    ['is away', { type: 'refuse', status: 503 }, 'unavailable'],
  ] as const)('fails the first turn when it %s', async (_case, fault, expected) => {
    const emulator = await brain();
    emulator.fail(fault);
    await expect(turn(talk(emulator), started)).rejects.toMatchObject({ provider: 'custom_llm', fault: expected });
  });

  it.each([
    ['says nothing', 'stall', 'unavailable'],
    ['breaks the line', 'drop', 'unavailable'],
    ['makes no sense', 'garbage', 'protocol'],
  ] as const)('fails the turn when it %s, and every turn after it', async (_case, type, expected) => {
    const emulator = await brain();
    const dialogue = talk(emulator, { answerLimitMs: 40 });
    await turn(dialogue, started);
    emulator.fail({ type });
    await expect(turn(dialogue, said('Hello?'))).rejects.toMatchObject({ provider: 'custom_llm', fault: expected });
  });

  it('gives way to another dialogue, which answers the same words', async () => {
    const emulator = await brain({ beginMessage: null });
    const other = await brain();
    const engines = [emulator, other].map(({ url }) =>
      customLlmDialogue({ url, clock: systemClock, answerLimitMs: 40 }),
    );
    const [first, second] = engines;
    if (!first || !second) throw new Error('Two were made.');
    const dialogue = createFallbackDialogue(first, second).open(context());
    open.push({ close: () => dialogue.close?.() });
    expect((await turn(dialogue, started)).words).toBe('Hello from the brain.');
    await vi.waitFor(() => expect(emulator.connections[0]?.isOpen).toBe(false));
  });
});

describe('a line to it that is kept alive', () => {
  const config = { auto_reconnect: true };

  it('is opened again when it breaks, and the question is asked again', async () => {
    const emulator = await brain({ config });
    const dialogue = talk(emulator);
    await turn(dialogue, started);
    emulator.fail({ type: 'drop' });
    expect((await turn(dialogue, said('Still there?'))).words).toBe('You said: Still there?');
    emulator.fail({ type: 'cut' });
    expect((await turn(dialogue, said('And now?'))).words).toBe('You said: ');
    emulator.fail({ type: 'drop' });
    await expect(turn(dialogue, said('Again?'))).rejects.toMatchObject({ fault: 'unavailable' });
    expect(emulator.connections).toHaveLength(3);
  });

  it('is pinged every two seconds, and given up when nothing comes back for five', async () => {
    const clock = new ManualClock();
    const emulator = await brain({ config });
    const dialogue = talk(emulator, { clock });
    await turn(dialogue, started);
    const [connection] = emulator.connections;
    for (const count of [1, 2, 3]) {
      await vi.waitFor(() => expect(connection?.pings).toBe(count));
      await new Promise(resolve => setImmediate(resolve));
      await clock.advance(2000);
    }
    emulator.fail({ type: 'deaf' });
    await clock.advance(2000);
    await clock.advance(4000);
    await vi.waitFor(() => expect(connection?.isOpen).toBe(false));
    await vi.waitFor(() => expect(emulator.connections[1]?.pings).toBe(1));
  });
});
