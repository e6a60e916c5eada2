export interface ChangedFields {
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

/** The fields of `after` that differ from `before`, as the audit log keeps them. Values are plain JSON data. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ChangedFields {
  const keys = Object.keys(after).filter(key => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
  const pick = (from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(keys.map(key => [key, from[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}
