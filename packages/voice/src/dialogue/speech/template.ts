import type { Money } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import type { Scene } from '../scene.ts';
import { numberWord } from '../understanding/number-words.ts';
import { dayPhrase } from './day-phrase.ts';
import {
  spokenCode,
  spokenDate,
  spokenDay,
  spokenHoursOn,
  spokenList,
  spokenMoney,
  spokenPhone,
  spokenTime,
} from './spoken.ts';

/** What templates can name, by root. */
export type TemplateScope = Readonly<Record<string, unknown>>;

const PLACEHOLDER = /\{\{\s*([^{}|]+?)\s*(?:\|\s*([a-z_]+)\s*)?\}\}/g;

const FILTERS: Readonly<Record<string, (value: unknown, scene: Scene) => string | undefined>> = {
  date: value => (isDate(value) ? spokenDate(value) : undefined),
  day: (value, scene) => (isDate(value) ? spokenDay(value, scene.now) : undefined),
  on_day: (value, scene) => (isDate(value) ? dayPhrase(value, scene.now) : undefined),
  time: value => (isTime(value) ? spokenTime(value) : undefined),
  people: value => (typeof value === 'number' ? peopleSpoken(value) : undefined),
  number: value => (typeof value === 'number' ? numberWord(value) : undefined),
  phone: (value, scene) => (typeof value === 'string' ? spokenPhone(value, scene.region) : undefined),
  code: value => (typeof value === 'string' ? spokenCode(value) : undefined),
  list: value => (Array.isArray(value) ? spokenList(value.map(String)) : undefined),
  money: value => (isMoney(value) ? spokenMoney(value) : undefined),
  hours: (value, { business }) => {
    if (!isDate(value)) return undefined;
    const spoken = spokenHoursOn(business.hours, value);
    return spoken ? `open ${spoken}` : 'closed';
  },
  opening: (value, scene) => openingSpoken(value, scene),
  listing: (value, { snapshot }) =>
    snapshot.realEstate?.listings
      .find(listing => listing.id === value)
      ?.address.split(',')[0]
      ?.trim(),
};

/** "four people", "one person". */
export function peopleSpoken(count: number): string {
  return count === 1 ? 'one person' : `${numberWord(count)} people`;
}

/**
 * Fills a template for speaking. A sentence one of whose values is missing is left out, so a placeholder or an
 * "undefined" is never spoken.
 */
export function renderSpoken(template: string, scope: TemplateScope, scene: Scene): string {
  return template
    .split(/(?<=[.!?])\s+/)
    .map(part => fill(part, scope, scene))
    .filter(part => part !== undefined)
    .join(' ')
    .trim();
}

function fill(template: string, scope: TemplateScope, scene: Scene): string | undefined {
  let isComplete = true;
  const text = template.replace(PLACEHOLDER, (_, path: string, filter: string | undefined) => {
    const value = valueAt(scope, path);
    const spoken = filter ? FILTERS[filter]?.(value, scene) : plain(value);
    if (spoken === undefined || spoken === '') isComplete = false;
    return spoken ?? '';
  });
  return isComplete ? text : undefined;
}

/** A template's value for a tool or a slot: a lone placeholder keeps its type; undefined when anything is missing. */
export function renderValue(template: string, scope: TemplateScope, scene: Scene): unknown {
  const alone = /^\{\{\s*([^{}|]+?)\s*\}\}$/.exec(template);
  return alone?.[1] ? (valueAt(scope, alone[1]) ?? undefined) : fill(template, scope, scene);
}

/** The value at a dotted path such as `result.value`; undefined where the path ends early. */
export function valueAt(scope: TemplateScope, path: string): unknown {
  let value: unknown = scope;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Paths and filters of a template, for checking it before it is used. */
export function placeholdersIn(
  template: string,
): { path: string; filter: string | undefined; isFilterKnown: boolean }[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, path = '', filter]) => ({
    path,
    filter,
    isFilterKnown: filter === undefined || Object.hasOwn(FILTERS, filter),
  }));
}

function plain(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function openingSpoken(value: unknown, scene: Scene): string | undefined {
  if (typeof value === 'object' && value !== null) {
    const { date, time } = value as { date?: unknown; time?: unknown };
    return isDate(date) && isTime(time) ? `${dayPhrase(date, scene.now)} at ${spokenTime(time)}` : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const at = DateTime.fromISO(value, { zone: scene.business.hours.timezone });
  return at.isValid
    ? `${dayPhrase(at.toFormat('yyyy-MM-dd'), scene.now)} at ${spokenTime(at.toFormat('HH:mm'))}`
    : undefined;
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d\d:\d\d$/.test(value);
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amountMinor' in value && 'currency' in value;
}
