import { AgentConfig } from '@frontdesk/contract';
import { flowProblems } from '@frontdesk/voice';
import { describe, expect, it } from 'vitest';
import { PhoneCall } from '../flows/testing/phone-call.ts';
import { callTrattoria, trattoria } from '../flows/testing/trattoria.ts';
import { defaultRestaurantFlow, defaultRestaurantGreeting } from './default-flow.ts';

const full = () => ({
  code: 'full',
  value: {
    alternatives: [
      { date: '2026-11-22', time: '18:00' },
      { date: '2026-11-22', time: '20:15' },
      { date: '2026-11-24', time: '19:30' },
    ],
  },
});
const refusedOnce = (code: string, value: Record<string, unknown>) => {
  let times = 0;
  return () => (times++ === 0 ? { code, value } : { code: 'ok', value: {} });
};

describe('the default restaurant flow', () => {
  it('can be spoken: every variable and filter exists', () => {
    expect(
      flowProblems(AgentConfig.parse({ greeting: defaultRestaurantGreeting, flow: defaultRestaurantFlow })),
    ).toEqual([]);
  });

  it('greets with the name of the restaurant', async () => {
    const call = new PhoneCall({ snapshot: trattoria });
    expect(await call.answer()).toBe('Thank you for calling Trattoria Lucca. How can I help you?');
  });
});

describe('booking', () => {
  it('takes everything said in one sentence and asks only for the rest', async () => {
    const call = await callTrattoria();
    expect(await call.say('Hi, can I get a table for four tomorrow at 7:30, name is Anna.')).toMatch(
      /four people tomorrow at 7:30 PM, Anna\..*number you're calling from\?$/,
    );
    expect(await call.say('yes')).toMatch(
      /table for four people on Sunday, November 22nd at 7:30 PM, under Anna\. Shall I book it\?$/,
    );
    expect(await call.say('Yes please.')).toContain('Your confirmation code is A 7 K 2 M.');
    expect(call.last('book_reservation')).toEqual({
      date: '2026-11-22',
      time: '19:30',
      party_size: 4,
      name: 'Anna',
      phone: '+14155550123',
    });
    expect(await call.say("No, that's all, thank you.")).toContain('Goodbye');
    expect(call.endedAs).toBe('agent_ended');
  });

  it('books step by step over mishearings and fillers', async () => {
    const call = await callTrattoria();
    expect(await call.say('uh yeah um I wanna make a reservation')).toBe('For how many people?');
    expect(await call.say('for for')).toMatch(/four people\. What day would you like\?$/);
    expect(await call.say('um this friday i guess')).toMatch(/Friday, November 27th\. What time\?$/);
    expect(await call.say('ate')).toMatch(/8 PM\. Let me check\. That's available\. What name/);
    expect(await call.say('uh Miller, M I L L E R')).toMatch(/Miller\./);
    await call.say('yeah that works');
    await call.say('sounds good');
    expect(call.last('book_reservation')).toMatchObject({
      date: '2026-11-27',
      time: '20:00',
      party_size: 4,
      name: 'Miller',
    });
  });

  it('collects a phone number in pieces and reads it back in groups', async () => {
    const call = await callTrattoria({ from: null });
    await call.say('table for two tomorrow at six for Bob Jones');
    if (!call.toolCalls.length) throw new Error('nothing was checked');
    expect(await call.say('four one five')).toContain('Go on.');
    expect(await call.say('double five five')).toContain('Go on.');
    expect(await call.say('oh one two three')).toContain('I have 415-555-0123. Is that right?');
    expect(await call.say('no')).toContain('digit by digit');
    expect(await call.say('415 555 0124')).toContain('I have 415-555-0124. Is that right?');
    await call.say('yes');
    await call.say('yes');
    expect(call.last('book_reservation')).toMatchObject({ phone: '+14155550124', name: 'Bob Jones', time: '18:00' });
  });

  it('takes a number typed on the keypad, and keys for yes and party size', async () => {
    const call = await callTrattoria({ from: null });
    await call.say('I want to book a table');
    expect(await call.press('6')).toContain('six people');
    await call.say('tuesday at seven');
    await call.say('Anna Miller');
    expect(await call.press('4155550123')).toContain('415-555-0123');
    expect(await call.press('1')).toContain('Shall I book it?');
    expect(await call.press('1')).toContain('all set');
    expect(call.last('book_reservation')).toMatchObject({ party_size: 6, phone: '+14155550123' });
  });

  it.each([
    ['no, five people', { party_size: 5 }],
    ['No. Five people.', { party_size: 5 }],
    ['actually make it five people', { party_size: 5 }],
    ['no, at eight', { time: '20:00' }],
    ['make it quarter past eight instead', { time: '20:15' }],
    ['no, Saturday', { date: '2026-11-21' }],
    ['can we do Tuesday instead', { date: '2026-11-24' }],
    ['change the name to Peter Smith', { name: 'Peter Smith' }],
    ["yes but it's six people", { party_size: 6 }],
    ['not 7:30 but 8:30', { time: '20:30' }],
    ['change it from four people to six people', { party_size: 6 }],
  ])('lets the caller correct the read-back: "%s"', async (said, corrected) => {
    const call = await callTrattoria();
    await call.say('table for four tomorrow at 7:30, name is Anna');
    await call.say('yes');
    expect(await call.say(said)).toMatch(/Shall I book it\?$/);
    await call.say('yes');
    expect(call.last('book_reservation')).toEqual({
      ...{ date: '2026-11-22', time: '19:30', party_size: 4, name: 'Anna', phone: '+14155550123' },
      ...corrected,
    });
  });

  it('asks what to change after a plain no, and which number is meant', async () => {
    const call = await callTrattoria();
    await call.say('table for four tomorrow at 7:30, name is Anna');
    await call.say('yes');
    expect(await call.say('no')).toContain('What would you like to change?');
    expect(await call.say('the time')).toMatch(/What time\?$/);
    expect(await call.say('six')).toMatch(/at 6 PM, under Anna/);
    await call.say('the name should be Bob Stone');
    expect(await call.say('make it eight')).toContain("8 o'clock, or 8 people?");
    expect(await call.say('people')).toMatch(/table for eight people .* at 6 PM, under Bob Stone/);
    await call.say('yes');
    expect(call.last('book_reservation')).toMatchObject({ party_size: 8, time: '18:00', name: 'Bob Stone' });
  });

  it('corrects in the middle, before everything is known', async () => {
    const call = await callTrattoria();
    await call.say('a table for four');
    expect(await call.say('no, five people')).toMatch(/five people\. What day/);
    await call.say('friday');
    expect(await call.say('sorry, Saturday at seven')).toContain('7 PM');
    expect(call.last('check_availability')).toEqual({ date: '2026-11-21', time: '19:00', party_size: 5 });
    expect(await call.say('change it to Sunday')).toContain('What name is it under?');
    expect(call.last('check_availability')).toMatchObject({ date: '2026-11-22' });
  });

  it('refuses a closed day at once and says when it is open', async () => {
    const call = await callTrattoria();
    expect(await call.say('table for two on Monday at seven')).toMatch(
      /closed on Monday, November 23rd\. We're open again on Tuesday, November 24th at 5 PM\. What day/,
    );
    expect(await call.say('tuesday then')).toContain("That's available.");
    expect(call.last('check_availability')).toMatchObject({ date: '2026-11-24', time: '19:00' });
  });

  it('forgets what was begun when the caller gives up', async () => {
    const call = await callTrattoria();
    await call.say('table for two tomorrow');
    expect(await call.say('never mind')).toBe('No problem. What else can I do for you?');
    expect(await call.say('book a table')).toBe('For how many people?');
  });
});

describe('when the table cannot be had', () => {
  it.each([
    ['the first one', '2026-11-22', '18:00'],
    ['the second one please', '2026-11-22', '20:15'],
    ['8:15', '2026-11-22', '20:15'],
    ['eight fifteen is fine', '2026-11-22', '20:15'],
    ['Tuesday works', '2026-11-24', '19:30'],
    ['six', '2026-11-22', '18:00'],
  ])('offers the nearest free times and accepts "%s"', async (said, date, time) => {
    const call = await callTrattoria({ tools: { check_availability: full } });
    expect(await call.say('table for four tomorrow at seven')).toContain(
      "I'm sorry, that time is taken. I do have 6 PM, 8:15 PM tomorrow or 7:30 PM on Tuesday, November 24th. Would one of those work?",
    );
    expect(await call.say(said)).toContain('What name is it under?');
    await call.say('Anna');
    await call.say('yes');
    await call.say('yes');
    expect(call.last('book_reservation')).toMatchObject({ date, time });
  });

  it('checks another day the caller names instead', async () => {
    const call = await callTrattoria({ tools: { check_availability: refusedOnce('full', full().value) } });
    await call.say('table for four tomorrow at seven');
    expect(await call.say('how about Friday')).toContain("That's available.");
    expect(call.last('check_availability')).toEqual({ date: '2026-11-27', time: '19:00', party_size: 4 });
  });

  it('asks for another time when none suits', async () => {
    const call = await callTrattoria({ tools: { check_availability: refusedOnce('full', full().value) } });
    await call.say('table for four tomorrow at seven');
    expect(await call.say('no, none of those')).toMatch(/another time or another day\. What time\?$/);
    expect(await call.say('at five')).toContain("That's available.");
  });

  it('offers other times when the table is lost while booking', async () => {
    const call = await callTrattoria({ tools: { book_reservation: full } });
    await call.say('table for four tomorrow at 7:30, name is Anna');
    await call.say('yes');
    expect(await call.say('yes')).toContain('that time is taken');
    expect(await call.say('the first one')).toMatch(/at 6 PM, under Anna\. Shall I book it\?$/);
  });

  it.each([
    [
      'closed',
      { next_opening: { date: '2026-11-24', time: '17:00' }, alternatives: [] },
      "We're open next on Tuesday, November 24th at 5 PM. What day would you like?",
    ],
    [
      'closed',
      { next_opening: null, alternatives: [{ date: '2026-11-22', time: '20:00' }] },
      'The nearest I have is 8 PM tomorrow. Would that work?',
    ],
    ['too_large', { max_party_size: 8 }, 'I can book up to eight myself. Shall I put you through?'],
    [
      'too_soon',
      { earliest: { date: '2026-11-21', time: '18:00' } },
      'The earliest I can do is today at 6 PM. What time?',
    ],
    [
      'too_far',
      { latest_date: '2027-01-20' },
      'The last day I can offer is Wednesday, January 20th. What day would you like?',
    ],
    ['invalid', {}, "that doesn't work"],
    ['failed', {}, "I can't reach our reservation book right now"],
  ])('has an answer to %s and a way on', async (code, value, said) => {
    const call = await callTrattoria({ tools: { check_availability: () => ({ code, value }) } });
    expect(await call.say('table for four tomorrow at seven')).toContain(said);
  });

  it('puts a large party through, or takes a smaller one', async () => {
    const tools = {
      check_availability: (values: Readonly<Record<string, unknown>>) =>
        Number(values.party_size) > 8 ? { code: 'too_large', value: { max_party_size: 8 } } : { code: 'ok', value: {} },
    };
    const large = await callTrattoria({ tools });
    await large.say('a table for twelve people tomorrow at seven');
    await large.say('yes please');
    expect(large.transferredTo).toBe('+14155550199');
    const smaller = await callTrattoria({ tools });
    await smaller.say('a table for twelve people tomorrow at seven');
    expect(await smaller.say('no, make it eight people')).toContain("That's available.");
  });
});

describe('questions at any point', () => {
  it.each([
    ['are you open on Sunday?', "Yes, tomorrow we're open from noon to 9 PM."],
    ['when do you close tonight', 'Today we close at 11 PM.'],
    ['are you open right now', "No, we're closed right now. We open today at 5 PM."],
    ['are you open on Thanksgiving?', "No, on Thursday, November 26th we're closed, Thanksgiving."],
    ['what are your hours?', "We're open Tuesday to Thursday from 5 PM to 10 PM"],
    ['what time do you open on Friday', "On Friday, November 27th we're open from 5 PM to 11 PM."],
    ['where are you located?', "We're at 48 Mercer Street, New York."],
    ['Is there parking nearby?', 'garage on Grand Street'],
    ["what's on the menu?", 'antipasti, pasta, mains and desserts'],
    ['do you have carbonara?', 'Yes, we have the Spaghetti Carbonara for $22.'],
    ['how much is the branzino', 'The Branzino is $34.'],
    ['is the tiramisu good', 'sold out'],
    ['do you have anything vegetarian', 'Burrata, Wild Mushroom Risotto and Pistachio Gelato'],
    ['is the carbonara gluten free?', 'not marked as gluten free'],
    ['does the gelato have nuts in it?', 'listed as containing nuts'],
    ['does the burrata contain nuts?', "can't rule out traces"],
    ['what desserts do you have?', 'Pistachio Gelato for $9'],
    ['any specials tonight?', 'Truffle tagliatelle'],
    ['what is the largest party you take?', 'up to eight'],
    ['can I bring my dog?', 'Dogs are welcome on the patio.'],
    ["what's your cancellation policy?", 'two hours before'],
    ['are you a robot?', "Yes, I'm an automated assistant"],
    ['do you have wifi?', "I don't know that one"],
  ])('answers "%s" and comes back to the pending question', async (question, answer) => {
    const call = await callTrattoria();
    await call.say('a table for four tomorrow');
    const reply = await call.say(question);
    expect(reply).toContain(answer);
    expect(reply).toMatch(/What time\?$/);
    expect(await call.say('seven')).toContain("That's available.");
    expect(call.last('check_availability')).toEqual({ date: '2026-11-22', time: '19:00', party_size: 4 });
  });

  it('takes the details and answers the question in one utterance', async () => {
    const call = await callTrattoria();
    const reply = await call.say('table for four tomorrow at seven and are you open on Friday?');
    expect(reply).toContain("on Friday, November 27th we're open");
    expect(call.last('check_availability')).toEqual({ date: '2026-11-22', time: '19:00', party_size: 4 });
  });

  it('says again what it said', async () => {
    const call = await callTrattoria();
    await call.say('a table for four');
    expect(await call.say('sorry, can you repeat that?')).toContain('four people. What day would you like?');
  });
});

describe('a booking made before', () => {
  it('is canceled by the number of the caller', async () => {
    const call = await callTrattoria();
    expect(await call.say("Hi, I'd like to cancel my reservation")).toContain(
      'four people on Friday, November 27th at 7 PM. Shall I cancel it?',
    );
    expect(await call.say('yes')).toContain('canceled');
    expect(call.last('cancel_reservation')).toEqual({ id: '01890000-0000-7000-8000-000000000150' });
  });

  it('is kept when the caller thinks again', async () => {
    const call = await callTrattoria();
    await call.say('cancel my reservation');
    expect(await call.say('no')).toContain("I've left it as it is");
    expect(call.last('cancel_reservation')).toBeUndefined();
  });

  it('is found by its code and name from another number', async () => {
    const find = (values: Readonly<Record<string, unknown>>) =>
      values.confirmation_code === 'K7M2P'
        ? {
            code: 'ok',
            value: { reservations: [{ id: 'r1', date: '2026-11-27', time: '19:00', party_size: 4, name: 'Anna' }] },
          }
        : { code: 'not_found', value: {} };
    const call = await callTrattoria({ tools: { find_reservation: find } });
    expect(await call.say('I need to cancel my booking')).toContain("What's the confirmation code?");
    expect(await call.say("it's K seven M two P")).toContain('name on the booking?');
    expect(await call.say('Anna Miller')).toContain('Shall I cancel it?');
    expect(call.last('find_reservation')).toEqual({ confirmation_code: 'K7M2P', name: 'Anna Miller' });
    await call.say('yes');
    expect(call.last('cancel_reservation')).toEqual({ id: 'r1' });
  });

  it('goes to a person when the caller does not have the code', async () => {
    const call = await callTrattoria({ tools: { find_reservation: () => ({ code: 'not_found', value: {} }) } });
    await call.say('change my reservation');
    await call.say("I don't have it");
    expect(call.transferredTo).toBe('+14155550199');
  });

  it('is looked up', async () => {
    const call = await callTrattoria();
    expect(await call.say('What time is my reservation?')).toContain(
      'four people on Friday, November 27th at 7 PM. Would you like to change it?',
    );
    expect(await call.say('no, thank you')).toContain('anything else');
  });

  it('is changed', async () => {
    const call = await callTrattoria();
    await call.say('I need to change my reservation');
    expect(await call.say('yes')).toContain('What would you like to change?');
    expect(await call.say('we are going to be six people and can we do eight thirty')).toContain(
      'six people on Friday, November 27th at 8:30 PM. Shall I change it?',
    );
    expect(await call.say('yes please')).toContain("You're now booked");
    expect(call.last('change_reservation')).toEqual({
      id: '01890000-0000-7000-8000-000000000150',
      date: '2026-11-27',
      time: '20:30',
      party_size: 6,
    });
  });

  it('is found again for a caller who runs late, and the team is told', async () => {
    const call = await callTrattoria();
    expect(await call.say("we're running a bit late")).toContain('your table for four people');
    await call.say('yes');
    expect(await call.say('about fifteen minutes')).toContain("I've told the team");
    expect(call.last('take_message')).toMatchObject({
      name: 'Anna Miller',
      message: 'Running late for the table on Friday, November 27th at 7 PM: about fifteen minutes',
    });
  });
});

describe('a person', () => {
  it.each([
    'human',
    'can I speak to someone please',
    'representative',
    'let me talk to a real person',
    'operator',
    'I want to speak to the manager',
    'someone please',
    'transfer me',
  ])('takes over at any point after "%s"', async said => {
    for (const before of [[], ['table for four'], ['table for four tomorrow at seven, name is Anna', 'yes']]) {
      const call = await callTrattoria();
      for (const line of before) await call.say(line);
      await call.say(said);
      expect(call.transferredTo).toBe('+14155550199');
    }
  });

  it('takes over when 0 is pressed', async () => {
    const call = await callTrattoria();
    await call.say('table for four tomorrow');
    await call.press('0');
    expect(call.transferredTo).toBe('+14155550199');
  });

  it('is replaced by a message where nobody can come', async () => {
    const call = await callTrattoria({ tools: { forward_call: () => ({ code: 'unavailable', value: {} }) } });
    expect(await call.say('I want a human')).toBe(
      "I'm sorry, nobody can come to the phone right now. Would you like to leave a message?",
    );
    await call.say('yes');
    await call.say('Anna Miller');
    expect(await call.say('yes')).toContain('What should I pass on?');
    expect(await call.say('Do you have my blue jacket? I left it at the table on Friday.')).toContain(
      "I'll pass that on",
    );
    expect(call.last('take_message')).toEqual({
      name: 'Anna Miller',
      phone: '+14155550123',
      message: 'Do you have my blue jacket? I left it at the table on Friday.',
    });
  });

  it('is offered when the agent does not understand, at last without asking', async () => {
    const call = await callTrattoria();
    expect(await call.say('blah gromp')).toContain("didn't get that");
    expect(await call.say('flurb')).toContain('a person');
    expect(await call.say('zonk')).toContain('Would you like me to put you through to someone?');
    await call.say('wibble');
    await call.say('wobble');
    expect(call.transferredTo).toBe('+14155550199');
  });
});

describe('silence and interruptions', () => {
  it('reminds the caller of the question, then says goodbye', async () => {
    const call = await callTrattoria();
    await call.say('table for four');
    expect(await call.waitInSilence(1)).toBe('Are you still there? What day would you like?');
    expect(await call.waitInSilence(2)).toContain('What day would you like?');
    expect(await call.waitInSilence(3)).toContain('Goodbye');
    expect(call.endedAs).toBe('silence');
  });

  it('does not take a yes for the answer to a question that was not heard', async () => {
    const call = await callTrattoria();
    await call.say('table for four tomorrow at 7:30, name is Anna');
    await call.say('yes');
    call.dialogue.heard('Got it. So', true);
    expect(await call.say('yes')).toContain('Shall I book it?');
    expect(call.last('book_reservation')).toBeUndefined();
    call.dialogue.heard("So that's a table for four people on Sunday, November 22nd at 7:30 PM, under Anna.", true);
    await call.say('yes');
    expect(call.last('book_reservation')).toBeDefined();
  });

  it('goes on in another process where the call broke off', async () => {
    const before = await callTrattoria();
    await before.say('table for four tomorrow');
    const saved = JSON.parse(JSON.stringify(before.dialogue.save()));
    const after = new PhoneCall({
      snapshot: trattoria,
      saved,
      tools: { check_availability: () => ({ code: 'ok', value: {} }) },
    });
    expect(await after.answer()).toBe("I'm sorry, we got cut off for a moment. What time?");
    await after.say('seven');
    expect(after.last('check_availability')).toEqual({ date: '2026-11-22', time: '19:00', party_size: 4 });
  });
});
