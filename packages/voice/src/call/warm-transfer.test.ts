import { describe, expect, it } from 'vitest';
import type { TransferAnswer, TransferDesk, TransferRequest } from '../ports/transfer-desk.ts';
import { ScriptedCall, type ScriptedCallOptions } from '../testing/scripted-call.ts';
import { createCallControl } from './call-control.ts';

const PERSON = '+14155550199';

const answer: ScriptedCallOptions['answer'] = input => {
  if (input.type === 'transfer-failed') return [{ type: 'say', text: `Sorry, ${input.reason}.` }];
  if (input.type === 'unheld') return [{ type: 'say', text: 'Thank you for holding.' }];
  if (input.type === 'said' && input.text.includes('person')) {
    return [
      { type: 'say', text: 'Let me ask.' },
      { type: 'transfer', to: PERSON, mode: 'warm', briefing: 'Anna, about a table.' },
    ];
  }
  return [{ type: 'say', text: input.type === 'said' ? `You said ${input.text}` : 'Hello.' }];
};

/** A desk whose answer the test gives. */
class ScriptedDesk implements TransferDesk {
  readonly requests: TransferRequest[] = [];
  #settle: PromiseWithResolvers<TransferAnswer> = Promise.withResolvers();

  connect(request: TransferRequest): Promise<TransferAnswer> {
    this.requests.push(request);
    this.#settle = Promise.withResolvers();
    return this.#settle.promise;
  }

  answers(answer: TransferAnswer): void {
    this.#settle.resolve(answer);
  }

  breaks(): void {
    this.#settle.reject(new Error('no line'));
  }
}

async function start(options: Partial<ScriptedCallOptions> = {}) {
  const desk = new ScriptedDesk();
  const control = createCallControl();
  const call = new ScriptedCall({ answer, control, transferDesk: desk, ...options });
  await call.silence(1500);
  await call.speak('A person please.');
  const happened = (type: string) => call.journal.events.filter(event => event.type === type);
  return { desk, control, call, happened };
}

describe('a warm transfer', () => {
  it('asks the person once the caller heard so, holds meanwhile, and hands over when they accept', async () => {
    const { desk, call, happened } = await start();
    await call.silence(700);
    expect(desk.requests).toEqual([]);
    await call.silence(5000);
    expect(call.turns.at(-1)).toMatchObject({ text: 'Let me ask.', wasInterrupted: false });
    expect(desk.requests).toMatchObject([{ to: PERSON, briefing: 'Anna, about a table.' }]);
    expect(call.transport.queuedMs).toBeGreaterThan(0);
    desk.answers({ result: 'accepted', handOver: 'conference-7' });
    await call.silence(100);
    expect(await call.outcome).toMatchObject({
      disposition: 'transferred',
      transferTo: PERSON,
      handOver: 'conference-7',
    });
    expect(desk.requests[0]?.signal.aborted).toBe(false);
    expect(happened('transfer-started')).toMatchObject([{ to: PERSON, mode: 'warm' }]);
  });

  it.each(['declined', 'no_answer', 'busy', 'failed'] as const)('brings the caller back: %s', async result => {
    const { desk, call, happened } = await start();
    await call.silence(5000);
    desk.answers({ result });
    await call.silence(2000);
    expect(call.turns.at(-1)?.text).toBe(`Sorry, ${result}.`);
    expect(happened('transfer-failed')).toMatchObject([{ reason: result }]);
    await call.speak('Then a table.');
    await call.silence(3000);
    expect(call.turns.at(-1)?.text).toBe('You said Then a table.');
  });

  it('counts a desk that breaks as failed, and one that never answers as no answer', async () => {
    const broken = await start();
    await broken.call.silence(3000);
    broken.desk.breaks();
    await broken.call.silence(2000);
    expect(broken.call.turns.at(-1)?.text).toBe('Sorry, failed.');
    expect(broken.happened('failure')).toMatchObject([{ code: 'transfer' }]);

    const silent = await start();
    await silent.call.silence(100_000);
    expect(silent.call.dialogue.inputs).toContainEqual({ type: 'transfer-failed', reason: 'no_answer' });
    expect(silent.desk.requests[0]?.signal.aborted).toBe(true);
  });

  it('stops asking when the caller hangs up', async () => {
    const { desk, call } = await start();
    await call.silence(5000);
    call.hangUp();
    expect((await call.outcome).disposition).toBe('caller_hung_up');
    expect(desk.requests[0]?.signal.aborted).toBe(true);
  });

  it('stops asking when somebody takes the caller back, and an answer that comes later changes nothing', async () => {
    const { desk, call, control } = await start();
    await call.silence(5000);
    expect(control.unhold()).toBe(true);
    expect(desk.requests[0]?.signal.aborted).toBe(true);
    desk.answers({ result: 'accepted' });
    await call.silence(2000);
    expect(call.turns.at(-1)?.text).toBe('Thank you for holding.');
  });

  it('is a cold one where nobody can be asked', async () => {
    const call = new ScriptedCall({ answer });
    await call.silence(1500);
    await call.speak('A person please.');
    await call.silence(3000);
    const outcome = await call.outcome;
    expect(outcome).toMatchObject({ disposition: 'transferred', transferTo: PERSON });
    expect(outcome.handOver).toBeUndefined();
  });

  it('can be asked for from outside, also for a caller who holds already', async () => {
    const { desk, call, control } = await start();
    await call.silence(5000);
    desk.answers({ result: 'busy' });
    await call.silence(3000);
    control.hold();
    expect(control.transfer('+14155550177', { mode: 'warm', briefing: 'From the manager.' })).toBe(true);
    expect(control.transfer('+14155550177', { mode: 'warm' })).toBe(false);
    await call.silence(500);
    expect(desk.requests.at(-1)).toMatchObject({ to: '+14155550177', briefing: 'From the manager.' });
    desk.answers({ result: 'accepted', handOver: 'room' });
    await call.silence(100);
    expect(await call.outcome).toMatchObject({ transferTo: '+14155550177', handOver: 'room' });
  });
});
