import { describe, expect, it } from 'vitest';
import { transcriptShape } from './transcript-shape.ts';

describe('transcript shape', () => {
  it.each([
    'Yes.',
    'Yes please',
    'no thanks',
    "That's all.",
    'A table for four people.',
    'Are you open on Sunday?',
    'My number is 415 555 0123.',
    'Four one five, five five five, zero one two three.',
    'Tomorrow at 7:30, please.',
  ])('"%s" is finished', text => expect(transcriptShape(text)).toBe('finished'));

  it.each([
    'I would like a table for',
    'We are four people and',
    'My number is 415.',
    'four one five five',
    'My number is double',
    'Um,',
    'It should be, uh.',
    'I would like to.',
    'So maybe the...',
  ])('"%s" is unfinished', text => expect(transcriptShape(text)).toBe('unfinished'));

  it.each(['', 'Anna Miller', 'My name is Thomas Miller,', 'Friday.', 'seven thirty', 'five people'])(
    '"%s" gives no hint',
    text => expect(transcriptShape(text)).toBe('neutral'),
  );
});
