import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeForSpeech } from './normalize.ts';

describe('what a business says becomes words', () => {
  test.each([
    [
      'Your table for 4 is booked for 7:30 PM on Nov 21.',
      'Your table for four is booked for seven thirty pee em on November twenty-first.',
    ],
    ['at 19:30 on 2026-11-21', 'at seven thirty pee em on November twenty-first, twenty twenty-six'],
    ['See you at 8 p.m. Bring a coat.', 'See you at eight pee em. Bring a coat.'],
    [
      'Mon-Fri 11:30am-10pm, Sat–Sun 5–9 PM',
      'Monday to Friday eleven thirty ay em to ten pee em, Saturday to Sunday five to nine pee em',
    ],
    ['12/25/2026, Dec 24 – 26', 'December twenty-fifth, twenty twenty-six, December twenty-fourth to twenty-sixth'],
    ['the 21st of June, 1984', 'the twenty-first of June, nineteen eighty-four'],
    ['in 2026 and the 1990s', 'in twenty twenty-six and the nineteen nineties'],
    ['12:05 and 3:00', "twelve oh five and three o'clock"],
    ['Call +14155550123', 'Call four one five, five five five, zero one two three'],
    ['(415) 555-0123 ext. 12', 'four one five, five five five, zero one two three, extension one two'],
    [
      '1-800-555-0199 or 555-0142',
      'eight zero zero, five five five, zero one nine nine or five five five, zero one four two',
    ],
    ["It's $24.50, or $1,250.", "It's twenty-four dollars and fifty cents, or one thousand two hundred fifty dollars."],
    [
      '$20-$30, $1.2M, $500k–$600k',
      'twenty to thirty dollars, one point two million dollars, five hundred to six hundred thousand dollars',
    ],
    ['€20, £5.50, 20 CAD', 'twenty euros, five pounds and fifty pence, twenty Canadian dollars'],
    ['a 12.5% tip, 5–7 people', 'a twelve point five percent tip, five to seven people'],
    [
      '123 Main St., Apt 4B, San Francisco, CA 94103',
      'one twenty-three Main Street, Apartment four bee, San Francisco, California nine four one zero three',
    ],
    ['Dr. Smith lives on Mulberry Dr.', 'Doctor Smith lives on Mulberry Drive.'],
    [
      '1,200 sq ft, 3BR/2BA, 75°F, 10 mins',
      'one thousand two hundred square feet, three bedrooms, two baths, seventy-five degrees Fahrenheit, ten minutes',
    ],
    ['Your confirmation code is K7M2P.', 'Your confirmation code is kay seven em, two pee.'],
    ['order #10452, table 12A', 'order number one zero four, five two, table twelve ay'],
    ['No. 5 & #1 @ the bar', 'number five and number one at the bar'],
    ['the HOA fee and the BBQ', 'the aitch oh ay fee and the bee bee cue'],
    ['info@bella-vista.com', 'info at bella dash vista dot com'],
    ['2 1/2 cups, ½ price, 24/7', 'two and a half cups, one half price, twenty-four seven'],
    ['1st floor, 3.14, 007, -5', 'first floor, three point one four, zero zero seven, minus five'],
  ])('%s', (written, spoken) => {
    expect(normalizeForSpeech(written)).toBe(spoken);
  });
});

describe('ordinary text stays as it is', () => {
  test.each([
    'Sure, for what day?',
    "I'd like the T-bone steak, please!",
    "Let's ask Max. He may know.",
    'I sat in the sun with May and Mark.',
    "O'Brien and Jean-Luc Müller are here.",
    'No. We are closed.',
    'Thanks, OK?',
    'Hello… are you there?',
  ])('%s', text => {
    expect(normalizeForSpeech(text)).toBe(text);
  });
});

test('nothing but emoji or signs is nothing to say', () => {
  expect(normalizeForSpeech(' 🎉 — … ')).toBe('');
});

const SPEAKABLE = /^[\p{L}\p{M}'\-\s.,!?;:…]*$/u;

test('whatever is written, only letters and stops remain', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => SPEAKABLE.test(normalizeForSpeech(text))),
  );
  const written = fc
    .array(
      fc.oneof(
        fc.constantFrom('$', '%', ':', '-', '/', '.', ',', ' ', 'PM', 'St.', 'Nov', '#', '(', ')'),
        fc.nat().map(String),
      ),
      {
        maxLength: 12,
      },
    )
    .map(parts => parts.join(''));
  fc.assert(fc.property(written, text => SPEAKABLE.test(normalizeForSpeech(text))));
});

test('plain words come back unchanged', () => {
  const word = fc.stringMatching(/^[a-z]{4,10}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), words => {
      const sentence = `${words.join(' ')}.`;
      return normalizeForSpeech(sentence) === sentence || /\b(?:approx|incl)\.$/.test(sentence);
    }),
  );
});

test('speaking the spoken form changes nothing more', () => {
  const written = fc.constantFrom(
    '7:30 PM',
    '$24.50',
    '+14155550123',
    'Nov 21',
    '123 Main St.',
    'K7M2P',
    '5–7 people',
    '12%',
  );
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 4 }), parts => {
      const once = normalizeForSpeech(parts.join(', '));
      return normalizeForSpeech(once) === once;
    }),
  );
});
