import type { CallSnapshot } from '@frontdesk/contract';
import {
  type AudioFrame,
  durationMs,
  type HostedConversation,
  type HostedEngine,
  type HostedEvent,
  isSameFormat,
  type OpenHostedConversation,
  TELEPHONE,
  type ToolDescription,
} from '@frontdesk/voice';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ConformanceSubject, FarSide } from './subject.ts';
import { silentFrames } from './test-caller.ts';

/** What the engine's model does when the caller has said something. */
export interface EngineAnswer {
  readonly say?: string;
  readonly calls?: readonly { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> }[];
}

export interface HostedEngineScene {
  readonly engine: HostedEngine;
  readonly snapshot: CallSnapshot;
  /** What the caller says, whenever they say something: telephone audio, and the words that are in it. */
  readonly saying: { readonly words: string; readonly frames: readonly AudioFrame[] };
  /** Scripts what follows on what the caller says and on the results of tools; the latest for all that come after. */
  answers(...answers: readonly EngineAnswer[]): void;
  readonly farSide: FarSide<HostedEngine>;
  close(): Promise<void>;
}

/** The tool of every conversation here. */
export const findTable: ToolDescription = {
  name: 'find_table',
  description: 'Looks for a table.',
  parameters: { type: 'object', properties: { people: { type: 'integer' } }, required: ['people'] },
  isReadOnly: true,
};
const GREETING = 'Good evening, this is Luigi.';
const ANSWER = 'We have a table at eight.';
/** Silence that ends the caller's turn with every engine in its usual settings. */
const TURN_END_MS = 1500;
const PROMPT_MS = 250;

/** What every engine that hears and speaks by itself promises. */
export function hostedEngineConformance(subject: ConformanceSubject<HostedEngineScene>): void {
  describe(`${subject.title} as a hosted engine`, () => {
    let scene: HostedEngineScene;
    const open: HostedConversation[] = [];
    beforeAll(async () => {
      scene = await subject.open();
    });
    afterEach(() => Promise.all(open.splice(0).map(conversation => conversation.close())));
    afterAll(() => scene.close());

    async function call(engine = scene.engine, more: Partial<OpenHostedConversation> = {}) {
      const conversation = await engine.open({
        call: { id: crypto.randomUUID(), from: '+14155550100', to: '+14155550101' },
        snapshot: scene.snapshot,
        instructions: 'You are Mia.',
        greeting: GREETING,
        tools: [findTable],
        earlier: [],
        format: TELEPHONE,
        signal: new AbortController().signal,
        ...more,
      });
      open.push(conversation);
      const events: HostedEvent[] = [];
      const ended = (async () => {
        for await (const event of conversation.events()) events.push(event);
      })();
      ended.catch(() => {});
      const of = <Type extends HostedEvent['type']>(type: Type) =>
        events.filter((event): event is Extract<HostedEvent, { type: Type }> => event.type === type);
      return {
        conversation,
        events,
        ended,
        of,
        say() {
          for (const frame of [...scene.saying.frames, ...silentFrames(TURN_END_MS)]) conversation.send(frame);
        },
        /** Resolves when the engine has finished so many utterances. */
        spoke: (count: number) => expect.poll(() => of('utterance-ended').length).toBeGreaterThanOrEqual(count),
        /** The last text of each utterance, in the order of their beginning. */
        texts: () => [...new Map(of('agent-text').map(({ utteranceId, text }) => [utteranceId, text.trim()])).values()],
      };
    }

    test('greets in telephone audio, and tells when an utterance has ended', async () => {
      expect(scene.engine.capabilities.formats.some(format => isSameFormat(format, TELEPHONE))).toBe(true);
      expect(scene.engine.id).toMatch(new RegExp(`^${subject.provider}:`));
      const { events, of, texts, spoke } = await call();
      await spoke(1);
      expect(texts()).toEqual([GREETING]);
      const frames = of('audio').map(({ frame }) => frame);
      expect(frames.every(frame => isSameFormat(frame, TELEPHONE))).toBe(true);
      expect(frames.reduce((sum, frame) => sum + durationMs(frame), 0)).toBeGreaterThan(GREETING.length * 20);
      const { utteranceId } = of('utterance-ended')[0] ?? {};
      const end = events.findIndex(event => event.type === 'utterance-ended');
      expect(events.slice(end).some(event => event.type === 'audio' && event.utteranceId === utteranceId)).toBe(false);
    });

    test('hears the caller and answers', async () => {
      scene.answers({ say: ANSWER });
      const { say, spoke, texts, of } = await call();
      await spoke(1);
      say();
      await spoke(2);
      expect(texts()).toEqual([GREETING, ANSWER]);
      if (scene.engine.capabilities.callerTranscript !== 'none')
        await expect
          .poll(() => of('caller-text').flatMap(({ isFinal, text }) => (isFinal ? [text] : [])))
          .toEqual([scene.saying.words]);
    });

    test('has our tools run, and goes on with what they came to', async () => {
      if (!scene.engine.capabilities.tools) return;
      scene.answers({ calls: [{ name: 'find_table', arguments: { people: 2 } }] }, { say: ANSWER });
      const { conversation, say, spoke, of, texts } = await call();
      await spoke(1);
      say();
      await expect.poll(() => of('tool-call').length).toBe(1);
      const [toolCall] = of('tool-call');
      expect(toolCall).toMatchObject({ name: 'find_table', arguments: { people: 2 } });
      conversation.answerTool(toolCall?.id ?? '', { code: 'ok', value: { time: '20:00' } });
      await expect.poll(() => texts().at(-1)).toBe(ANSWER);
    });

    test('says a given line, where it can be made to', async () => {
      if (!scene.engine.capabilities.says) return;
      const { conversation, spoke, texts } = await call();
      await spoke(1);
      conversation.say('One moment, please.');
      await spoke(2);
      expect(texts().at(-1)).toBe('One moment, please.');
    });

    test('goes on after notes, and after an answer that was cut off', async () => {
      scene.answers({ say: ANSWER });
      const { conversation, spoke, of, say, texts } = await call();
      await spoke(1);
      conversation.note('The caller pressed 1.');
      conversation.truncate(of('utterance-ended')[0]?.utteranceId ?? '', 400);
      say();
      await spoke(2);
      expect(texts().at(-1)).toBe(ANSWER);
    });

    test('calls at the same time are not mixed up', async () => {
      scene.answers({ say: ANSWER });
      const [first, second] = await Promise.all([call(), call()]);
      await Promise.all([first.spoke(1), second.spoke(1)]);
      first.say();
      await first.spoke(2);
      expect(first.texts()).toEqual([GREETING, ANSWER]);
      expect(second.texts()).toEqual([GREETING]);
    });

    test('ends quietly when closed, and takes everything after that', async () => {
      const { conversation, ended } = await call();
      await conversation.close();
      await ended;
      for (const frame of scene.saying.frames) conversation.send(frame);
      conversation.answerTool('none', { code: 'ok', value: {} });
      conversation.note('Nobody hears this.');
      conversation.say('Nor this.');
      conversation.truncate('none', 100);
      await conversation.close();
    });

    test('gives up at once when aborted, before it is open and after', async () => {
      await expect(call(scene.engine, { signal: AbortSignal.abort() })).rejects.toThrow();
      const abort = new AbortController();
      const { ended } = await call(scene.engine, { signal: abort.signal });
      const abortedAt = performance.now();
      abort.abort();
      await ended;
      expect(performance.now() - abortedAt).toBeLessThan(PROMPT_MS);
    });

    test('says what is wrong', async () => {
      const { farSide } = scene;
      const hold = async (engine: HostedEngine) => {
        const held = await call(engine);
        held.say();
        await held.ended;
      };
      const { provider } = subject;
      await expect(hold(farSide.withWrongKey())).rejects.toMatchObject({ provider, fault: 'credentials' });
      await expect(hold(farSide.unreachable())).rejects.toMatchObject({ provider, fault: 'unavailable' });
      await expect(hold(farSide.failing('disconnect'))).rejects.toMatchObject({ provider, fault: 'unavailable' });
    });

    test('outlives garbage, or says that it is garbage', async () => {
      const outcome = await (async () => {
        const { ended, spoke } = await call(scene.farSide.failing('garbage'));
        await Promise.race([ended, spoke(1)]);
        return 'outlived';
      })().catch(error => error.fault);
      expect(['outlived', 'protocol']).toContain(outcome);
    });

    test('leaves no connection behind', async () => {
      const { openConnections } = scene.farSide;
      if (!openConnections) return;
      await Promise.all(open.splice(0).map(conversation => conversation.close()));
      await expect.poll(openConnections).toBe(0);
    });
  });
}
