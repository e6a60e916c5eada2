/** `pageSize` → `page_size`. */
type SnakeKey<Key> = Key extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeKey<Rest>}`
  : Key;

/** What TypeScript writes in camelCase, as it goes on the wire. */
export type SnakeCased<Value> = Value extends readonly (infer Item)[]
  ? SnakeCased<Item>[]
  : Value extends object
    ? { [Key in keyof Value as SnakeKey<Key>]: SnakeCased<Value[Key]> }
    : Value;
