import type { OpeningHours } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { normalise } from '../understanding/normalise.ts';
import { findCode } from './code.ts';
import { findDate } from './date.ts';
import { findName } from './name.ts';
import { findPartySize } from './party-size.ts';
import { findDigits, phoneProgress } from './phone.ts';
import { findTime, hhmm, settleTime } from './time.ts';

/** Saturday. */
const now = DateTime.fromISO('2026-11-21T13:00', { zone: 'America/New_York' });
const evening = [{ opens: '17:00', closes: '23:00' }];
const hours: OpeningHours = {
  timezone: 'America/New_York',
  weekly: {
    monday: [],
    tuesday: evening,
    wednesday: evening,
    thursday: evening,
    friday: evening,
    saturday: evening,
    sunday: [{ opens: '09:00', closes: '15:00' }],
  },
  exceptions: [],
};

describe('dates', () => {
  it.each([
    ['tomorrow', '2026-11-22'],
    ['tomorrow night', '2026-11-22'],
    ['tonight', '2026-11-21'],
    ['this Friday', '2026-11-27'],
    ['next Friday please', '2026-11-27'],
    ['on Sunday', '2026-11-22'],
    ['Saturday', '2026-11-21'],
    ['the 28th', '2026-11-28'],
    ['the twenty eighth', '2026-11-28'],
    ['the third', '2026-12-03'],
    ['November twenty-eighth', '2026-11-28'],
    ['Friday the 4th', '2026-12-04'],
    ['Friday, November 27th', '2026-11-27'],
    ['the 3rd of December', '2026-12-03'],
    ['the day after tomorrow', '2026-11-23'],
    ['a week from Friday', '2026-12-04'],
    ['two weeks from today', '2026-12-05'],
    ['in two weeks', '2026-12-05'],
    ['December fifth', '2026-12-05'],
    ['Thanksgiving', '2026-11-26'],
    ["New Year's Eve", '2026-12-31'],
    ['Christmas Eve', '2026-12-24'],
    ['January second', '2027-01-02'],
  ])('reads "%s" as %s', (said, date) => {
    expect(findDate(normalise(said), now)?.value).toBe(date);
  });

  it.each([
    'a table for four',
    'my wife sat there',
    'I may come',
    'in twenty minutes',
    'yes please',
    'March is my name',
  ])('finds none in "%s"', said => {
    expect(findDate(normalise(said), now)).toBeUndefined();
  });
});

describe('times', () => {
  it.each([
    ['at 7:30', '19:30'],
    ['seven thirty', '19:30'],
    ['half past seven', '19:30'],
    ['a quarter to eight', '19:45'],
    ['quarter past six', '18:15'],
    ['ten to eight', '19:50'],
    ['7:30 PM', '19:30'],
    ['7.30 p.m.', '19:30'],
    ['seven pm', '19:00'],
    ['eight in the evening', '20:00'],
    ["eight o'clock", '20:00'],
    ['around six', '18:00'],
    ['19:30', '19:30'],
    ['at 730', '19:30'],
    ['six oh five', '18:05'],
    ['at ate', '20:00'],
    ['for seven thirty', '19:30'],
    ['noon', '12:00'],
    ['at five forty five', '17:45'],
    ['seven ish', '19:00'],
  ])('hears "%s" as %s on a day that is open in the evening', (said, time) => {
    const found = findTime(normalise(said), false);
    expect(found && settleTime(found.value, '2026-11-24', hours)).toBe(time);
  });

  it.each([
    ['seven', '19:00'],
    ['ate', '20:00'],
    ['for six', '18:00'],
    ['maybe eight', '20:00'],
    ['730', '19:30'],
    ['20', '20:00'],
  ])('hears "%s" as %s when asked for the time', (said, time) => {
    const found = findTime(normalise(said), true);
    expect(found && settleTime(found.value, '2026-11-24', hours)).toBe(time);
  });

  it('takes the morning where only the morning is open', () => {
    expect(settleTime({ minutes: 600, isAmbiguous: true }, '2026-11-22', hours)).toBe('10:00');
    expect(settleTime({ minutes: 120, isAmbiguous: true }, '2026-11-22', hours)).toBe('14:00');
  });

  it.each(['a table for four', 'party of six', 'five people', 'the 28th', 'in 20 minutes', 'two bedrooms'])(
    'finds none in "%s"',
    said => {
      expect(findTime(normalise(said), false)).toBeUndefined();
    },
  );

  it('wraps around midnight', () => {
    expect(hhmm(-15)).toBe('23:45');
  });
});

describe('party sizes', () => {
  it.each([
    ['party of six', 6],
    ['a table for four', 4],
    ['table for two please', 2],
    ['table for for', 4],
    ['table for to', 2],
    ['me and my wife', 2],
    ['my husband and I', 2],
    ['me and my wife and two kids', 4],
    ["there's five of us", 5],
    ['there are gonna be seven of us', 7],
    ["we're six", 6],
    ["we'll be a party of eight", 8],
    ['two adults and three kids', 5],
    ['just me', 1],
    ['a couple of us', 2],
    ['me and four friends', 5],
    ['four people', 4],
    ['twelve guests', 12],
    ['for five', 5],
    ['half a dozen', 6],
  ])('hears %s as %i', (said, size) => {
    expect(findPartySize(normalise(said), false)?.value).toBe(size);
  });

  it.each([
    ['four', 4],
    ['for', 4],
    ['to', 2],
    ['too', 2],
    ['ate', 8],
    ['uh six please', 6],
    ['I think 5', 5],
  ])('hears "%s" as %i when asked', (said, size) => {
    expect(findPartySize(normalise(said), true)?.value).toBe(size);
  });

  it.each(['for seven thirty', 'for 8 pm', "for eight o'clock", 'at seven', 'in five minutes', 'just one question'])(
    'finds none in "%s"',
    said => {
      expect(findPartySize(normalise(said), false)).toBeUndefined();
    },
  );
});

describe('phone numbers', () => {
  it.each([
    ['415 555 0123', '+14155550123'],
    ['four one five, five five five, oh one two three', '+14155550123'],
    ['four one five triple five zero one two three', '+14155550123'],
    ['415, double five five, 0123', '+14155550123'],
    ['area code 415 and then 555 0123', '+14155550123'],
    ['(415) 555-0123', '+14155550123'],
    ['one four one five five five five oh one two three', '+14155550123'],
    ['plus 44 20 7946 0018', '+442079460018'],
    ['four one five five five five for two too three', '+14155554223'],
  ])('reads "%s"', (said, number) => {
    const digits = findDigits(normalise(said), 7)?.value ?? '';
    expect(phoneProgress(digits, 'US')).toEqual({ type: 'complete', number });
  });

  it('knows a part from too much', () => {
    expect(phoneProgress('415555', 'US')).toEqual({ type: 'partial' });
    expect(phoneProgress('4155550123999', 'US')).toEqual({ type: 'too_long' });
  });
});

describe('names', () => {
  it.each([
    ["it's for Anna Miller", 'Anna Miller'],
    ["My name is O'Brien.", "O'Brien"],
    ["my name is o'brien", "O'Brien"],
    ['the name is Anna and my number is 415', 'Anna'],
    ['name is Anna', 'Anna'],
    ['under Miller', 'Miller'],
    ['a table for four tomorrow under the name of de la Cruz', 'de la Cruz'],
    ['change the name to Anna Schmidt', 'Anna Schmidt'],
  ])('hears "%s" as %s unasked', (said, name) => {
    expect(findName(said, false)?.name).toBe(name);
  });

  it.each([
    ['Anna Miller', 'Anna Miller'],
    ['uh, Anna Miller please', 'Anna Miller'],
    ['M I L L E R', 'Miller'],
    ['M-I-L-L-E-R.', 'Miller'],
    ['Anna Miller, M I L L E R', 'Anna Miller'],
    ['M as in Mary, I, double L, E, R', 'Miller'],
    ['this is jean-luc', 'Jean-Luc'],
    ["It's Smith.", 'Smith'],
  ])('hears "%s" as %s when asked', (said, name) => {
    expect(findName(said, true)?.name).toBe(name);
  });

  it.each(['yes please', "I don't know", 'tomorrow at seven', 'no', 'four people', 'what time do you open'])(
    'finds none in "%s", even when asked',
    said => {
      expect(findName(said, true)).toBeUndefined();
    },
  );
});

describe('codes', () => {
  it.each([
    ['A seven K two M', 'A7K2M'],
    ["it's A7K2M", 'A7K2M'],
    ['a 7 k 2 m as in Mary', 'A7K2M'],
    ['the code is K7M2P', 'K7M2P'],
    ['K 7 em two P', 'K7M2P'],
  ])('reads "%s"', (said, code) => {
    expect(findCode(said)).toBe(code);
  });

  it('finds none in talk', () => {
    expect(findCode("I don't have it with me")).toBeUndefined();
  });
});
