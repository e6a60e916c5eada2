import { AgentConfig } from '@frontdesk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptTurnDetector } from '../turn/endpointing.ts';
import type { CallCommand } from './call-control.ts';
import { advance } from './call-machine.ts';
import { type CallAction, type CallHappening, type CallPolicy, type CallState, RINGING } from './call-state.ts';

const { turnTaking } = AgentConfig.pick({ turnTaking: true }).parse({});
const ending = { disposition: 'agent_ended', detail: '', transferTo: null } as const;
const warmTransfer = { to: '+14155550199', briefing: 'A guest.' };

const commands: CallCommand[] = [
  { type: 'hold' },
  { type: 'unhold' },
  { type: 'say', text: 'One more thing.' },
  { type: 'press', digits: '12' },
  { type: 'transfer', to: '+14155550199', mode: 'warm', briefing: '', line: '' },
  { type: 'transfer', to: '+14155550199', mode: 'warm', briefing: '', line: 'One moment.' },
  { type: 'transfer', to: '+14155550199', mode: 'cold', briefing: '', line: 'One moment.' },
  { type: 'pause-recording' },
  { type: 'resume-recording' },
  { type: 'leave-message', text: 'Please call us back.' },
  { type: 'end', disposition: 'agent_ended', detail: '' },
];
const heard: CallHappening[] = [
  { type: 'speech-started', atMs: 0 },
  { type: 'speech-sustained', atMs: 0 },
  { type: 'speech-stopped', atMs: 0 },
  { type: 'transcript-interim', text: 'a table' },
  { type: 'transcript-final', text: 'A table please.' },
  { type: 'transcript-final', text: '' },
  { type: 'turn-ending', text: 'A table.' },
  { type: 'turn-resumed' },
  { type: 'turn-ended', text: 'A table for four.' },
  { type: 'turn-ended', text: '' },
  { type: 'digit', digit: '1' },
  { type: 'digit', digit: '#' },
];
const broken: CallHappening[] = [
  { type: 'failure', part: 'dialogue' },
  { type: 'failure', part: 'hearing' },
  { type: 'hung-up' },
  { type: 'stopped' },
];
/** What an agent's reply does, while there is one. */
const replying: CallHappening[] = [
  { type: 'reply-audible' },
  { type: 'reply-finished' },
  { type: 'reply-ending', ending, warmTransfer: null },
  { type: 'reply-ending', ending, warmTransfer },
];
const settled: CallHappening[] = (['accepted', 'declined', 'no_answer', 'busy', 'failed'] as const).map(result => ({
  type: 'transfer-settled',
  result,
}));

const TIMERS = ['endpoint', 'quiet', 'noise', 'digits', 'hello', 'transfer', 'max-duration'] as const;

/** The world around the machine: what its actions set going, and what can therefore happen. */
class World {
  state: CallState = RINGING;
  readonly timers = new Map<string, number>();
  readonly policy: CallPolicy;
  nowMs = 0;
  isReplying = false;
  isMusicOn = false;
  isAsking = false;
  isOver = false;
  isSpeculating = false;
  actionsAfterTheEnd = 0;
  /** Times something was said while something else was still being said. */
  overlaps = 0;

  constructor(policy: Partial<CallPolicy>) {
    this.policy = {
      turnTaking,
      turnDetector: transcriptTurnDetector,
      hearsTurnEnds: false,
      maxDurationMs: 600_000,
      fallbackNumber: null,
      hasTransferDesk: true,
      hasRecording: true,
      waitsForHello: false,
      recordingConsent: 'This call is recorded.',
      ...policy,
    };
    this.happen({ type: 'answered', isResumed: false, elapsedMs: 0 });
  }

  happen(happening: CallHappening): void {
    const step = advance(this.state, happening, this.nowMs, this.policy);
    this.state = step.state;
    for (const action of step.actions) this.#act(action);
  }

  /** Lets the timer that is due first ring. */
  ring(): void {
    const [first] = [...this.timers].sort((a, b) => a[1] - b[1]);
    if (!first) return;
    this.nowMs = Math.max(this.nowMs, first[1]);
    this.timers.delete(first[0]);
    for (const name of TIMERS) {
      if (name === first[0]) this.happen({ type: 'timer', name });
    }
  }

  #act(action: CallAction): void {
    if (this.isOver) this.actionsAfterTheEnd++;
    switch (action.type) {
      case 'set-timer':
        this.timers.set(action.name, this.nowMs + action.delayMs);
        break;
      case 'cancel-timer':
        this.timers.delete(action.name);
        break;
      case 'speculate':
        this.isSpeculating = true;
        break;
      case 'abandon-speculation':
        this.isSpeculating = false;
        break;
      case 'respond':
        this.isSpeculating = false;
        if (this.isReplying) this.overlaps++;
        this.isReplying = true;
        break;
      case 'speak':
      case 'speak-line':
        if (this.isReplying) this.overlaps++;
        this.isReplying = true;
        break;
      case 'stop-reply':
        this.isReplying = false;
        break;
      case 'hold-music':
        this.isMusicOn = action.isOn;
        break;
      case 'consult':
        this.isAsking = true;
        break;
      case 'abandon-transfer':
        this.isAsking = false;
        break;
      case 'end':
        this.isOver = true;
        this.timers.clear();
        break;
    }
  }
}

const happenings = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...heard) },
    { weight: 4, arbitrary: fc.constantFrom(...replying) },
    { weight: 3, arbitrary: fc.constantFrom(...commands.slice(0, -1)) },
    { weight: 3, arbitrary: fc.constantFrom(...settled) },
    { weight: 4, arbitrary: fc.constant('timer' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...broken, ...commands.slice(-1)) },
  ),
  { maxLength: 60 },
);
const policies = fc.record({
  hasTransferDesk: fc.boolean(),
  hearsTurnEnds: fc.boolean(),
  waitsForHello: fc.boolean(),
  fallbackNumber: fc.constantFrom(null, '+14155550188'),
  turnTaking: fc.boolean().map(canBargeIn => ({ ...turnTaking, canBargeIn })),
});

/** Plays a history: replies and answers of people only happen while there are any. */
function play(world: World, history: readonly (CallHappening | 'timer')[], check: () => void): void {
  for (const happening of history) {
    if (happening === 'timer') world.ring();
    else if (replying.includes(happening)) {
      if (!world.isReplying) continue;
      if (happening.type === 'reply-finished') world.isReplying = false;
      world.happen(happening);
    } else if (settled.includes(happening)) {
      if (!world.isAsking) continue;
      world.isAsking = false;
      world.happen(happening);
    } else world.happen(happening);
    check();
  }
}

describe('a call, whatever happens in whatever order', () => {
  it('is never stuck: somebody has the floor, or a timer will ask', () => {
    fc.assert(
      fc.property(policies, happenings, (policy, history) => {
        const world = new World(policy);
        play(world, history, () => {
          const { phase } = world.state;
          if (world.isOver) expect(phase).toBe('ended');
          else expect(world.timers.has('max-duration') || phase === 'ending').toBe(true);
          if (['greeting', 'thinking', 'speaking', 'ending'].includes(phase)) expect(world.isReplying).toBe(true);
          if (phase === 'listening') {
            const waits = ['quiet', 'endpoint', 'noise', 'digits', 'hello'].some(name => world.timers.has(name));
            expect(waits).toBe(true);
          }
          if (world.isAsking) expect(world.timers.has('transfer')).toBe(true);
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('plays music and asks people while the caller holds, and never otherwise', () => {
    fc.assert(
      fc.property(policies, happenings, (policy, history) => {
        const world = new World(policy);
        play(world, history, () => {
          expect(world.isMusicOn).toBe(world.state.phase === 'held');
          expect(world.isAsking).toBe(world.state.phase === 'held' && world.state.transfer !== null);
          if (world.state.phase === 'held') expect(world.isReplying).toBe(false);
          expect(world.overlaps).toBe(0);
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('thinks ahead only while nobody else has the floor, and of what was said last', () => {
    fc.assert(
      fc.property(policies, happenings, (policy, history) => {
        const world = new World(policy);
        play(world, history, () => {
          if (world.isOver) return;
          expect(world.isSpeculating).toBe(world.state.speculated !== null);
          if (world.isSpeculating) expect(world.state.phase).toBe('listening');
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('does nothing after its end, and ends by itself when all are silent', () => {
    fc.assert(
      fc.property(policies, happenings, (policy, history) => {
        const world = new World(policy);
        play(world, history, () => undefined);
        for (let round = 0; round < 200 && !world.isOver; round++) {
          if (world.isReplying) {
            world.isReplying = false;
            world.happen({ type: 'reply-finished' });
          } else world.ring();
        }
        expect(world.isOver).toBe(true);
        for (const happening of [...heard, ...replying, ...commands, ...settled, ...broken]) world.happen(happening);
        expect(world.actionsAfterTheEnd).toBe(0);
        expect(world.state.phase).toBe('ended');
      }),
      { numRuns: 2000 },
    );
  });

  it('tells apart commands that took effect from those that did not', () => {
    const world = new World({});
    const takes = (command: CallCommand) => {
      const step = advance(world.state, command, 0, world.policy);
      return step.state !== world.state || step.actions.length > 0;
    };
    expect(takes({ type: 'unhold' })).toBe(false);
    expect(takes({ type: 'resume-recording' })).toBe(false);
    world.happen({ type: 'hold' });
    expect(takes({ type: 'hold' })).toBe(false);
    expect(takes({ type: 'say', text: 'Hello.' })).toBe(false);
    expect(takes({ type: 'unhold' })).toBe(true);
    world.happen({ type: 'hung-up' });
    for (const command of commands) expect(takes(command)).toBe(false);
  });
});
