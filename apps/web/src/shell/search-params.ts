/** What an address says is written by anyone: each reader takes what it understands and nothing else. */

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A page number; the first page needs none. */
export function countIn(value: unknown): number | undefined {
  const count = Number(value);
  return Number.isInteger(count) && count > 1 ? count : undefined;
}

/** A calendar date, `2026-11-21`. */
export function dateIn(value: unknown): string | undefined {
  const text = textIn(value);
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}
