/**
 * Whether a date is in the range that a list's query asks for: `StartTime`, the same with `<` or `>` after it (on that
 * day or before, after), as a day or a moment. Twilio's SDK writes `StartTime>` = from then on, `StartTime<` = until then.
 */
export function isInRange(query: URLSearchParams, name: string, date: Date | null): boolean {
  const exactly = query.get(name);
  const before = query.get(`${name}<`);
  const after = query.get(`${name}>`);
  if (exactly === null && before === null && after === null) return true;
  if (!date) return false;
  const time = date.getTime();
  if (exactly !== null && date.toISOString().slice(0, 10) !== exactly.slice(0, 10)) return false;
  if (before !== null && time > Date.parse(before)) return false;
  return after === null || time >= Date.parse(after);
}
