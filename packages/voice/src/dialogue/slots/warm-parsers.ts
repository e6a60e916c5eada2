import nlp from 'compromise';
import { DateTime } from 'luxon';
import { findDate } from './date.ts';
import { findName } from './name.ts';
import { phoneProgress } from './phone.ts';

/**
 * Uses the parsing libraries once. They build their tables on first use, which takes them 50 to 200 ms in all, and
 * would be heard as a stutter on every running call.
 */
export function warmParsers(): void {
  const now = DateTime.utc();
  for (const words of ['friday at 7:30', 'november 28th', 'tomorrow']) findDate(words, now);
  for (const text of ['We saw Anna Miller there', 'for Peter']) findName(text, false);
  nlp('We saw Anna Miller there').people().text('text');
  phoneProgress('4155550123', 'US');
}
