import { type EmulatedCall, hangUp, press, say, silence, waitForAgent } from '@frontdesk/emulators';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls } from '../../db/schema/index.ts';
import { PERSON, providers, startTelephony, voiceFields } from '../telephony/telephony-fixture.ts';
import { countingDialogue, GATHER_CALLER, nextPathIn, openGather } from './gather-fixture.ts';

const booked: unknown[] = [];
let isMute = false;
let line: Awaited<ReturnType<typeof openGather>>;
beforeAll(async () => {
  line = await openGather({
    numbers: Array.from({ length: 40 }, (_, index) => `+121255503${String(index).padStart(2, '0')}`),
    deps: () => ({
      toolsFor: () => ({
        run: async request => {
          booked.push(request.arguments);
          return { code: 'ok', value: {} };
        },
      }),
      providersFor: ({ agent }) => ({
        ...providers,
        dialogue: countingDialogue,
        textToSpeech: {
          ...providers.textToSpeech,
          synthesize: (text, request) => {
            if (agent.config.voice.voiceId === 'hoarse' || isMute) throw new Error('No voice.');
            return providers.textToSpeech.synthesize(text, request);
          },
        },
      }),
    }),
  });
});
afterAll(() => line.close());

const said = ({ events }: EmulatedCall) =>
  events.flatMap(event => (event.type === 'carrier-said' ? [event.text] : [])).join(' | ');
const texts = async (callSid: string) => (await line.turns(callSid)).map(turn => `${turn.speaker}: ${turn.text}`);
const kinds = async (callSid: string) => (await line.events(callSid)).map(event => event.type);
const carrierVoice = { voice: { provider: 'carrier', voiceId: 'Polly.Joanna-Neural' } };
let sids = 0;
const ring = async (config: Parameters<typeof line.addBusiness>[0] = {}, values = {}) => {
  const callSid = `CA-hand-${sids++}`;
  const business = await line.addBusiness(config, values);
  return { callSid, ...business, call: await line.ring(business.number, callSid) };
};

describe('a call without a media stream', () => {
  it('is talked on in the voice of the carrier, and ends with goodbye', async () => {
    const { number } = await line.addBusiness(carrierVoice);
    const call = line.phone(number, [
      say('Something'),
      waitForAgent,
      press('12#'),
      waitForAgent,
      say('That is all, bye'),
    ]);
    expect(await call.ended).toEqual({ type: 'far-side-hung-up' });
    expect(said(call)).toBe('Hello. What is it? | That was number 1. | You pressed 12. | That was number 2.');
    expect(await line.call(call.sid)).toMatchObject({
      ...{ status: 'completed', disposition: 'agent_ended', turnCount: 6, direction: 'inbound' },
      ...{ answeredAt: expect.any(Date), endedAt: expect.any(Date), durationSeconds: expect.any(Number) },
      ...{ fromNumber: GATHER_CALLER, toNumber: number, streamSid: null },
    });
    expect(await kinds(call.sid)).toEqual(
      [
        'call-answered turn-finished',
        'turn-finished turn-finished',
        'dtmf-received dtmf-received turn-finished',
        'turn-finished turn-finished call-ended',
      ].flatMap(exchange => exchange.split(' ')),
    );
    const [, caller, agent] = await line.turns(call.sid);
    expect(caller).toMatchObject({ speaker: 'caller', text: 'Something', wasInterrupted: false, dialogueMs: null });
    expect(agent).toMatchObject({ speaker: 'agent', dialogueMs: expect.any(Number), totalMs: null });
  });

  it('tells those who watch what is in the journal', async () => {
    const { callSid, call } = await ring();
    await call.go();
    await call.say('Something');
    const { id } = await line.call(callSid);
    const published = line.server.published.filter(({ callId }) => callId === id);
    expect(published.map(({ event }) => event)).toEqual(await line.events(callSid));
    expect(published.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
  });

  it('has a journal that ends when the caller hangs up', async () => {
    const { number } = await line.addBusiness(carrierVoice);
    const call = line.phone(number, [say('Something'), waitForAgent, hangUp]);
    await call.ended;
    await expect.poll(() => kinds(call.sid)).toContain('call-ended');
    expect((await line.events(call.sid)).at(-1)).toMatchObject({ disposition: 'caller_hung_up' });
    expect(await line.call(call.sid)).toMatchObject({ status: 'completed', disposition: 'caller_hung_up' });
  });

  it('asks whether a silent caller is there, and ends', async () => {
    const { number } = await line.addBusiness({
      ...carrierVoice,
      turnTaking: { reminderAfterMs: 2000, maxReminders: 1 },
    });
    const call = line.phone(number, [silence(20_000)]);
    expect(await call.ended).toEqual({ type: 'far-side-hung-up' });
    expect(said(call)).toBe('Hello. What is it? | Are you there? That was 1. | Are you there? That was 2.');
    expect(await line.call(call.sid)).toMatchObject({ status: 'completed', disposition: 'silence' });
    expect((await kinds(call.sid)).filter(kind => kind === 'reminder')).toHaveLength(1);
  }, 20_000);

  it('lets the caller speak over the agent, unless it is set otherwise', async () => {
    const polite = await ring({ turnTaking: { canBargeIn: false } });
    expect(await polite.call.go()).toContain('bargeIn="false"');
    const { call } = await ring();
    const first = await call.go();
    expect(first).toMatch(/<Gather input="speech dtmf" action="[^"]+" timeout="5" actionOnEmptyResult="true" /);
    expect(first).toContain('bargeIn="true" speechTimeout="auto" language="en-US"');
  });

  it('waits without a word until it is time to remind', async () => {
    const { callSid, call } = await ring();
    await call.go();
    const quiet = await call.go();
    expect(quiet).toContain('timeout="3"');
    expect(quiet).not.toContain('<Play>');
    expect(await texts(callSid)).toEqual(['agent: Hello. What is it?']);
    await call.go();
    expect(await texts(callSid)).toContain('agent: Are you there? That was 1.');
    await call.say('Yes');
    await call.go();
    await call.go();
    expect((await texts(callSid)).at(-1)).toBe('agent: Are you there? That was 1.');
  });

  it('puts the caller through, cold', async () => {
    const { callSid, number, call } = await ring();
    await call.go();
    const twiml = await call.say('A person, please');
    expect(twiml).toMatch(/<Response><Play>[^<]+<\/Play><Dial callerId="\+14155550123"/);
    expect(twiml).toContain(`<Number>${PERSON}</Number>`);
    expect(await line.call(callSid)).toMatchObject({
      ...{ status: 'completed', disposition: 'transferred', forwarded: true, forwardedTo: PERSON, toNumber: number },
    });
  });

  it('presses keys when it has spoken', async () => {
    const { callSid, call } = await ring(carrierVoice);
    await call.go();
    expect(await call.say('keys')).toMatch(
      /<Response><Say voice="Polly.Joanna-Neural" language="en-US">That was number 1.<\/Say><Play digits="12"\/><Gather/,
    );
    expect(await kinds(callSid)).toContain('digits-sent');
  });

  it('ends when its time is over', async () => {
    const { callSid, call } = await ring({ ...carrierVoice, maxDurationSeconds: 30 });
    await call.go();
    await line.db
      .update(calls)
      .set({ answeredAt: new Date(Date.now() - 31_000) })
      .where(eq(calls.callSid, callSid));
    expect(await call.say('One more thing')).toMatch(/time limit for this call.*<Hangup\/>/);
    expect(await line.call(callSid)).toMatchObject({ disposition: 'max_duration' });
    expect(await texts(callSid)).toContain('caller: One more thing');
  });

  it('marks words of which the carrier was not sure', async () => {
    const { callSid, call } = await ring();
    await call.go();
    await call.say('Mumble', 0.31);
    expect(await line.events(callSid)).toContainEqual(
      expect.objectContaining({ type: 'words-in-doubt', turnIndex: 1, confidence: 0.31 }),
    );
  });
});

describe('a question that is asked again', () => {
  it('gets the same answer, and does nothing twice', async () => {
    booked.length = 0;
    const { callSid, call } = await ring();
    await call.go();
    const asked = call.next;
    const words = { SpeechResult: 'Please book', Confidence: '0.9' };
    const answers = await Promise.all([call.ask(asked, words), call.ask(asked, words)]);
    answers.push(await call.ask(asked, words));
    expect(new Set(answers.map(({ twiml }) => twiml)).size).toBe(1);
    expect(booked).toEqual([{ count: 1 }]);
    expect(await texts(callSid)).toHaveLength(3);
    // One that is older is answered with what is being said now.
    call.twiml = answers[0]?.twiml ?? '';
    const latest = await call.say('And more');
    expect((await call.ask(asked, words)).twiml).toBe(latest);
    expect((await line.call(callSid)).turnCount).toBe(5);
  });

  it('after the end of the call gets its end again', async () => {
    const { call } = await ring(carrierVoice);
    await call.go();
    const asked = call.next;
    const goodbye = await call.say('bye');
    expect(goodbye).toContain('<Hangup/>');
    expect((await call.ask(asked, { SpeechResult: 'bye' })).twiml).toBe(goodbye);
  });

  it('in two processes at a time is answered by one of them', async () => {
    const { number } = await line.addBusiness();
    const deps = { providersFor: () => ({ ...providers, dialogue: countingDialogue }) };
    const [one, other] = [await startTelephony(line.database, deps), await startTelephony(line.database, deps)];
    const callSid = 'CA-two-processes';
    const fields = voiceFields(callSid, number);
    const first = await one.carrier.next(nextPathIn(await one.carrier.ring(callSid, number)), fields);
    const words = { ...fields, SpeechResult: 'One' };
    const answers = await Promise.all([one, other].map(({ carrier }) => carrier.next(nextPathIn(first), words)));
    expect(answers[0]).toContain('<Gather');
    expect(answers[1]).toBe(answers[0]);
    expect(await texts(callSid)).toEqual(['agent: Hello. What is it?', 'caller: One', 'agent: That was number 1.']);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('a server that dies', () => {
  it('is followed by another that goes on where it stopped', async () => {
    const { callSid, call } = await ring();
    await call.go();
    const answer = await call.say('One');
    await line.restart();
    const [, file] = /<Play>([^<]+)</.exec(answer) ?? [];
    const speech = await fetch(file ?? '');
    expect([speech.status, speech.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    await call.say('Two');
    expect(await texts(callSid)).toEqual([
      ...['agent: Hello. What is it?', 'caller: One', 'agent: That was number 1.'],
      ...['caller: Two', 'agent: That was number 2.'],
    ]);
    expect((await line.turns(callSid)).map(turn => turn.turnIndex)).toEqual([0, 1, 2, 3, 4]);
    expect(await kinds(callSid)).not.toContain('call-ended');
  });
});

describe('a carrier that asked in vain', () => {
  it('is told again what the caller heard last, and goes on from there', async () => {
    const { callSid, call } = await ring();
    await call.go();
    const latest = await call.say('One');
    const fallback = `${line.publicUrl}/webhooks/twilio/voice-fallback`;
    const { twiml } = await call.ask(fallback, { ErrorCode: '11200', ErrorUrl: call.next });
    expect(twiml).toBe(latest);
    await call.say('Two');
    expect((await texts(callSid)).at(-1)).toBe('agent: That was number 2.');
  });
});

describe('a dialogue that breaks', () => {
  it('apologises and listens again, then puts the caller through', async () => {
    const { callSid, call } = await ring(carrierVoice, { forwardingNumber: PERSON });
    await call.go();
    await call.say('One');
    expect(await call.say('break')).toMatch(/<Gather[^>]+><Say[^>]+>I'm sorry, something went wrong on our side\.</);
    expect(await call.say('Two')).toContain('That was number 2.');
    expect(await call.say('break')).toMatch(/sorry.*<Number>\+14155550199<\/Number>/);
    expect(await line.call(callSid)).toMatchObject({ disposition: 'transferred', forwardedTo: PERSON });
    expect((await kinds(callSid)).filter(kind => kind === 'failure')).toHaveLength(2);
  });

  it('lets the caller go where there is nobody else', async () => {
    const { callSid, call } = await ring(carrierVoice, { forwardingNumber: null });
    await call.go();
    await call.say('break');
    expect(await call.say('break')).toMatch(/Please call again\. Goodbye\.<\/Say><Hangup\/>/);
    expect(await line.call(callSid)).toMatchObject({ status: 'failed', disposition: 'failed' });
  });
});

describe('our own voice', () => {
  it('is played from files that only the carrier was told of', async () => {
    const { number } = await line.addBusiness();
    const call = line.phone(number, [say('Something'), waitForAgent, say('bye')]);
    await call.ended;
    const played = call.events.flatMap(event => (event.type === 'carrier-played' ? [event.url] : []));
    expect(played).toHaveLength(3);
    expect(call.events.filter(({ type }) => type === 'fault')).toEqual([]);
    const statusOf = async (url: string) => (await fetch(url)).status;
    expect(await statusOf(played[0] ?? '')).toBe(200);
    expect(await statusOf(`${line.publicUrl}/media/speech/nothing.wav`)).toBe(404);
    expect(await statusOf(played[0]?.replace(/.\.wav$/, '_.wav') ?? '')).toBe(404);
  });

  it('gives way to the carrier’s where it fails, for the rest of the call', async () => {
    const { call } = await ring();
    await call.go();
    isMute = true;
    expect(await call.say('One')).toContain('<Say language="en-US">That was number 1.</Say>');
    isMute = false;
    expect(await call.say('Two')).toContain('<Say language="en-US">That was number 2.</Say>');
  });
});

describe('a question that is none of the carrier’s', () => {
  it('is refused when its place is forged, another call’s, or absent', async () => {
    const { call } = await ring();
    const place = call.next;
    const other = await ring();
    expect((await other.call.ask(place)).status).toBe(400);
    expect((await call.ask(place.replace('place=0', 'place=1'))).status).toBe(400);
    expect((await call.ask(place.replace(/\?.*/, ''))).status).toBe(400);
    expect((await call.ask(`${place}x`)).status).toBe(400);
    expect((await fetch(place, { method: 'POST', body: new URLSearchParams({ CallSid: 'CA1' }) })).status).toBe(400);
    expect(await call.go()).toContain('<Gather');
  });

  it('about a caller who has hung up is not answered', async () => {
    const { callSid, call } = await ring();
    await call.go();
    expect(await call.go({ CallStatus: 'completed' })).toContain('<Response/>');
    expect(await texts(callSid)).toHaveLength(1);
  });
});
