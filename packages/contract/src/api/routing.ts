import { z } from 'zod';
import { VoicemailAction } from '../business.ts';
import { WeeklyHours } from '../hours/schema.ts';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

const Spoken = z.string().trim().min(1).max(1000);

/** A number, or the beginning of many: `+14155550123`, `+1900*`. */
export const CallerPattern = z
  .string()
  .regex(/^\+[1-9](?:\d{6,14}|\d{0,13}\*)$/, 'Write a number as +14155550123, or how numbers begin as +1900*.');

/** Somebody whom any of these describes. */
export const CallerCondition = z
  .strictObject({
    numbers: z.array(CallerPattern).max(1000).default([]),
    /** Callers who hide their number. */
    isWithheld: z.boolean().default(false),
    /** Contacts of the business that carry one of these tags, such as `VIP`; in any case. */
    contactTags: z.array(z.string().trim().min(1).max(40)).max(40).default([]),
  })
  .meta({ id: 'CallerCondition' });
export type CallerCondition = z.infer<typeof CallerCondition>;

/** `open` and `closed` are the business's own hours, holidays included; `weekly` is a week of the rule's own. */
export const HoursCondition = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('open') }),
    z.strictObject({ type: z.literal('closed') }),
    z.strictObject({ type: z.literal('weekly'), weekly: WeeklyHours }),
  ])
  .meta({ id: 'HoursCondition' });
export type HoursCondition = z.infer<typeof HoursCondition>;

/** Which calls a rule is for: those for which all that is said here holds. Nothing said: every call. */
export const RoutingWhen = z
  .strictObject({
    callers: CallerCondition.optional(),
    hours: HoursCondition.optional(),
    /** This many calls of the business, or more, are going on already. Those that only leave a message do not count. */
    simultaneousCalls: z.int().min(1).max(1000).optional(),
    /** This many calls, or more, came in within the last hour. */
    callsLastHour: z.int().min(1).max(100_000).optional(),
  })
  .meta({ id: 'RoutingWhen' });
export type RoutingWhen = z.infer<typeof RoutingWhen>;

const AgentOutcome = z.strictObject({
  type: z.literal('agent'),
  /** Another agent of the business; null for the one whose number was called. */
  agentId: Id.nullable().default(null),
});
const MessageOutcome = z.strictObject({ type: z.literal('message'), text: Spoken });

/** What happens when a person's phone was rung and nobody answered. */
export const UnansweredOutcome = z
  .discriminatedUnion('type', [AgentOutcome, VoicemailAction, MessageOutcome])
  .meta({ id: 'UnansweredOutcome' });
export type UnansweredOutcome = z.infer<typeof UnansweredOutcome>;

const ForwardOutcome = z.strictObject({
  type: z.literal('forward'),
  to: PhoneNumberE164,
  ringSeconds: z.int().min(5).max(120).default(30),
  /** Null: what the business's settings say, or a farewell. */
  whenUnanswered: UnansweredOutcome.nullable().default(null),
});
/** The caller is not answered, and hears a busy tone or that the number cannot be reached. */
const RejectOutcome = z.strictObject({
  type: z.literal('reject'),
  reason: z.enum(['busy', 'rejected']).default('busy'),
});

const END_OUTCOMES = [AgentOutcome, ForwardOutcome, VoicemailAction, MessageOutcome] as const;

/** Where a key of a menu, or waiting too long, leads. */
export const MenuEnd = z.discriminatedUnion('type', END_OUTCOMES).meta({ id: 'MenuEnd' });
export type MenuEnd = z.infer<typeof MenuEnd>;

const RepeatOutcome = z.strictObject({ type: z.literal('repeat') });
export const MenuKey = z.string().regex(/^[0-9*#]$/, 'Write one key: 0 to 9, * or #.');

/** One key of a menu. `label` is what it stands for in the call's record, such as `sales`. */
const option = <Outcome extends z.ZodType>(outcome: Outcome) =>
  z.strictObject({ key: MenuKey, label: z.string().trim().max(80).default(''), outcome });

const menuFields = {
  type: z.literal('menu'),
  prompt: z.string().trim().min(1).max(500),
  /** How long the caller may think after the prompt. */
  timeoutSeconds: z.int().min(2).max(20).default(5),
  /** After the prompt was heard three times without a key that is in the menu. */
  otherwise: MenuEnd.prefault({ type: 'agent' }),
};

/** A menu that a key of a menu opens. */
export const InnerMenu = z
  .strictObject({
    ...menuFields,
    options: z
      .array(option(z.discriminatedUnion('type', [...END_OUTCOMES, RepeatOutcome])))
      .min(1)
      .max(12),
  })
  .meta({ id: 'InnerMenu' });
export type InnerMenu = z.infer<typeof InnerMenu>;

/** A keypad menu. */
export const MenuOutcome = z
  .strictObject({
    ...menuFields,
    options: z
      .array(option(z.discriminatedUnion('type', [...END_OUTCOMES, RepeatOutcome, InnerMenu])))
      .min(1)
      .max(12),
  })
  .meta({ id: 'MenuOutcome' });
export type MenuOutcome = z.infer<typeof MenuOutcome>;

/** What a rule does with a call. */
export const RoutingOutcome = z
  .discriminatedUnion('type', [...END_OUTCOMES, RejectOutcome, MenuOutcome])
  .meta({ id: 'RoutingOutcome' });
export type RoutingOutcome = z.infer<typeof RoutingOutcome>;

/**
 * Rules are asked from the top; the first that holds decides. Between those `before` and those `after` stand the
 * business's own settings (`…/settings`, `…/calls/forward`): its hours, then its limits. What nothing decides is the
 * agent's.
 */
export const RoutingPlace = z.enum(['before', 'after']).meta({ id: 'RoutingPlace' });
export type RoutingPlace = z.infer<typeof RoutingPlace>;

export const RoutingRule = z
  .object({
    id: Id,
    businessId: Id,
    /** Only for calls to this number; null for all of the business. */
    phoneNumberId: Id.nullable(),
    name: z.string(),
    isEnabled: z.boolean(),
    place: RoutingPlace,
    /** Within its place, from 1. Not a part of the version. */
    position: z.int(),
    when: RoutingWhen,
    outcome: RoutingOutcome,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'RoutingRule' });
export type RoutingRule = z.infer<typeof RoutingRule>;
export const RoutingRulePage = pageOf(RoutingRule);

/** In the order in which they are asked. */
export const RoutingRuleListQuery = PageQuery.extend({
  businessId: Id.optional(),
  /** Rules that calls to this number meet: its own, and those for all numbers. */
  phoneNumberId: Id.optional(),
}).strict();
export type RoutingRuleListQuery = z.infer<typeof RoutingRuleListQuery>;

const fields = {
  phoneNumberId: Id.nullable(),
  name: z.string().trim().min(1).max(80),
  isEnabled: z.boolean(),
  when: RoutingWhen,
  outcome: RoutingOutcome,
};
const place = RoutingPlace.optional();
const position = z.int().min(1).max(1000).optional();

/**
 * Without a place or a position the rule goes where its sort belongs: blocked callers, hours, limits, (the settings),
 * known callers such as VIPs, then what is for every call, such as a menu. A rule that must beat the hours stands above.
 */
export const CreateRoutingRuleBody = z
  .strictObject({
    businessId: Id,
    ...fields,
    phoneNumberId: fields.phoneNumberId.default(null),
    isEnabled: fields.isEnabled.default(true),
    when: RoutingWhen.default({}),
    place,
    position,
  })
  .meta({ id: 'CreateRoutingRuleBody' });
export type CreateRoutingRuleBody = z.infer<typeof CreateRoutingRuleBody>;

/** What is left out stays as it is. */
export const UpdateRoutingRuleBody = z
  .strictObject({
    ...z.object(fields).partial().shape,
    place,
    position,
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'UpdateRoutingRuleBody' });
export type UpdateRoutingRuleBody = z.infer<typeof UpdateRoutingRuleBody>;

/** The whole order: every rule of the business, once. */
export const ReorderRoutingRulesBody = z
  .strictObject({ businessId: Id, before: z.array(Id).max(200), after: z.array(Id).max(200) })
  .meta({ id: 'ReorderRoutingRulesBody' });
export type ReorderRoutingRulesBody = z.infer<typeof ReorderRoutingRulesBody>;

export const RoutingOrder = z.object({ items: z.array(RoutingRule) }).meta({ id: 'RoutingOrder' });
export type RoutingOrder = z.infer<typeof RoutingOrder>;

/** A call that is only imagined. */
export const TryRoutingBody = z
  .strictObject({
    businessId: Id,
    /** The number called. */
    number: PhoneNumberE164,
    /** Who calls; null hides their number. */
    from: PhoneNumberE164.nullable().default(null),
    /** Now when absent. */
    at: Instant.optional(),
    /** As many as there are now when absent. */
    simultaneousCalls: z.int().min(0).max(100_000).optional(),
    callsLastHour: z.int().min(0).max(1_000_000).optional(),
  })
  .meta({ id: 'TryRoutingBody' });
export type TryRoutingBody = z.infer<typeof TryRoutingBody>;

/**
 * Why a call went where it went; kept with its record.
 * `blocked` a rule refuses this caller · `caller` a rule is for this caller · `closed`, `hours` by the hours ·
 * `busy` too many calls at once · `call_volume` too many within the hour · `rule` a rule for every call ·
 * `forwarding` the business sends every call on · `inactive` the agent is not · `unanswered` nobody picked up ·
 * `menu` the caller chose it · `draining` the server is being stopped.
 */
export const RoutingReason = z
  .enum([
    'blocked',
    'caller',
    'closed',
    'hours',
    'busy',
    'call_volume',
    'rule',
    'forwarding',
    'inactive',
    'unanswered',
    'menu',
    'draining',
  ])
  .meta({ id: 'RoutingReason' });
export type RoutingReason = z.infer<typeof RoutingReason>;

/** What would happen to it. */
export const RoutingTrial = z
  .object({
    decidedBy: z.enum(['rule', 'settings', 'agent']),
    /** The rule that won. */
    rule: z.object({ id: Id, name: z.string() }).nullable(),
    /** Null when nothing stood between the caller and the agent. */
    reason: RoutingReason.nullable(),
    outcome: RoutingOutcome,
    /** Who would answer, where it is an agent. */
    agent: z.object({ id: Id, name: z.string() }).nullable(),
    isOpen: z.boolean(),
    simultaneousCalls: z.int(),
    callsLastHour: z.int(),
    contactTags: z.array(z.string()),
  })
  .meta({ id: 'RoutingTrial' });
export type RoutingTrial = z.infer<typeof RoutingTrial>;
