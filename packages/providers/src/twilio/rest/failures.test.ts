import { type BreakerState, systemClock } from '@frontdesk/voice';
import { ManualClock } from '@frontdesk/voice/testing';
import { describe, expect, it } from 'vitest';
import { createTwilioClient, type TwilioClientOptions } from './create-twilio-client.ts';
import { answers, drops, farSide, neverAnswers, refuses } from './far-side-fixture.ts';
import { TwilioError } from './twilio-client.ts';

const CALL = {
  sid: 'CA1',
  status: 'queued',
  from: '+14155550100',
  to: '+14155550123',
  duration: null,
  answered_by: null,
};
const NEW_CALL = { from: '+14155550100', to: '+14155550123', instructions: { url: 'https://a.example/voice' } };

function clientOf(baseUrl: string, options: Partial<TwilioClientOptions> = {}) {
  return createTwilioClient({
    accountSid: 'AC1',
    authToken: 'a secret',
    baseUrl,
    clock: systemClock,
    timeoutMs: 2000,
    retry: { attempts: 3, firstDelayMs: 1, longestDelayMs: 2 },
    ...options,
  });
}

async function failureOf(asked: Promise<unknown>): Promise<TwilioError> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TwilioError)) throw new Error('It did not fail.', { cause: error });
  return error;
}

describe('placing a call', () => {
  it('is tried again while Twilio refuses it for now', async () => {
    await using twilio = await farSide(refuses(429, 20429), refuses(429, 20429), answers(201, CALL));
    expect(await clientOf(twilio.url).calls.create(NEW_CALL)).toMatchObject({ sid: 'CA1', status: 'queued' });
    expect(twilio.seen).toHaveLength(3);
  });

  it.each([
    ['the answer got lost', drops],
    ['Twilio fails', answers(500, '<h1>oops</h1>')],
    ['the answer is garbage', answers(201, '{"sid":')],
    ['the answer is not about a call', answers(201, { hello: 1 })],
  ])('is in doubt, and not tried again, when %s', async (_what, behaviour) => {
    await using twilio = await farSide(behaviour);
    const error = await failureOf(clientOf(twilio.url).calls.create(NEW_CALL));
    expect(error).toMatchObject({ isInDoubt: true, isRetryable: true });
    expect(twilio.seen).toHaveLength(1);
  });

  it('is in doubt when no answer comes in time', async () => {
    await using twilio = await farSide(neverAnswers);
    const error = await failureOf(clientOf(twilio.url, { timeoutMs: 50 }).calls.create(NEW_CALL));
    expect(error).toMatchObject({ status: null, isInDoubt: true, message: 'Twilio did not answer within 50 ms.' });
    expect(twilio.seen).toHaveLength(1);
  });

  it('is not in doubt when Twilio cannot be reached', async () => {
    const { url } = await (async () => {
      await using gone = await farSide(neverAnswers);
      return gone;
    })();
    const error = await failureOf(clientOf(url).calls.create(NEW_CALL));
    expect(error).toMatchObject({ status: null, isInDoubt: false, isRetryable: true });
    expect(error.message).toBe('Twilio cannot be reached.');
  });

  it('says what is wrong and what helps, and repeats no number, token or answer', async () => {
    await using twilio = await farSide(refuses(400, 21215), refuses(401, 20003), refuses(400, 99_999));
    const client = clientOf(twilio.url);
    const errors = [];
    for (let i = 0; i < 3; i++) errors.push(await failureOf(client.calls.create(NEW_CALL)));
    expect(errors.map(({ message }) => message)).toEqual([
      'Twilio may not call this country from this account: allow it under Voice geographic permissions. (Twilio error 21215)',
      'Twilio does not accept the credentials: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN. (Twilio error 20003)',
      'Twilio refused the request (HTTP 400, error 99999): see https://www.twilio.com/docs/errors/99999',
    ]);
    expect(errors.every(error => !error.isRetryable && !error.isInDoubt)).toBe(true);
    expect(JSON.stringify(errors.map(error => [error.stack, error.cause]))).not.toMatch(/\+1415|a secret/);
    expect(twilio.seen).toHaveLength(3);
  });
});

describe('reading', () => {
  it.each([
    ['failures', answers(503, '')],
    ['lost answers', drops],
    ['garbage', answers(200, 'not json')],
    ['too many requests', refuses(429, 20429)],
  ])('outlives %s', async (_what, behaviour) => {
    await using twilio = await farSide(behaviour, behaviour, answers(200, CALL));
    expect(await clientOf(twilio.url).calls.get('CA1')).toMatchObject({ sid: 'CA1' });
    expect(twilio.seen).toHaveLength(3);
  });

  it('is never in doubt, and ends after so many tries', async () => {
    await using twilio = await farSide(answers(500, ''));
    expect(await failureOf(clientOf(twilio.url).calls.get('CA1'))).toMatchObject({ status: 500, isInDoubt: false });
    expect(twilio.seen).toHaveLength(3);
  });

  it('waits a random part of a doubling time in between', async () => {
    await using twilio = await farSide(answers(500, ''));
    const waits: number[] = [];
    const clock = {
      ...systemClock,
      schedule(delayMs: number, action: () => void) {
        if (delayMs !== 2000) waits.push(delayMs);
        return systemClock.schedule(delayMs === 2000 ? delayMs : 0, action);
      },
    };
    const retry = { attempts: 5, firstDelayMs: 100, longestDelayMs: 300 };
    await failureOf(
      clientOf(twilio.url, { clock, retry, random: () => 0.5, breaker: { failures: 9 } }).calls.get('CA1'),
    );
    expect(waits).toEqual([50, 100, 150, 150]);
  });
});

describe('giving up waiting', () => {
  it('ends a request under way, a wait for the next try, and a wait in line', async () => {
    await using twilio = await farSide(neverAnswers);
    const abort = new AbortController();
    const client = clientOf(twilio.url, { concurrency: 1 });
    const underWay = client.calls.get('CA1', abort.signal);
    const inLine = client.calls.get('CA2', abort.signal);
    abort.abort(new Error('shutting down'));
    await expect(underWay).rejects.toThrow('shutting down');
    await expect(inLine).rejects.toThrow('shutting down');
    await expect(client.calls.get('CA3', abort.signal)).rejects.toThrow('shutting down');
  });
});

describe('the circuit breaker', () => {
  it('leaves a failing Twilio alone, says so, and tries one request when its time is over', async () => {
    await using twilio = await farSide(answers(500, ''), answers(500, ''), answers(200, CALL));
    const clock = new ManualClock();
    const states: BreakerState[] = [];
    const client = clientOf(twilio.url, {
      clock,
      retry: { attempts: 1 },
      breaker: { failures: 2, openMs: 1000 },
      onBreakerChange: state => states.push(state),
    });
    await failureOf(client.calls.get('CA1'));
    await failureOf(client.calls.get('CA1'));
    const held = await failureOf(client.calls.create(NEW_CALL));
    expect(held.message).toMatch(/failed several times in a row/);
    expect(held).toMatchObject({ status: null, isRetryable: true, isInDoubt: false });
    expect(twilio.seen).toHaveLength(2);
    await clock.advance(1000);
    expect(await client.calls.get('CA1')).toMatchObject({ sid: 'CA1' });
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('does not mind refusals', async () => {
    await using twilio = await farSide(refuses(400, 21211));
    const client = clientOf(twilio.url, { breaker: { failures: 2, openMs: 1000 } });
    for (let i = 0; i < 4; i++) expect(await failureOf(client.calls.create(NEW_CALL))).toMatchObject({ code: 21211 });
  });
});

describe('many requests', () => {
  it('go out a few at a time, and too many are turned away', async () => {
    const open: (() => void)[] = [];
    let most = 0;
    await using twilio = await farSide(response => {
      most = Math.max(
        most,
        open.push(() => answers(200, CALL)(response, response.req)),
      );
      if (open.length === 3) setImmediate(() => void open.splice(0).map(answer => answer()));
    });
    const client = clientOf(twilio.url, { concurrency: 3, maxWaiting: 9, retry: { attempts: 1 } });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => client.calls.get('CA1')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
    expect(most).toBe(3);
  });
});

describe('a recording', () => {
  const recording = { sid: 'RE1', call_sid: 'CA1', status: 'completed', channels: 2, duration: '3' };

  it('arrives in pieces, both channels', async () => {
    await using twilio = await farSide(answers(200, recording), response => {
      response.write('RIFF');
      setImmediate(() => response.end('data'));
    });
    let text = '';
    for await (const piece of await clientOf(twilio.url).recordings.download('RE1')) text += Buffer.from(piece);
    expect(text).toBe('RIFFdata');
    expect(twilio.seen[1]?.request).toBe('GET /2010-04-01/Accounts/AC1/Recordings/RE1.wav?RequestedChannels=2');
  });

  it.each([
    ['breaks off', (_response: unknown, request: { socket: { destroy(): void } }) => request.socket.destroy()],
    ['stands still', () => {}],
  ])('that %s ends with an error to try again after', async (_what, then) => {
    await using twilio = await farSide(answers(200, recording), (response, request) => {
      response.write('RIFF', () => then(response, request));
    });
    const pieces = await clientOf(twilio.url, { stallMs: 100 }).recordings.download('RE1');
    const reading = (async () => {
      for await (const _ of pieces);
    })();
    expect(await failureOf(reading)).toMatchObject({ isRetryable: true });
  });

  it('is let go when the reader stops', async () => {
    let isClosed: Promise<unknown> | undefined;
    await using twilio = await farSide(answers(200, recording), response => {
      isClosed = new Promise(resolve => response.on('close', resolve));
      response.write('RIFF');
    });
    for await (const _ of await clientOf(twilio.url).recordings.download('RE1')) break;
    await isClosed;
  });

  it('can be deleted twice', async () => {
    await using twilio = await farSide(answers(204, ''), refuses(404, 20404));
    const { recordings } = clientOf(twilio.url);
    await recordings.delete('RE1');
    await recordings.delete('RE1');
    expect(twilio.seen[0]?.request).toBe('DELETE /2010-04-01/Accounts/AC1/Recordings/RE1.json');
    expect(twilio.seen[0]?.authorization).toBe(`Basic ${Buffer.from('AC1:a secret').toString('base64')}`);
  });
});
