/** Fields whose contents are data of somebody's own: their keys are left as they are. */
const OPAQUE = new Set([
  'metadata',
  'arguments',
  'assign',
  'on',
  'before',
  'after',
  'toolConfig',
  'tool_config',
  'configSchema',
  'toolSettings',
  'tool_settings',
]);

/** camelCase keys → snake_case, all the way down. Dates become ISO text, as in JSON. */
export function toSnakeCase(value: unknown): unknown {
  return convertKeys(value, toSnakeKey);
}

export function toSnakeKey(key: string): string {
  return key.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** snake_case keys → camelCase, all the way down. */
export function toCamelCase(value: unknown): unknown {
  return convertKeys(value, key => key.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()));
}

function convertKeys(value: unknown, convert: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map(entry => convertKeys(entry, convert));
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      convert(key),
      OPAQUE.has(key) && typeof entry === 'object' ? entry : convertKeys(entry, convert),
    ]),
  );
}
