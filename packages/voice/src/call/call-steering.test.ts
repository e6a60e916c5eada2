import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TransferAnswer, TransferRequest } from '../ports/transfer-desk.ts';
import { ScriptedCall } from '../testing/scripted-call.ts';
import { createCallControl } from './call-control.ts';

const OPERATIONS = [
  'speak',
  'wait',
  'wait long',
  'hold',
  'unhold',
  'say',
  'press',
  'transfer',
  'transfer warm',
  'accept',
  'decline',
  'leave a message',
  'pause',
  'go on recording',
] as const;

it('hold, transfer, hang-up and the rest in any order end a call that says nothing afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...OPERATIONS), { maxLength: 10 }),
      fc.constantFrom('hang up', 'stop', 'end', 'silence'),
      async (operations, ending) => {
        const control = createCallControl();
        const open = new Set<TransferRequest>();
        let settle: (answer: TransferAnswer) => void = () => undefined;
        const call = new ScriptedCall({
          control,
          config: { maxDurationSeconds: 120, turnTaking: { reminderAfterMs: 4000 } },
          transferDesk: {
            connect(request) {
              open.add(request);
              return new Promise(resolve => {
                settle = answer => {
                  open.delete(request);
                  resolve(answer);
                };
              });
            },
          },
          answer: input => {
            if (input.type === 'said' && input.text.includes('person'))
              return [
                { type: 'say', text: 'Let me ask.' },
                { type: 'transfer', to: '+14155550199', mode: 'warm' },
              ];
            return [{ type: 'say', text: 'Tell me more, please.' }];
          },
        });
        let isOver = false;
        void call.outcome.then(() => (isOver = true));
        const act: Record<(typeof OPERATIONS)[number], () => unknown> = {
          speak: () => call.speak('A person please.', 400),
          wait: () => call.silence(600),
          'wait long': () => call.silence(3000),
          hold: () => control.hold(),
          unhold: () => control.unhold(),
          say: () => control.say('One thing more.'),
          press: () => control.press('1w2'),
          transfer: () => control.transfer('+14155550188'),
          'transfer warm': () => control.transfer('+14155550188', { mode: 'warm' }),
          accept: () => settle({ result: 'accepted', handOver: 'room' }),
          decline: () => settle({ result: 'declined' }),
          'leave a message': () => control.leaveMessage('Please call back.'),
          pause: () => control.pauseRecording(),
          'go on recording': () => control.resumeRecording(),
        };
        for (const operation of operations) {
          await act[operation]();
          await call.clock.advance(0);
        }
        if (ending === 'hang up') call.hangUp();
        else if (ending === 'stop') call.stop.abort();
        else if (ending === 'end') control.end({ disposition: 'agent_ended' });
        else await call.silence(140_000);
        await call.clock.advance(100);
        expect(isOver).toBe(true);

        const outcome = await call.outcome;
        const { sentMs } = call.transport;
        const entries = call.journal.events.length;
        for (const { signal } of open) expect(signal.aborted).toBe(true);
        settle({ result: 'accepted' });
        for (const given of [control.say('Hello?'), control.hold(), control.unhold(), control.press('1')])
          expect(given).toBe(false);
        await call.clock.advance(200_000);
        expect(call.transport.sentMs).toBe(sentMs);
        expect(call.journal.events).toHaveLength(entries);
        expect(call.journal.events.at(-1)).toMatchObject({ type: 'call-ended', disposition: outcome.disposition });
      },
    ),
    { numRuns: 60 },
  );
});
