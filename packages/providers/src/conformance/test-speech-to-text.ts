import { type AudioFrame, isSameFormat, type SpeechToText, TELEPHONE } from '@frontdesk/voice';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ConformanceSubject, FarSide } from './subject.ts';
import { silentFrames, TestCaller } from './test-caller.ts';

export interface SpeechToTextScene {
  readonly speechToText: SpeechToText;
  /** Telephone audio of the n-th thing a caller says, three things in all, and the words that are in it. */
  readonly sayings: readonly { readonly words: string; readonly frames: readonly AudioFrame[] }[];
  /** Absent where there is no network in between. */
  readonly farSide?: FarSide<SpeechToText>;
  close(): Promise<void>;
}

/** An abort is heard at once: nothing is left to wait for. Milliseconds, on a busy machine. */
const PROMPT_MS = 250;

/** What every recogniser promises. */
export function speechToTextConformance(subject: ConformanceSubject<SpeechToTextScene>): void {
  describe(`${subject.title} as speech-to-text`, { timeout: 60_000 }, () => {
    let scene: SpeechToTextScene;
    const callers: TestCaller[] = [];
    beforeAll(async () => {
      scene = await subject.open();
    });
    afterEach(() => {
      for (const caller of callers.splice(0)) caller.hangUp();
    });
    afterAll(() => scene.close());

    function call(recognizer = scene.speechToText) {
      const caller = new TestCaller(recognizer);
      callers.push(caller);
      return caller;
    }
    const saying = (index: number) => scene.sayings[index] ?? { words: '', frames: [] };
    const answersPauses = () => !scene.speechToText.capabilities.endpointing;

    test('hears telephone audio as it comes', () => {
      expect(scene.speechToText.capabilities.inputs.some(format => isSameFormat(format, TELEPHONE))).toBe(true);
      expect(scene.speechToText.id).toMatch(new RegExp(`^${subject.provider}(:|$)`));
    });

    test('tells what was said, utterance by utterance', async () => {
      const caller = call();
      for (const { words, frames } of scene.sayings) {
        caller.say(frames);
        if (answersPauses()) {
          caller.tell('pause');
          expect(plain(await caller.final())).toBe(plain(words));
          caller.tell('commit');
        } else {
          caller.hear(silentFrames(1500));
          expect(plain((await caller.until('turn-ended')).text)).toBe(plain(words));
        }
      }
    });

    test('the n-th final answers the n-th pause, with the words since the last commit', async () => {
      if (!answersPauses()) return;
      const caller = call();
      caller.hear(silentFrames(200));
      caller.tell('pause');
      expect(await caller.final()).toBe('');
      caller.say(saying(0).frames);
      caller.tell('pause');
      expect(plain(await caller.final())).toBe(plain(saying(0).words));
      caller.say(saying(1).frames);
      caller.tell('pause');
      const both = plain(`${saying(0).words} ${saying(1).words}`);
      expect(plain(await caller.final())).toBe(both);
      caller.tell('pause');
      expect(plain(await caller.final())).toBe(both);
      caller.tell('commit');
      caller.hear(silentFrames(800));
      caller.tell('pause');
      expect(await caller.final()).toBe('');
    });

    test('guesses before it is certain, where it says so', async () => {
      // A model that has time only now and then may have none between two frames that come at once.
      if (!scene.speechToText.capabilities.interim || !scene.farSide) return;
      const caller = call();
      caller.say(saying(0).frames);
      caller.tell('pause');
      expect(plain(saying(0).words)).toContain(plain((await caller.until('transcript-interim')).text));
    });

    test('ends with its input, and answers what is open before', async () => {
      const caller = call();
      caller.say(saying(0).frames);
      if (answersPauses()) caller.tell('pause');
      caller.input.end();
      const finals = (await caller.rest()).flatMap(event => (event.type === 'transcript-final' ? [event.text] : []));
      expect(finals.map(plain)).toEqual(answersPauses() ? [plain(saying(0).words)] : []);
    });

    test('ends quietly and at once when aborted, before and in the middle', async () => {
      const early = call();
      early.abort.abort();
      expect(await early.rest()).toEqual([]);
      const caller = call();
      caller.say(saying(0).frames);
      const rest = caller.rest();
      await new Promise(setImmediate);
      const abortedAt = performance.now();
      caller.abort.abort();
      await rest;
      expect(performance.now() - abortedAt).toBeLessThan(PROMPT_MS);
    });

    test('calls at the same time are not mixed up', async () => {
      const all = [call(), call(), call()];
      for (const caller of all) caller.say(saying(0).frames);
      for (const caller of all) caller.tell('pause');
      if (!answersPauses()) for (const caller of all) caller.hear(silentFrames(1500));
      const heard = all.map(async caller =>
        answersPauses() ? caller.final() : (await caller.until('turn-ended')).text,
      );
      expect((await Promise.all(heard)).map(plain)).toEqual(all.map(() => plain(saying(0).words)));
    });

    test('says that a key is wrong', async () => {
      if (!scene.farSide) return;
      const caller = call(scene.farSide.withWrongKey());
      caller.say(saying(0).frames);
      caller.tell('pause');
      await expect(caller.rest()).rejects.toMatchObject({ fault: 'credentials', provider: subject.provider });
    });

    test('says that the service cannot be reached', async () => {
      if (!scene.farSide) return;
      const caller = call(scene.farSide.unreachable());
      caller.say(saying(0).frames);
      caller.tell('pause');
      await expect(caller.rest()).rejects.toMatchObject({ fault: 'unavailable', provider: subject.provider });
    });

    test('says that the connection broke', async () => {
      if (!scene.farSide) return;
      const caller = call(scene.farSide.failing('disconnect'));
      caller.say(saying(0).frames);
      caller.tell('pause');
      await expect(caller.rest()).rejects.toMatchObject({ fault: 'unavailable', provider: subject.provider });
    });

    test('outlives garbage, or says that it is garbage', async () => {
      if (!scene.farSide) return;
      const caller = call(scene.farSide.failing('garbage'));
      caller.say(saying(0).frames);
      caller.tell('pause');
      caller.input.end();
      const outcome = await caller.rest().then(
        () => 'outlived',
        error => error.fault,
      );
      expect(['outlived', 'protocol']).toContain(outcome);
    });

    test('leaves no connection behind', async () => {
      const { openConnections } = scene.farSide ?? {};
      if (!openConnections) return;
      for (const end of ['input', 'abort'] as const) {
        const caller = call();
        caller.say(saying(0).frames);
        caller.tell('pause');
        await caller.next();
        if (end === 'input') caller.input.end();
        else caller.abort.abort();
        await caller.rest();
      }
      await expect.poll(openConnections).toBe(0);
    });
  });
}

/** Recognisers write numbers and marks as they like. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
