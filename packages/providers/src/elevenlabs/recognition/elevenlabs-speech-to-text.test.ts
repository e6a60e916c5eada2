import { BoundedQueue, encodeSamples, type RecognizerInput, TELEPHONE, type TranscriptEvent } from '@frontdesk/voice';
import { ManualClock } from '@frontdesk/voice/testing';
import { describe, expect, it, vi } from 'vitest';
import { elevenLabsAccount, providerError } from '../elevenlabs-fixture.ts';

/** A tone that counts as speech, or silence, in 20 ms frames. */
function audio(lengthMs: number, isSpeech: boolean): RecognizerInput[] {
  const data = isSpeech
    ? encodeSamples(
        Int16Array.from({ length: 160 }, (_, index) => 8000 * Math.sin(index / 3)),
        'mulaw',
      )
    : new Uint8Array(160).fill(0xff);
  return Array.from({ length: lengthMs / 20 }, () => ({ type: 'audio', frame: { ...TELEPHONE, data } }));
}

type Recognizer = Awaited<ReturnType<typeof elevenLabsAccount>>['recognizer'];

/** One call: what is told goes in at once, what is understood is kept. */
function listen(recognizer: ReturnType<Recognizer>, keyterms: readonly string[] = []) {
  if (!recognizer) throw new Error('no recogniser');
  const input = new BoundedQueue<RecognizerInput>(2000);
  const events: TranscriptEvent[] = [];
  const stop = new AbortController();
  const done = (async () => {
    for await (const event of recognizer.transcribe(input, { language: 'en-US', keyterms, signal: stop.signal }))
      events.push(event);
  })();
  done.catch(() => {}); // looked at by the tests that expect it
  return {
    events,
    done,
    stop,
    end: () => input.end(),
    finals: () => events.flatMap(event => (event.type === 'transcript-final' ? [event.text] : [])),
    interims: () => events.flatMap(event => (event.type === 'transcript-interim' ? [event.text] : [])),
    tell: (...items: (RecognizerInput | RecognizerInput['type'])[]) => {
      for (const item of items) {
        if (item === 'speech') input.push({ type: 'speech', agoMs: 100 });
        else if (item === 'pause' || item === 'commit' || item === 'discard') input.push({ type: item });
        else if (typeof item !== 'string') input.push(item);
      }
    },
  };
}

describe('Scribe live', () => {
  it('guesses while the caller speaks and answers every pause with the whole utterance', async () => {
    await using account = await elevenLabsAccount({
      transcripts: ['I would like', 'a table for two.', 'At eight.'],
      finalDelayMs: 10,
    });
    const call = listen(account.recognizer());
    call.tell('speech', ...audio(900, true), 'pause');
    await vi.waitFor(() => expect(call.finals()).toEqual(['I would like']));
    expect(call.interims()).toEqual(['I', 'I would', 'I would like']);
    call.tell(...audio(200, false), 'speech', ...audio(900, true), 'pause');
    await vi.waitFor(() => expect(call.finals()).toHaveLength(2));
    expect(call.finals()[1]).toBe('I would like a table for two.');
    expect(call.interims()).toContain('I would like a table for');
    call.tell('commit', ...audio(400, false), 'speech', ...audio(600, true), 'pause', 'commit');
    call.end();
    await call.done;
    expect(call.finals()[2]).toBe('At eight.');
    expect(account.emulator.recognitionSessions).toHaveLength(1);
    await vi.waitFor(() => expect(account.emulator.recognitionSessions[0]?.isOpen).toBe(false));
  });

  it('hears telephone audio as it is, in the language, with the terms that fit', async () => {
    await using account = await elevenLabsAccount();
    const call = listen(account.recognizer({ withoutFillers: true }), [
      'Gnocchi',
      'Spaghetti alla carbonara',
      'Gnocchi',
    ]);
    call.tell(...audio(1000, true));
    await vi.waitFor(() => expect(account.emulator.recognitionSessions[0]?.speechMs).toBe(1000));
    const query = account.emulator.recognitionSessions[0]?.query;
    expect(query?.get('audio_format')).toBe('ulaw_8000');
    expect(query?.get('language_code')).toBe('en');
    expect(query?.get('no_verbatim')).toBe('true');
    expect(query?.getAll('keyterms')).toEqual(['Gnocchi', 'Spaghetti', 'carbonara']);
    call.end();
    await call.done;
  });

  it('answers the n-th pause with the n-th final, also after the turn is over', async () => {
    await using account = await elevenLabsAccount({ transcripts: ['First.', 'Second.'], finalDelayMs: 30 });
    const call = listen(account.recognizer());
    call.tell('speech', ...audio(400, true), 'pause', 'commit');
    call.tell('speech', ...audio(400, true), 'pause', 'commit', 'pause');
    call.end();
    await call.done;
    expect(call.finals()).toEqual(['First.', 'Second.', '']);
  });

  it('fills up a segment that is too short to count', async () => {
    await using account = await elevenLabsAccount({ transcripts: ['No.'] });
    const call = listen(account.recognizer());
    call.tell('speech', ...audio(120, true), 'pause');
    call.end();
    await call.done;
    expect(call.finals()).toEqual(['No.']);
  });

  it('forgets what was noise', async () => {
    await using account = await elevenLabsAccount({ transcripts: ['Krrk.', 'Hello.'] });
    const call = listen(account.recognizer());
    call.tell('speech', ...audio(400, true), 'discard', 'speech', ...audio(400, true), 'pause');
    call.end();
    await call.done;
    expect(call.finals()).toEqual(['Hello.']);
  });

  it('answers a pause with its guess when the service does not, and gives up after the third', async () => {
    const clock = new ManualClock();
    await using account = await elevenLabsAccount({ transcripts: ['One two three', 'Four', 'Five'] }, clock);
    account.emulator.fail({ type: 'stall', on: 'WS realtime', times: 3 });
    const call = listen(account.recognizer());
    for (let pause = 1; pause <= 3; pause++) {
      call.tell('speech', ...audio(900, true), 'pause');
      await vi.waitFor(() => expect(account.emulator.recognitionSessions[0]?.commits).toBe(pause));
      if (pause === 1) await vi.waitFor(() => expect(call.interims()).toHaveLength(3));
      await clock.advance(2000);
      if (pause === 1) expect(call.finals()).toEqual(['One two three']);
    }
    expect(await providerError(call.done)).toMatchObject({ fault: 'unavailable' });
  });

  it.each([
    ['quota_exceeded', 'quota'],
    ['auth_error', 'credentials'],
    ['rate_limited', 'rate_limited'],
    ['invalid_request', 'rejected'],
    ['session_time_limit_exceeded', 'unavailable'],
    ['transcriber_error', 'unavailable'],
  ] as const)('ends with what went wrong: %s', async (error, fault) => {
    await using account = await elevenLabsAccount();
    account.emulator.fail({ type: 'error', on: 'WS realtime', error });
    const call = listen(account.recognizer());
    call.tell('speech', ...audio(400, true), 'pause');
    expect(await providerError(call.done)).toMatchObject({ fault, provider: 'elevenlabs' });
  });

  it('ends when the connection dies, the answer makes no sense, or the key is wrong', async () => {
    await using account = await elevenLabsAccount();
    for (const [type, fault] of [
      ['drop', 'unavailable'],
      ['garbage', 'protocol'],
    ] as const) {
      account.emulator.fail({ type, on: 'WS realtime' });
      const call = listen(account.recognizer());
      call.tell('speech', ...audio(400, true), 'pause');
      expect(await providerError(call.done)).toMatchObject({ fault });
    }
    Object.assign(account.context.credentials, { apiKey: 'wrong' });
    const call = listen(account.recognizer());
    call.tell(...audio(20, true));
    expect(await providerError(call.done)).toMatchObject({ fault: 'credentials' });
  });

  it('ends quietly when aborted', async () => {
    await using account = await elevenLabsAccount();
    const call = listen(account.recognizer());
    call.tell('speech', ...audio(400, true));
    await vi.waitFor(() => expect(account.emulator.recognitionSessions[0]?.speechMs).toBe(400));
    call.stop.abort();
    await call.done;
    await vi.waitFor(() => expect(account.emulator.recognitionSessions[0]?.isOpen).toBe(false));
  });
});
