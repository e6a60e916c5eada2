import {
  intervalsOn,
  isOpenAt,
  nextOpening,
  type OpenInterval,
  openingAt,
  openingsOn,
  WEEKDAYS,
} from '@frontdesk/contract';
import { DateTime } from 'luxon';
import type { Scene } from '../scene.ts';
import { findDate } from '../slots/date.ts';
import { without } from '../slots/found.ts';
import { findTime, isWithinHours, settleTime } from '../slots/time.ts';
import { dayPhrase } from '../speech/day-phrase.ts';
import { spokenHoursOn, spokenList, spokenTime } from '../speech/spoken.ts';
import type { AnswerFinder } from './question.ts';

const ABOUT_HOURS =
  /\b(?:(?:opening|business|open|closing|working|holiday|office) (?:hours?|times?)|(?:your|the|what) hours|hours of operation|(?:are|is|you|you're|y'all|still|be|restaurant|office|place|kitchen) (?:still |also |guys |usually |normally |currently |you |going to be )*(?:open|closed|shut)\b|(?:do|does|will|when|what time|how late|how early|until when) .*\b(?:open|close|shut)|open (?:now|today|tonight|tomorrow|on|late|until|till|for)\b|how late|last (?:seating|call|orders?)|what time .*(?:close|open|shut))\b/;

/** Opening hours: in general, on a day, at a time, now; exceptions included. */
export const answerHours: AnswerFinder = ({ words, isQuestion }, scene) => {
  if (!ABOUT_HOURS.test(words) || (!isQuestion && words.split(' ').length > 8)) return undefined;
  if (/\bopen house\b/.test(words)) return undefined;
  const { hours } = scene.business;
  const named = findDate(words, scene.now);
  const date =
    named?.value ??
    (/\b(?:today|tonight|this evening|now|right now|currently|still|at the moment)\b/.test(words)
      ? isoOf(scene.now)
      : undefined);
  const clock = findTime(without(words, named), false);
  if (
    !date &&
    !clock &&
    /\b(?:now|currently|you open|you guys open|you closed|still open)\b/.test(words) &&
    !/\b(?:when|what time|how late|until)\b/.test(words)
  ) {
    return { text: openNow(scene) };
  }
  if (/\b(?:now|right now|currently|still open|at the moment)\b/.test(words) && !clock) return { text: openNow(scene) };
  if (!date && !clock && !/\b(?:what time|when|how late|until)\b.*\b(?:close|open|shut)|how late\b/.test(words)) {
    return { text: `${weeklyHours(scene)}${comingException(scene)}` };
  }
  if (!date && !clock) {
    return {
      text: `Today we're ${spokenHoursOn(hours, isoOf(scene.now)) ? `open ${spokenHoursOn(hours, isoOf(scene.now))}` : 'closed'}. ${weeklyHours(scene)}`,
    };
  }
  const day = date ?? isoOf(scene.now);
  if (clock) {
    const time = settleTime(clock.value, day, hours);
    const isOpen = isWithinHours(hours, day, time);
    return {
      text: `${isOpen ? 'Yes' : 'No'}, at ${spokenTime(time)} ${dayPhrase(day, scene.now)} we're ${isOpen ? 'open' : 'closed'}. ${hoursOn(day, scene)}`,
    };
  }
  if (/\b(?:close|shut|how late|until when)\b/.test(words) && !/\bopen\b/.test(words)) {
    const closesAt = openingsOn(hours, day).at(-1)?.closesAt;
    const closes = closesAt && DateTime.fromJSDate(closesAt, { zone: hours.timezone }).toFormat('HH:mm');
    if (closes) return { text: `${capital(dayPhrase(day, scene.now))} we close at ${spokenTime(closes)}.` };
  }
  return {
    text: hoursOn(
      day,
      scene,
      !/\b(?:what time|when)\b/.test(words) && /\b(?:are you|is|will you|do you) .*\b(?:open|closed)\b/.test(words),
    ),
  };
};

/** "On Sunday we're open from noon to 9 PM." */
function hoursOn(date: string, scene: Scene, asYesNo = false): string {
  const { hours } = scene.business;
  const spoken = spokenHoursOn(hours, date);
  const note = hours.exceptions.find(exception => exception.date === date)?.note;
  const reason = note ? `, ${note.replace(/[.!]$/, '')}` : '';
  if (spoken)
    return `${asYesNo ? 'Yes, ' : ''}${asYesNo ? dayPhrase(date, scene.now) : capital(dayPhrase(date, scene.now))} we're open ${spoken}${reason}.`;
  const next = nextOpening(hours, DateTime.fromISO(date, { zone: hours.timezone }).endOf('day').toJSDate());
  const reopening = next ? ` We're open again ${openingPhrase(next.opensAt, scene)}.` : '';
  return `${asYesNo ? 'No, ' : ''}${asYesNo ? dayPhrase(date, scene.now) : capital(dayPhrase(date, scene.now))} we're closed${reason}.${reopening}`;
}

function openNow(scene: Scene): string {
  const { hours } = scene.business;
  const opening = openingAt(hours, scene.now.toJSDate());
  if (opening && isOpenAt(hours, scene.now.toJSDate())) {
    const closes = DateTime.fromJSDate(opening.closesAt, { zone: hours.timezone });
    return `Yes, we're open right now, until ${spokenTime(closes.toFormat('HH:mm'))}.`;
  }
  const next = nextOpening(hours, scene.now.toJSDate());
  return next
    ? `No, we're closed right now. We open ${openingPhrase(next.opensAt, scene)}.`
    : "No, we're closed right now.";
}

/** "tomorrow at 5 PM". */
export function openingPhrase(opensAt: Date, scene: Scene): string {
  const at = DateTime.fromJSDate(opensAt, { zone: scene.business.hours.timezone });
  return `${dayPhrase(isoOf(at), scene.now)} at ${spokenTime(at.toFormat('HH:mm'))}`;
}

function weeklyHours({ business: { hours } }: Scene): string {
  const groups: { from: number; to: number; key: string; intervals: readonly OpenInterval[] }[] = [];
  for (const [index, weekday] of WEEKDAYS.entries()) {
    const intervals = hours.weekly[weekday];
    const key = JSON.stringify(intervals);
    const last = groups.at(-1);
    if (last && last.key === key) last.to = index;
    else groups.push({ from: index, to: index, key, intervals });
  }
  const parts = groups.map(group => {
    const first = capital(WEEKDAYS[group.from] ?? '');
    const days =
      group.to === group.from
        ? first
        : `${first} ${group.to - group.from === 1 ? 'and' : 'to'} ${capital(WEEKDAYS[group.to] ?? '')}`;
    const times = spokenList(
      group.intervals.map(({ opens, closes }) => `from ${spokenTime(opens)} to ${spokenTime(closes)}`),
    );
    return group.intervals.length === 0 ? `closed ${days}` : `${days} ${times}`;
  });
  if (groups.length === 1 && groups[0]?.intervals.length)
    return `We're open every day ${parts[0]?.replace(/^Monday to Sunday /, '')}.`;
  const open = parts.filter(part => !part.startsWith('closed'));
  const closed = parts.filter(part => part.startsWith('closed'));
  const closing =
    closed.length > 0
      ? `, and ${spokenList(closed.map((part, at) => (at === 0 ? part : part.replace('closed ', ''))))}`
      : '';
  return open.length === 0 ? "We're closed at the moment." : `We're open ${spokenList(open)}${closing}.`;
}

/** Callers ask for hours in the week of a holiday; the coming exception is worth a sentence. */
function comingException(scene: Scene): string {
  const today = isoOf(scene.now);
  const until = isoOf(scene.now.plus({ days: 7 }));
  const next = scene.business.hours.exceptions
    .filter(({ date }) => date >= today && date <= until)
    .sort((a, b) => a.date.localeCompare(b.date))[0];
  if (!next) return '';
  const spoken =
    intervalsOn(scene.business.hours, next.date).length > 0
      ? `open ${spokenHoursOn(scene.business.hours, next.date)}`
      : 'closed';
  return ` ${capital(dayPhrase(next.date, scene.now))} is an exception, we're ${spoken}.`.replace(' On ', ' ');
}

function isoOf(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
