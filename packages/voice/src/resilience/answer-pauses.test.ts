import { expect, test } from 'vitest';
import { TELEPHONE } from '../audio/audio-frame.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import type { RecognizerInput, SpeechToText, TranscriptEvent } from '../ports/speech-to-text.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { answerPauses } from './answer-pauses.ts';
import { Breakers } from './breakers.ts';
import { resilientSpeechToText } from './resilient-speech-to-text.ts';
import { listenTo, WordEars } from './word-audio-fixture.ts';

/** Says what the test makes it say. */
function scriptedEars() {
  const said = new BoundedQueue<TranscriptEvent>(100);
  const recognizer: SpeechToText = {
    id: 'turns:one',
    capabilities: { interim: true, inputs: [TELEPHONE], endpointing: true },
    async *transcribe(input: AsyncIterable<RecognizerInput>) {
      void (async () => {
        for await (const _ of input);
        said.end();
      })();
      yield* said;
    },
  };
  return { said, recognizer };
}

function openCall() {
  const clock = new ManualClock();
  const { said, recognizer } = scriptedEars();
  const call = listenTo(answerPauses(recognizer, { clock }));
  const hear = async (type: 'transcript-interim' | 'turn-ending' | 'turn-ended', text: string) => {
    said.push({ type, text });
    await clock.advance(0);
  };
  const commit = async () => {
    call.tell('commit');
    await clock.advance(0);
  };
  return { clock, call, hear, commit };
}

test('a turn that ends, or seems to, answers the pause', async () => {
  const { call, hear, clock } = openCall();
  await hear('transcript-interim', 'a table');
  call.tell('pause');
  await hear('turn-ending', 'a table for four');
  expect(call.finals).toEqual(['a table for four']);
  await hear('transcript-interim', 'a table for four tonight');
  call.tell('pause');
  await hear('turn-ended', 'a table for four tonight.');
  await hear('transcript-interim', 'at eight');
  call.tell('pause');
  await hear('turn-ended', 'at eight.');
  await clock.advance(1000);
  expect(call.finals).toEqual(['a table for four', 'a table for four tonight.', 'a table for four tonight. at eight.']);
});

test('a pause after the end is answered at once; one within a turn after a moment', async () => {
  const { call, hear, clock, commit } = openCall();
  await hear('turn-ended', 'Yes.');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['Yes.']);
  await commit();
  await hear('transcript-interim', 'my name is');
  call.tell('pause');
  await clock.advance(499);
  expect(call.finals).toHaveLength(1);
  await clock.advance(1);
  expect(call.finals).toEqual(['Yes.', 'my name is']);
});

test('what was committed in the middle of a turn does not come again', async () => {
  const { call, hear, clock, commit } = openCall();
  await hear('transcript-interim', 'a table for fore');
  call.tell('pause');
  await clock.advance(500);
  await commit();
  await hear('transcript-interim', 'A table for four, please');
  call.tell('pause');
  await hear('turn-ended', 'A table for four, please, at eight.');
  expect(call.finals).toEqual(['a table for fore', 'please, at eight.']);
});

test('everything open is answered when the call ends', async () => {
  const { call, hear } = openCall();
  await hear('transcript-interim', 'no');
  call.tell('pause');
  call.tell('pause');
  call.input.end();
  await call.ended;
  expect(call.finals).toEqual(['no', 'no']);
});

test('behind a recogniser that answers pauses it answers pauses too; as the first it tells of turns', () => {
  const clock = new ManualClock();
  const options = { clock, breakers: new Breakers(clock) };
  const { recognizer } = scriptedEars();
  expect(resilientSpeechToText([new WordEars(), recognizer], options).capabilities.endpointing).toBe(false);
  expect(resilientSpeechToText([recognizer, new WordEars()], options).capabilities.endpointing).toBe(true);
});

test('whoever takes over from one that tells of turns answers the pauses of the turn under way', async () => {
  const clock = new ManualClock();
  const turns: SpeechToText = {
    id: 'turns:one',
    capabilities: { interim: true, inputs: [TELEPHONE], endpointing: true },
    async *transcribe(input) {
      for await (const item of input) {
        if (item.type === 'audio' && item.frame.data[0] === 10) throw new Error('gone'); // "six"
        if (item.type === 'commit') yield { type: 'turn-ending', text: 'seen' };
      }
    },
  };
  const spare = new WordEars({ id: 'spare:two' });
  const call = listenTo(resilientSpeechToText([turns, spare], { clock, breakers: new Breakers(clock) }));
  call.say('no');
  call.tell('pause');
  call.tell('commit');
  call.say('a', 'table');
  call.tell('pause');
  await clock.advance(30_000); // no final is owed
  expect(call.events).toEqual([{ type: 'turn-ending', text: 'seen' }]);
  call.say('for', 'six');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['a table', 'a table for six']);
});

test('a turn that ended by itself is not given to whoever takes over', async () => {
  const clock = new ManualClock();
  const heard: string[][] = [];
  const turns = (id: string, breaks: boolean): SpeechToText => ({
    id,
    capabilities: { interim: true, inputs: [TELEPHONE], endpointing: true },
    async *transcribe(input) {
      const told: string[] = [];
      heard.push(told);
      for await (const item of input) {
        told.push(item.type === 'audio' ? String(item.frame.data[0]) : item.type);
        if (item.type === 'pause') yield { type: 'turn-ended', text: 'done' };
        if (item.type === 'speech' && breaks && told.includes('pause')) throw new Error('gone');
      }
    },
  });
  const options = { clock, breakers: new Breakers(clock) };
  const call = listenTo(resilientSpeechToText([turns('a:1', true), turns('b:2', false)], options));
  call.say('a', 'table');
  call.tell('pause');
  await clock.advance(0);
  call.say('six');
  await clock.advance(0);
  expect(call.events).toEqual([{ type: 'turn-ended', text: 'done' }]);
  expect(heard[1]).toEqual(['speech', '10']);
});
