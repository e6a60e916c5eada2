import { numberWord } from '../understanding/number-words.ts';
import type { AnswerFinder } from './question.ts';

/** How tables are booked here: sizes, notice, how long a table is kept. */
export const answerPolicies: AnswerFinder = ({ words, isQuestion }, { snapshot }) => {
  const rules = snapshot.restaurant?.reservationRules;
  if (!rules || !isQuestion) return undefined;
  if (
    /\b(?:how (?:big|large)|largest|biggest|maximum|max|how many people (?:can|do|fit)|big(?:gest)? (?:group|party)|large (?:groups?|part(?:y|ies)))\b/.test(
      words,
    )
  ) {
    return {
      text: `I can book tables for up to ${numberWord(rules.maxPartySize)}. For bigger groups our team is happy to help.`,
    };
  }
  if (/\b(?:how far (?:ahead|in advance|out)|how (?:early|soon) can i book)\b/.test(words)) {
    return { text: `You can book up to ${rules.maxDaysAhead} days ahead.` };
  }
  if (
    /\bhow long (?:do we|can we|is the|do i|can i|will we|is my|are tables)\b.*\b(?:table|stay|have|sit|held|reservation)\b|\btime limit\b/.test(
      words,
    )
  ) {
    return { text: `We keep the table for ${minutesSpoken(rules.seatingMinutes)}.` };
  }
  if (/\b(?:last (?:seating|reservation|booking)|latest (?:i can book|table|reservation))\b/.test(words)) {
    return { text: `Our last tables are ${minutesSpoken(rules.lastSeatingBeforeCloseMinutes)} before we close.` };
  }
  return undefined;
};

function minutesSpoken(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const spokenHours = hours === 1 ? 'one hour' : `${numberWord(hours)} hours`;
  if (rest === 0) return spokenHours;
  return rest === 30
    ? hours === 1
      ? 'an hour and a half'
      : `${numberWord(hours)} and a half hours`
    : `${spokenHours} and ${rest} minutes`;
}
