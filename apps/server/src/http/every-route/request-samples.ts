import fc from 'fast-check';
import { z } from 'zod';
import { restaurant } from '../../features/restaurants/vertical.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly examples?: readonly unknown[];
}

export interface SampleOptions {
  /** Ids to use where one is asked for. */
  readonly ids: readonly string[];
  /** For fields whose values the schema cannot tell apart, by name in camelCase. */
  readonly known?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
}

/** Deeper than any form of ours; flows can hold flows. */
const MAX_DEPTH = 7;

const PHONE = fc.integer({ min: 2_000_000, max: 9_999_999 }).map(digits => `+1415${digits}`);
const KNOWN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  timezone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
  currency: fc.constantFrom('USD', 'EUR'),
  url: fc.integer({ min: 1, max: 1e9 }).map(number => `https://example.com/${number}`),
  // Flags of a query, which travel as text.
  isActive: fc.constantFrom('true', 'false'),
  // Random flows have edges to nowhere.
  flow: fc.constant(restaurant.defaultAgent.flow),
  callFlow: fc.constant(restaurant.defaultAgent.flow),
};
const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.integer({ min: 1, max: 1e9 }).map(number => `person${number}@example.com`),
  date: fc.integer({ min: 1, max: 28 }).map(day => `2026-11-${String(day).padStart(2, '0')}`),
  'date-time': fc.integer({ min: 1, max: 28 }).map(day => `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`),
  time: fc.constantFrom('09:00:00', '18:30:00'),
  uri: fc.integer({ min: 1, max: 1e9 }).map(number => `https://example.com/${number}`),
};

/** Values that a Zod schema accepts, as far as it can be written as JSON Schema; rules in code may refuse some. */
export function samplesOf(schema: unknown, options: SampleOptions): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return valuesOf(root, { root, depth: 0, name: '', options });
}

interface Place {
  readonly root: JsonSchema;
  readonly depth: number;
  readonly name: string;
  readonly options: SampleOptions;
}

function valuesOf(schema: JsonSchema, place: Place): fc.Arbitrary<unknown> {
  const { root, name, options } = place;
  const known = options.known?.[name] ?? KNOWN[name];
  if (known && (schema.type === undefined || schema.type === 'string' || schema.type === 'object')) return known;
  if (schema.$ref !== undefined) {
    const target = schema.$ref === '#' ? root : root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return valuesOf(target ?? {}, { ...place, depth: place.depth + 1 });
  }
  if (schema.examples?.length) return fc.constantFrom(...schema.examples);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum?.length) return fc.constantFrom(...schema.enum);
  const choices = choicesOf(schema, place.depth);
  if (choices?.length) return fc.oneof(...choices.map(choice => valuesOf(choice, place)));
  if (schema.allOf?.length)
    return fc
      .tuple(...schema.allOf.map(part => valuesOf(part, place)))
      .map(parts => (parts.every(part => typeof part === 'object') ? Object.assign({}, ...parts) : parts[0]));
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, place);
    case 'array':
      return arraysOf(schema, place);
    case 'string':
      return stringsOf(schema, options);
    case 'integer':
    case 'number':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      // What is read from text before it is checked, such as a flag of a query.
      return fc.constantFrom('true', 'false');
  }
}

/** Far down, what holds nothing else, so that a schema which holds itself comes to an end. */
function choicesOf({ anyOf, oneOf }: JsonSchema, depth: number): readonly JsonSchema[] | undefined {
  const choices = anyOf ?? oneOf;
  if (depth < MAX_DEPTH) return choices;
  const plain = choices?.filter(({ type, $ref }) => $ref === undefined && type !== 'array' && type !== 'object');
  return plain?.length ? plain : choices;
}

function objectsOf({ properties = {}, required = [], additionalProperties }: JsonSchema, place: Place) {
  const { depth } = place;
  const wanted = Object.entries(properties).filter(([name]) => depth < MAX_DEPTH || required.includes(name));
  const fields = Object.fromEntries(
    wanted.map(([name, field]) => [name, valuesOf(field, { ...place, name, depth: depth + 1 })]),
  );
  const record = fc.record(fields, { requiredKeys: required.filter(name => name in fields), noNullPrototype: true });
  if (wanted.length > 0 || typeof additionalProperties !== 'object') return record;
  const values = valuesOf(additionalProperties, { ...place, depth: depth + 1 });
  return fc.dictionary(fc.stringMatching(/^[a-z]{1,10}$/), values, { maxKeys: 3, noNullPrototype: true });
}

function arraysOf({ items = {}, prefixItems, minItems = 0, maxItems = 3 }: JsonSchema, place: Place) {
  const next = { ...place, depth: place.depth + 1 };
  if (prefixItems) return fc.tuple(...prefixItems.map(item => valuesOf(item, next)));
  const maxLength = place.depth < MAX_DEPTH ? Math.max(minItems, Math.min(maxItems, 3)) : minItems;
  return fc.array(valuesOf(items, next), { minLength: minItems, maxLength });
}

function stringsOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema, { ids }: SampleOptions) {
  if (format === 'uuid') return ids.length > 0 ? fc.oneof(fc.constantFrom(...ids), fc.uuid({ version: 7 })) : fc.uuid();
  const ofFormat = format === undefined ? undefined : FORMATS[format];
  if (ofFormat) return ofFormat;
  if (pattern !== undefined) return matching(pattern);
  const atMost = Math.max(minLength, Math.min(maxLength, 40));
  return fc
    .string({ unit: fc.constantFrom(...'abcdefghij éß中'), minLength, maxLength: atMost })
    .map(text => (text.trim().length >= minLength ? text : 'a'.repeat(minLength)));
}

function matching(pattern: string): fc.Arbitrary<string> {
  // Every number of ours is written like this, and most random ones are no numbers.
  if (pattern.startsWith('^\\+')) return PHONE;
  return fc.stringMatching(new RegExp(pattern));
}

function numbersOf({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): fc.Arbitrary<number> {
  const lowest = Math.max(minimum ?? -1000, exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + 1);
  const highest = Math.min(maximum ?? lowest + 2000, exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - 1);
  const [min, max] = [Math.ceil(lowest), Math.max(Math.ceil(lowest), Math.floor(Math.min(highest, lowest + 100_000)))];
  return type === 'integer'
    ? fc.integer({ min, max })
    : fc.oneof(fc.integer({ min, max }), fc.double({ min, max, noNaN: true }));
}

/** What nobody should send: wrong kinds, edges of numbers, text that cannot be stored, names of built-in things. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    "'; drop table calls; --",
    '%',
    '{{business.name}}',
    '__proto__',
    '9'.repeat(400),
    'x'.repeat(30_000),
    -1,
    0,
    1e308,
    2 ** 31,
    2 ** 53,
    0.1,
    '2026-02-30',
    '275760-09-13T00:00:00.001Z',
    '0000-01-01T00:00:00Z',
    '+00000000',
    'not-a-uuid',
    '00000000-0000-0000-0000-000000000000',
    [],
    {},
    [[]],
    { constructor: { prototype: {} } },
    true,
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values that are right but for one field somewhere, which is junk or missing. */
export function spoiled(samples: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(samples, junk, fc.nat()).map(([sample, bad, position]) => {
    if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return bad;
    const names = Object.keys(sample);
    const name = names[position % Math.max(names.length, 1)] ?? 'unexpected';
    const { [name]: _, ...others } = sample as Record<string, unknown>;
    return position % 5 === 0 ? others : { ...others, [name]: bad };
  });
}
