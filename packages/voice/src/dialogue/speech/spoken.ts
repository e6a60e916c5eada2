import type { Money, OpeningHours } from '@frontdesk/contract';
import { intervalsOn } from '@frontdesk/contract';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { DateTime } from 'luxon';
import { ordinalDigits } from '../understanding/number-words.ts';

/** `19:30` → "7:30 PM", `19:00` → "7 PM", `12:00` → "noon". */
export function spokenTime(time: string): string {
  if (time === '12:00') return 'noon';
  if (time === '00:00') return 'midnight';
  const at = DateTime.fromFormat(time, 'HH:mm');
  return at.toFormat(at.minute === 0 ? 'h a' : 'h:mm a');
}

/** `2026-11-28` → "Saturday, November 28th". */
export function spokenDate(date: string): string {
  const day = DateTime.fromISO(date);
  return `${day.toFormat('cccc, LLLL')} ${ordinalDigits(day.day)}`;
}

/** The date as one says it close by: "today", "tomorrow", otherwise in full. */
export function spokenDay(date: string, today: DateTime): string {
  if (date === today.toISODate()) return 'today';
  if (date === today.plus({ days: 1 }).toISODate()) return 'tomorrow';
  return spokenDate(date);
}

/** A number in groups: "415-555-0123"; with its country code when it is a foreign one. */
export function spokenPhone(number: string, region: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return number;
  if (parsed.country !== region && parsed.countryCallingCode !== '1') return parsed.formatInternational();
  return parsed
    .formatNational()
    .replace(/[()]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-');
}

/** A code one letter or digit at a time: "A 7 K 2". */
export function spokenCode(code: string): string {
  return [...code.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')].join(' ');
}

/** 2450 USD → "$24.50"; whole amounts without cents. */
export function spokenMoney(price: Money): string {
  const amount = price.amountMinor / 100;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: price.currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
}

/** "a, b and c", or with another joining word. */
export function spokenList(items: readonly string[], joining = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${joining} ${items.at(-1)}`;
}

/** When the business is open on a date: "from 5 PM to 10 PM", or undefined when closed all day. */
export function spokenHoursOn(hours: OpeningHours, date: string): string | undefined {
  const intervals = intervalsOn(hours, date);
  if (intervals.length === 0) return undefined;
  return spokenList(
    [...intervals]
      .sort((a, b) => a.opens.localeCompare(b.opens))
      .map(interval =>
        interval.opens === interval.closes
          ? 'around the clock'
          : `from ${spokenTime(interval.opens)} to ${spokenTime(interval.closes)}`,
      ),
  );
}

/** Ends a sentence that has no end yet. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
