/** Fields whose contents are data of somebody's own: their keys are left as they are. */
const OPAQUE = [
  'metadata',
  'variables',
  'arguments',
  'assign',
  'on',
  'before',
  'after',
  'toolConfig',
  'tool_config',
  'configSchema',
  'config_schema',
  'toolSettings',
  'tool_settings',
] as const;
const opaqueKeys: ReadonlySet<string> = new Set(OPAQUE);

/** `page_size` → `pageSize`, `latency_p50_ms` → `latencyP50Ms`. */
type CamelKey<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : Key;

/** What came off the wire, as TypeScript writes it. */
export type CamelCased<Value> = Value extends readonly (infer Item)[]
  ? CamelCased<Item>[]
  : Value extends object
    ? {
        [Key in keyof Value as CamelKey<Key>]: Key extends (typeof OPAQUE)[number]
          ? Value[Key]
          : CamelCased<Value[Key]>;
      }
    : Value;

/** snake_case keys → camelCase, all the way down. */
export function toCamelCase<Value>(value: Value): CamelCased<Value> {
  // No guard can show that keys were renamed as the type says.
  return convertKeys(value, toCamelKey) as CamelCased<Value>;
}

/** camelCase keys → snake_case, all the way down. Dates become ISO text, as in JSON. */
export function toSnakeCase(value: unknown): unknown {
  return convertKeys(value, toSnakeKey);
}

export function toSnakeKey(key: string): string {
  return key.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

function toCamelKey(key: string): string {
  return key.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

function convertKeys(value: unknown, convert: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map(entry => convertKeys(entry, convert));
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      convert(key),
      opaqueKeys.has(key) && typeof entry === 'object' ? entry : convertKeys(entry, convert),
    ]),
  );
}
