import {
  type BusinessProfile,
  BusinessSettings,
  CallForwarding,
  RoutingOutcome,
  RoutingWhen,
} from '@frontdesk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_EVENING } from '../businesses/business-fixture.ts';
import { type ActiveRule, routeCall } from './route-call.ts';
import { placeOf, sortOf } from './rule-sort.ts';
import { callerNumber } from './withheld-number.ts';

const CALLED = '+12125550100';
const CALLER = '+14155550123';
const PERSON = '+14155550199';
/** A Wednesday in New York, open from 17:00 to 22:00. */
const OPEN = new Date('2026-06-03T22:30:00Z');
const CLOSED = new Date('2026-06-03T14:00:00Z');

let ruleCount = 0;
function rule(when: unknown, outcome: unknown, more: Partial<ActiveRule> = {}): ActiveRule {
  const conditions = RoutingWhen.parse(when);
  const result = RoutingOutcome.parse(outcome);
  const place = placeOf(sortOf({ when: conditions, outcome: result }));
  const id = `rule ${++ruleCount}`;
  return { id, version: 1, name: id, place, when: conditions, outcome: result, ...more };
}

interface Situation {
  readonly rules?: readonly ActiveRule[];
  readonly settings?: Partial<BusinessSettings>;
  readonly from?: string;
  readonly tags?: readonly string[];
  readonly at?: Date;
  readonly traffic?: { readonly simultaneous: number; readonly lastHour: number } | null;
}

function route({ rules = [], settings = {}, from = CALLER, tags = [], at = OPEN, traffic = null }: Situation) {
  const hours = { timezone: 'America/New_York', weekly: EVERY_EVENING, exceptions: [] };
  const business: BusinessProfile = {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    kind: 'restaurant',
    name: 'Test Kitchen',
    address: '',
    phoneNumber: null,
    forwardingNumber: null,
    hours,
    settings: BusinessSettings.parse(settings),
  };
  const situation = { from: callerNumber(from), contactTags: tags, hours, at, traffic };
  return routeCall({ business, rules, calledNumber: CALLED, situation });
}

const REJECT = { type: 'reject' };
const BLOCKED = rule({ callers: { numbers: [CALLER] } }, REJECT);
const CLOSED_RULE = rule({ hours: { type: 'closed' } }, { type: 'voicemail' });
const BUSY = rule({ simultaneousCalls: 2 }, { type: 'message', text: 'Busy.' });
const MANY = rule({ callsLastHour: 10 }, { type: 'message', text: 'Many.' });
const VIP = rule({ callers: { contactTags: ['VIP'] } }, { type: 'forward', to: PERSON });
const MENU = rule({}, { type: 'menu', prompt: 'Press 1.', options: [{ key: '1', outcome: { type: 'agent' } }] });
const forwarding = (more: Partial<CallForwarding>) => ({ forwarding: CallForwarding.parse({ to: PERSON, ...more }) });

describe('who has a call', () => {
  it.each<[string, Situation, { by: string; reason: string | null; type: string }]>([
    ['nothing is said', {}, { by: 'agent', reason: null, type: 'agent' }],
    ['a blocked caller', { rules: [BLOCKED] }, { by: 'rule', reason: 'blocked', type: 'reject' }],
    ['another caller', { rules: [BLOCKED], from: PERSON }, { by: 'agent', reason: null, type: 'agent' }],
    ['closed', { rules: [CLOSED_RULE], at: CLOSED }, { by: 'rule', reason: 'closed', type: 'voicemail' }],
    ['open', { rules: [CLOSED_RULE] }, { by: 'agent', reason: null, type: 'agent' }],
    [
      'at the limit',
      { rules: [BUSY], traffic: { simultaneous: 2, lastHour: 0 } },
      { by: 'rule', reason: 'busy', type: 'message' },
    ],
    [
      'below the limit',
      { rules: [BUSY, MANY], traffic: { simultaneous: 1, lastHour: 9 } },
      { by: 'agent', reason: null, type: 'agent' },
    ],
    [
      'many within the hour',
      { rules: [BUSY, MANY], traffic: { simultaneous: 0, lastHour: 10 } },
      { by: 'rule', reason: 'call_volume', type: 'message' },
    ],
    ['nobody can count', { rules: [BUSY, MANY] }, { by: 'agent', reason: null, type: 'agent' }],
    ['a VIP', { rules: [VIP], tags: ['vip', 'x'] }, { by: 'rule', reason: 'caller', type: 'forward' }],
    ['a menu', { rules: [MENU] }, { by: 'rule', reason: 'rule', type: 'menu' }],
  ])('%s', (_name, situation, { by, reason, type }) => {
    const routed = route(situation);
    expect({ by: routed.decidedBy, reason: routed.reason, type: routed.outcome.type }).toEqual({ by, reason, type });
  });

  it('goes by blocked callers, hours, limits, VIPs and the menu, in this order', () => {
    const all = [BLOCKED, CLOSED_RULE, BUSY, MANY, VIP, MENU];
    const everything: Situation = { tags: ['VIP'], at: CLOSED, traffic: { simultaneous: 2, lastHour: 10 } };
    for (const [index, expected] of all.entries())
      expect(route({ ...everything, rules: all.slice(index) }).rule?.id).toBe(expected.id);
  });

  it('the settings stand between limits and VIPs: hours first, then how many calls there are', () => {
    const traffic = { simultaneous: 5, lastHour: 5 };
    const limits = forwarding({ maxSimultaneousCalls: 1, maxCallsPerHour: 1 });
    const closed = { answerWhenClosed: false, whenClosed: { type: 'message' as const, text: 'Closed.' } };
    const rules = [VIP, MENU];
    const tags = ['VIP'];
    expect(route({ rules, tags, traffic, settings: { ...limits, ...closed }, at: CLOSED }).outcome).toEqual(
      closed.whenClosed,
    );
    expect(route({ rules, tags, traffic, settings: { ...limits, ...closed } })).toMatchObject({ reason: 'busy' });
    expect(route({ rules, tags, settings: { ...limits, ...closed } }).rule).toBe(VIP);
    expect(route({ rules: [CLOSED_RULE, ...rules], settings: closed, at: CLOSED }).rule).toBe(CLOSED_RULE);
  });

  it('a VIP who stands above beats closed doors and full lines', () => {
    const first = { ...VIP, place: 'before' as const };
    const settings = { answerWhenClosed: false, ...forwarding({ maxSimultaneousCalls: 1 }) };
    const traffic = { simultaneous: 9, lastHour: 9 };
    expect(route({ rules: [first, CLOSED_RULE, BUSY], tags: ['VIP'], settings, traffic, at: CLOSED }).rule).toBe(first);
    expect(route({ rules: [first, CLOSED_RULE, BUSY], settings, traffic, at: CLOSED }).rule).toBe(CLOSED_RULE);
  });

  it('all conditions of a rule must hold', () => {
    const both = rule({ callers: { numbers: ['+1415*'] }, hours: { type: 'closed' } }, REJECT);
    expect(route({ rules: [both], at: CLOSED }).rule).toBe(both);
    expect(route({ rules: [both] }).rule).toBeNull();
    expect(route({ rules: [both], at: CLOSED, from: '+442071838750' }).rule).toBeNull();
  });

  it('callers who hide their number are known by that, whatever the carrier sends', () => {
    const hidden = rule({ callers: { isWithheld: true } }, REJECT);
    for (const from of ['anonymous', 'Restricted', '', '+266696687', '+7378742833', 'sip:someone@example.com'])
      expect(route({ rules: [hidden], from }).rule, from).toBe(hidden);
    expect(route({ rules: [hidden] }).rule).toBeNull();
    // A prefix does not catch them.
    expect(route({ rules: [rule({ callers: { numbers: ['+2*'] } }, REJECT)], from: '+266696687' }).rule).toBeNull();
  });

  it('a week of a rule’s own holds in the business’s time, past midnight too', () => {
    const nights = rule(
      { hours: { type: 'weekly', weekly: { tuesday: [{ opens: '23:00', closes: '02:00' }] } } },
      REJECT,
    );
    const at = (time: string) => route({ rules: [nights], at: new Date(time) }).rule;
    expect(at('2026-06-03T03:30:00Z')).toBe(nights); // Tuesday 23:30
    expect(at('2026-06-03T05:30:00Z')).toBe(nights); // Wednesday 01:30
    expect(at('2026-06-03T06:00:00Z')).toBeNull(); // 02:00
    expect(at('2026-06-04T03:30:00Z')).toBeNull(); // Wednesday 23:30
  });

  it('a forward back to the number called is passed over', () => {
    const circle = rule({}, { type: 'forward', to: CALLED });
    expect(route({ rules: [circle, MENU] }).rule).toBe(MENU);
    expect(route({ settings: { forwarding: CallForwarding.parse({ to: CALLED, always: true }) } }).decidedBy).toBe(
      'agent',
    );
  });
});

describe('whatever the rules', () => {
  const whens = fc.record(
    {
      callers: fc.record({
        numbers: fc.array(fc.constantFrom(CALLER, PERSON, '+1*', '+44*')),
        isWithheld: fc.boolean(),
        contactTags: fc.array(fc.constantFrom('VIP', 'late')),
      }),
      hours: fc.constantFrom({ type: 'open' as const }, { type: 'closed' as const }),
      simultaneousCalls: fc.integer({ min: 1, max: 5 }),
      callsLastHour: fc.integer({ min: 1, max: 5 }),
    },
    { requiredKeys: [] },
  );
  const outcomes = fc.constantFrom<unknown>(
    REJECT,
    { type: 'agent' },
    { type: 'voicemail' },
    { type: 'message', text: 'No.' },
    { type: 'forward', to: PERSON },
  );
  const rules = fc.array(
    fc
      .tuple(whens, outcomes, fc.constantFrom('before' as const, 'after' as const))
      .map(([when, outcome, place]) => rule(when, outcome, { place })),
    { maxLength: 8 },
  );
  const situations = fc.record({
    rules,
    from: fc.constantFrom(CALLER, PERSON, 'anonymous', '+442071838750'),
    tags: fc.subarray(['VIP', 'late']),
    at: fc.constantFrom(OPEN, CLOSED),
    traffic: fc.option(fc.record({ simultaneous: fc.nat(6), lastHour: fc.nat(6) })),
  });

  it('the winner is the first that would win alone, and others of its place do not matter', () => {
    fc.assert(
      fc.property(situations, situation => {
        const { rules: all } = situation;
        const ordered = [...all.filter(one => one.place === 'before'), ...all.filter(one => one.place === 'after')];
        const alone = ordered.find(one => route({ ...situation, rules: [one] }).rule === one);
        expect(route(situation).rule).toBe(alone ?? null);
      }),
    );
  });

  it('more calls, or counting them at all, never takes a call away from a rule about something else', () => {
    fc.assert(
      fc.property(situations, situation => {
        const limits = situation.rules.filter(
          ({ when }) => when.simultaneousCalls !== undefined || when.callsLastHour !== undefined,
        );
        const quiet = route({ ...situation, traffic: null }).rule;
        const busy = route(situation).rule;
        expect(busy === quiet || (busy !== null && limits.includes(busy))).toBe(true);
      }),
    );
  });

  it('a rule that is switched to nobody has no effect', () => {
    fc.assert(
      fc.property(situations, fc.nat(8), (situation, at) => {
        const nobody = rule({ callers: {} }, REJECT);
        const withIt = situation.rules.toSpliced(at, 0, nobody);
        expect(route({ ...situation, rules: withIt })).toEqual(route(situation));
      }),
    );
  });
});
