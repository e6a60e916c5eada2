/**
 * A JSON value as it came off the wire, with every key in camelCase. `metadata` keeps the keys inside it as they are:
 * they are somebody's data.
 */
export function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [camelCase(key), key === 'metadata' ? inner : fromWire(inner)]),
  );
}

/** A value about to be sent, with every key in snake_case. */
export function toWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWire);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [snakeCase(key), key === 'metadata' ? inner : toWire(inner)]),
  );
}

export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** `latency_p50_ms` → `latencyP50Ms`. */
function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
