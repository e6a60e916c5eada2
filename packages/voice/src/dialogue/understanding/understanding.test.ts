import { describe, expect, it } from 'vitest';
import { wasHeard } from '../heard.ts';
import { slotToChange, wantedPart } from './correction.ts';
import { requestIn } from './requests.ts';
import { segmentsOf } from './segments.ts';
import { withoutYesOrNo, yesOrNo } from './yes-no.ts';

describe('yes and no', () => {
  it.each([
    'Yes.',
    'yeah',
    'yep that works',
    "That's right.",
    'uh huh',
    'Sounds good!',
    'sure go ahead',
    'perfect',
    "no that's fine",
    'okay',
    'Use this number',
    "that's correct",
  ])('hears yes in "%s"', said => expect(yesOrNo(said)).toBe('yes'));
  it.each([
    'No.',
    'nope',
    'no thanks',
    'not really',
    "that's wrong",
    'um no',
    'actually no',
    "don't",
    'Not quite.',
    'neither',
  ])('hears no in "%s"', said => expect(yesOrNo(said)).toBe('no'));
  it.each(['Anna Miller', 'seven thirty', 'tomorrow', 'I am not sure', ''])('hears neither in "%s"', said =>
    expect(yesOrNo(said)).toBeUndefined(),
  );
  it('leaves what was said besides, as it was spelled', () => {
    expect(withoutYesOrNo("No, it's O'Brien.")).toBe("it's O'Brien.");
    expect(withoutYesOrNo('Yes.')).toBe('');
  });
});

describe('requests', () => {
  it.each([
    ['can I talk to a human', 'person'],
    ['Representative.', 'person'],
    ['someone please', 'person'],
    ['I wanna speak with the manager', 'person'],
    ['are you a robot', 'robot'],
    ['am I talking to a real person', 'robot'],
    ['Can you repeat that?', 'repeat'],
    ['Sorry?', 'repeat'],
    ['could you slow down', 'slower'],
    ['Goodbye', 'goodbye'],
    ["no that's all", 'done'],
    ['nothing else', 'goodbye'],
    ['thank you very much', 'thanks'],
    ['hold on a second', 'wait'],
    ['never mind', 'abandon'],
    ["let's start over", 'start_over'],
    ['Hello? Are you there?', 'hearing'],
    ['Hello.', 'hello'],
  ])('hears in "%s": %s', (said, request) => expect(requestIn(said)).toBe(request));

  it.each([
    'a table for four people',
    'there are five people',
    'my name is Rose',
    'can someone sit outside',
    'Friday at seven',
  ])('hears none in "%s"', said => expect(requestIn(said)).toBeUndefined());
});

describe('segments', () => {
  it('cuts where a question begins, with or without punctuation', () => {
    expect(segmentsOf('table for four tomorrow at seven and are you open on Sunday')).toEqual([
      { text: 'table for four tomorrow at seven', isQuestion: false },
      { text: 'are you open on Sunday', isQuestion: true },
    ]);
    expect(segmentsOf('Four people. Do you have parking?').map(segment => segment.isQuestion)).toEqual([false, true]);
  });

  it('keeps times and initials together', () => {
    expect(segmentsOf('At 7.30 p.m. please.')).toHaveLength(1);
  });
});

describe('corrections', () => {
  it.each([
    ['from seven to eight', 'to eight'],
    ['not 7:30 but 8:30', '8:30'],
    ["Tuesday doesn't work, what about Wednesday", 'what about Wednesday'],
    ['I need to change my reservation to Saturday', 'to Saturday'],
  ])('takes of "%s" what is wanted', (said, wanted) => expect(wantedPart(said)).toBe(wanted));

  it('knows which detail is meant without a value', () => {
    expect(slotToChange('the time is wrong', false)).toBe('time');
    expect(slotToChange('a different day', false)).toBe('date');
    expect(slotToChange('the name', true)).toBe('name');
    expect(slotToChange('what a nice day', false)).toBeUndefined();
  });
});

describe('what was heard', () => {
  it('counts a question as heard when most of it was', () => {
    const question = "So that's a table for two on Friday at 7 PM. Shall I book it?";
    expect(wasHeard(question, "Great. So that's a table for two on Friday at 7")).toBe(true);
    expect(wasHeard(question, "Great. So that's a")).toBe(false);
    expect(wasHeard(question, 'Great.')).toBe(false);
  });
});
