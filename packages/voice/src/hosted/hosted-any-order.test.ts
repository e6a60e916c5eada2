import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCallControl } from '../call/call-control.ts';
import type { TransferAnswer, TransferRequest } from '../ports/transfer-desk.ts';
import { ScriptedHostedCall } from './scripted-hosted-call-fixture.ts';

const OPERATIONS = [
  'speak',
  'wait',
  'wait long',
  'answer',
  'interrupt',
  'keys',
  'hold',
  'unhold',
  'say',
  'press',
  'transfer',
  'transfer warm',
  'accept',
  'decline',
  'leave a message',
  'end by tool',
  'forward by tool',
  'the engine ends',
  'the engine dies',
] as const;

it('whatever happens in whatever order, the call ends, once, and is silent afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...OPERATIONS), { maxLength: 10 }),
      fc.constantFrom('hang up', 'stop', 'end', 'silence'),
      fc.record({ says: fc.boolean(), truncates: fc.boolean(), takesNotes: fc.boolean() }),
      async (operations, ending, capabilities) => {
        const control = createCallControl();
        const asked = new Set<TransferRequest>();
        let settle: (answer: TransferAnswer) => void = () => undefined;
        const call = new ScriptedHostedCall({
          control,
          capabilities,
          config: { maxDurationSeconds: 120, turnTaking: { reminderAfterMs: 4000 } },
          tools: { run: async () => ({ code: 'ok', value: { to: '+14155550199', mode: 'warm' } }) },
          transferDesk: {
            connect(request) {
              asked.add(request);
              return new Promise(resolve => {
                settle = answer => {
                  asked.delete(request);
                  resolve(answer);
                };
              });
            },
          },
        });
        let isOver = false;
        void call.outcome.then(() => (isOver = true));
        let count = 0;
        const act: Record<(typeof OPERATIONS)[number], () => unknown> = {
          speak: () => call.say('Hello there.', 300),
          wait: () => call.silence(600),
          'wait long': () => call.silence(5000),
          answer: () => call.engine.speak(`answer ${count}`, 'Tell me more, please.'),
          interrupt: () => call.engine.emit({ type: 'interrupted' }),
          keys: () => call.transport.events.push({ type: 'dtmf', digit: '1' }),
          hold: () => control.hold(),
          unhold: () => control.unhold(),
          say: () => control.say('A word from the house.'),
          press: () => control.press('1w2'),
          transfer: () => control.transfer('+14155550100'),
          'transfer warm': () => control.transfer('+14155550100', { mode: 'warm' }),
          accept: () => settle({ result: 'accepted' }),
          decline: () => settle({ result: 'declined' }),
          'leave a message': () => control.leaveMessage('Call us back.'),
          'end by tool': () => call.engine.callTool(`tool ${count}`, 'end_call'),
          'forward by tool': () => call.engine.callTool(`tool ${count}`, 'forward_call'),
          'the engine ends': () => call.engine.emit({ type: 'ended', reason: 'agent', detail: '' }),
          'the engine dies': () => call.engine.dies(),
        };
        for (const operation of operations) {
          count++;
          await act[operation]();
          await call.silence(100);
        }
        if (ending === 'hang up') call.hangUp();
        if (ending === 'stop') call.stop.abort();
        if (ending === 'end') control.end({ disposition: 'agent_ended' });
        await call.clock.advance(ending === 'silence' ? 260_000 : 100);

        expect(isOver).toBe(true);
        const { journal, transport } = call;
        expect(transport.isClosed).toBe(true);
        expect(call.happened('call-ended')).toHaveLength(1);
        expect([...asked].every(({ signal }) => signal.aborted)).toBe(true);
        const indexes = call.turns.map(turn => turn.index);
        expect(indexes).toEqual(indexes.map((_, at) => at));
        const after = { events: journal.events.length, sentMs: transport.sentMs };
        control.say('Anyone?');
        call.engine.speak('late', 'Too late.');
        await call.clock.advance(20_000);
        expect({ events: journal.events.length, sentMs: transport.sentMs }).toEqual(after);
      },
    ),
    { numRuns: 60 },
  );
});
