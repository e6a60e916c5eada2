import { intervalsOn, nextOpening } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import { openingPhrase } from '../answers/hours.ts';
import type { Mentions } from '../slots/mentions.ts';
import { phoneProgress } from '../slots/phone.ts';
import { isWithinHours, settleTime } from '../slots/time.ts';
import { dayPhrase } from '../speech/day-phrase.ts';
import { spokenHoursOn, spokenTime } from '../speech/spoken.ts';
import type { SlotValue } from '../state.ts';
import { type ReachableSlot, slotFor, slotsInReach } from './reach.ts';
import type { Turn } from './turn.ts';

export interface Fill {
  readonly filled: readonly { readonly slot: ReachableSlot['slot']; readonly value: SlotValue }[];
  /** The caller said something of use, though perhaps what was known already. */
  readonly wasUnderstood: boolean;
  /** Why a value was not taken, to be said. */
  readonly problems: readonly string[];
  /** The earlier node whose values changed. */
  readonly returnTo: string | null;
  /** A phone number has begun and goes on. */
  readonly isPhonePartial: boolean;
}

/**
 * Puts what was mentioned into the slots it belongs to. A value said later always wins over one said before.
 * Dates and times that cannot be are not kept; the reason is in `problems`.
 */
export function fill(turn: Turn, mentions: Mentions, pending: string | null): Fill {
  const { scene, state } = turn;
  const reach = slotsInReach(scene.flow, state);
  const filled: { slot: ReachableSlot['slot']; value: SlotValue }[] = [];
  const problems: string[] = [];
  let wasUnderstood = false;
  let returnTo: string | null = null;

  const put = (target: ReachableSlot | undefined, value: SlotValue) => {
    if (!target) return;
    wasUnderstood = true;
    const { name } = target.slot;
    if (state.slots[name] === value) return;
    state.slots[name] = value;
    state.confirmed = state.confirmed.filter(entry => entry !== name);
    state.lastFilled = name;
    if (target.where === 'before' && state.path.indexOf(target.node.id) >= 0) {
      const isEarlier = returnTo === null || state.path.indexOf(target.node.id) < state.path.indexOf(returnTo);
      if (isEarlier) returnTo = target.node.id;
    }
    filled.push({ slot: target.slot, value });
  };
  const target = (kind: ReachableSlot['slot']['kind']) => slotFor(reach, kind, pending, state.slots);

  if (mentions.date !== undefined) {
    put(target('date'), mentions.date);
  }
  const dateSlot = target('date');
  const dateValue = dateSlot ? state.slots[dateSlot.slot.name] : undefined;
  const date = typeof dateValue === 'string' ? dateValue : undefined;
  const timeSlot = target('time');
  if (mentions.time && timeSlot) {
    if (mentions.time.isAmbiguous) state.clockReadings[timeSlot.slot.name] = mentions.time.minutes;
    else delete state.clockReadings[timeSlot.slot.name];
    put(timeSlot, settleTime(mentions.time, date, scene.business.hours));
  } else if (timeSlot && filled.some(entry => entry.slot.kind === 'date')) {
    const minutes = state.clockReadings[timeSlot.slot.name];
    if (minutes !== undefined && state.slots[timeSlot.slot.name] !== undefined) {
      state.slots[timeSlot.slot.name] = settleTime({ minutes, isAmbiguous: true }, date, scene.business.hours);
    }
  }
  if (mentions.partySize !== undefined) put(target('party_size'), mentions.partySize);
  if (mentions.name !== undefined) put(target('name'), mentions.name);
  if (mentions.listings?.length === 1 && mentions.listings[0]) put(target('listing'), mentions.listings[0]);

  let isPhonePartial = false;
  const phone = target('phone');
  if (mentions.digits !== undefined && phone) {
    const isPending = phone.slot.name === pending;
    const digits = isPending ? joined(state.digits, mentions.digits, scene.region) : mentions.digits;
    const progress = phoneProgress(digits, scene.region);
    if (progress.type === 'complete') {
      state.digits = '';
      put(phone, progress.number);
    } else if (progress.type === 'too_long') {
      state.digits = '';
      wasUnderstood = isPending;
      if (isPending) problems.push('I heard too many digits. Please say the whole number once more, slowly.');
    } else if (isPending) {
      state.digits = digits;
      wasUnderstood = true;
      isPhonePartial = true;
    }
  }
  const refused = refuseImpossible(turn, dateSlot, timeSlot);
  problems.push(...refused);
  return {
    filled: filled.filter(entry => state.slots[entry.slot.name] !== undefined),
    wasUnderstood,
    problems,
    returnTo,
    isPhonePartial,
  };
}

/** Puts pieces together; an area code that was asked for after the local number goes to the front. */
function joined(before: string, piece: string, region: string): string {
  const isAreaCode = (region === 'US' || region === 'CA') && before.length === 7 && piece.length === 3;
  return isAreaCode ? piece + before : before + piece;
}

/** Forgets a day or time that is past or outside opening hours, and says why. */
function refuseImpossible(
  turn: Turn,
  dateSlot: ReachableSlot | undefined,
  timeSlot: ReachableSlot | undefined,
): string[] {
  const { scene, state } = turn;
  const { hours } = scene.business;
  const date = dateSlot ? state.slots[dateSlot.slot.name] : undefined;
  if (!dateSlot || typeof date !== 'string') return [];
  if (date < scene.now.toFormat('yyyy-MM-dd')) {
    delete state.slots[dateSlot.slot.name];
    return ['I think that day has already passed.'];
  }
  if (dateSlot.slot.within && intervalsOn(hours, date).length === 0) {
    delete state.slots[dateSlot.slot.name];
    const next = nextOpening(hours, DateTime.fromISO(date, { zone: hours.timezone }).endOf('day').toJSDate());
    const reopening = next ? ` We're open again ${openingPhrase(next.opensAt, scene)}.` : '';
    return [`I'm sorry, we're closed ${dayPhrase(date, scene.now)}.${reopening}`];
  }
  const time = timeSlot ? state.slots[timeSlot.slot.name] : undefined;
  if (timeSlot?.slot.within && typeof time === 'string' && !isWithinHours(hours, date, time)) {
    delete state.slots[timeSlot.slot.name];
    delete state.clockReadings[timeSlot.slot.name];
    return [
      `I'm sorry, we're not open at ${spokenTime(time)}. We're open ${dayPhrase(date, scene.now)} ${spokenHoursOn(hours, date)}.`,
    ];
  }
  return [];
}
