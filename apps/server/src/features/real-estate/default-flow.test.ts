import { AgentConfig } from '@frontdesk/contract';
import { flowProblems } from '@frontdesk/voice';
import { describe, expect, it } from 'vitest';
import { callHarborHomes } from '../flows/testing/harbor-homes.ts';
import { defaultRealEstateFlow, defaultRealEstateGreeting } from './default-flow.ts';

const oakCondo = '01890000-0000-7000-8000-000000000201';

describe('the default real estate flow', () => {
  it('can be spoken: every variable and filter exists', () => {
    expect(
      flowProblems(AgentConfig.parse({ greeting: defaultRealEstateGreeting, flow: defaultRealEstateFlow })),
    ).toEqual([]);
  });

  it.each([
    ['how much is the two bedroom on Oak Street?', '12 Oak Street is listed at $450,000.'],
    ['What is the price of 87 Oak Street?', '87 Oak Street is listed at $825,000. It is under offer.'],
    ['how many bedrooms does the place on Lakeview have', 'one bedroom and one bathroom'],
    ['how big is 12 Oak Street', '1,100 square feet'],
    ['is the house on Oak Street still available?', '87 Oak Street is under offer.'],
    ['how much is the one on Oak Street', 'I have two like that'],
    ['what do you have for rent?', '5 Lakeview Drive'],
    ['is it a safe neighborhood?', "can't rate neighbourhoods"],
    ['are you open on Sunday?', "No, tomorrow we're closed."],
  ])('answers "%s"', async (question, answer) => {
    const call = await callHarborHomes();
    expect(await call.say(question)).toContain(answer);
  });

  it.each(["please don't call me again", 'take me off your list', 'stop calling me'])(
    'never calls again whoever says "%s"',
    async words => {
      const call = await callHarborHomes();
      expect(await call.say(words)).toContain('We will not call you again. Goodbye.');
    },
  );

  it('books a viewing of the home just talked about', async () => {
    const call = await callHarborHomes();
    await call.say('Tell me about the two bedroom on Oak Street');
    expect(await call.say('how much is it')).toContain('$450,000');
    expect(await call.say('great, can I see it on Tuesday at two?')).toMatch(
      /12 Oak Street on Tuesday, November 24th at 2 PM\. May I have your name\?$/,
    );
    expect(await call.say('Dana Reed')).toContain("number you're calling from");
    expect(await call.say('yes')).toContain(
      'viewing of 12 Oak Street on Tuesday, November 24th at 2 PM, for Dana Reed. Shall I book it?',
    );
    expect(await call.say('no, make it three')).toContain('at 3 PM');
    expect(await call.say('yes')).toContain('An agent will meet you at 12 Oak Street');
    expect(call.last('book_viewing')).toEqual({
      listing_id: oakCondo,
      date: '2026-11-24',
      time: '15:00',
      name: 'Dana Reed',
      phone: '+15125550123',
    });
  });

  it('asks which home is meant and offers other times', async () => {
    const full = { code: 'full', value: { alternatives: [{ date: '2026-11-24', time: '16:00' }] } };
    const call = await callHarborHomes({
      tools: { book_viewing: values => (values.time === '16:00' ? { code: 'ok', value: {} } : full) },
    });
    expect(await call.say("I'd like to book a viewing")).toContain('Which property');
    expect(await call.say('Oak Street')).toContain('12 Oak Street or 87 Oak Street?');
    expect(await call.say('the condo')).toContain('What day');
    await call.say('tuesday at two');
    await call.say('Dana Reed');
    await call.say('yes');
    expect(await call.say('yes')).toContain('I do have 4 PM on Tuesday, November 24th. Would that work?');
    await call.say('that works');
    await call.say('yes');
    expect(call.last('book_viewing')).toMatchObject({ listing_id: oakCondo, time: '16:00' });
  });

  it('takes the details of somebody who is looking', async () => {
    const call = await callHarborHomes();
    await call.say("Hi, I'm looking to buy a house");
    await call.say('Three bedrooms near the lake');
    await call.say('around six hundred thousand');
    await call.say('in the spring');
    await call.say('Dana Reed');
    expect(await call.say('yes')).toContain('Thank you, Dana Reed.');
    expect(call.last('create_lead')).toEqual({
      name: 'Dana Reed',
      phone: '+15125550123',
      interest: 'Three bedrooms near the lake',
      budget: 'around six hundred thousand',
      timeline: 'in the spring',
    });
  });

  it('takes a message where no number to forward to is set', async () => {
    const call = await callHarborHomes();
    expect(await call.say('can I talk to an agent')).toContain('Would you like to leave a message?');
  });
});
