import { asObject } from '../http/route.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A PATCH as the service does it: objects are merged, everything else takes the place of what was there. */
export function mergeConfig(before: Json, change: Json): Json {
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    const inner = asObject(value);
    merged[key] = inner ? mergeConfig(asObject(before[key]) ?? {}, inner) : value;
  }
  return merged;
}

/** What is at a path of keys; undefined where there is nothing. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let at: unknown = value;
  for (const key of path) at = asObject(at)?.[key];
  return at;
}

export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The texts of a list, without what is no text. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
