import type { ToolDescription } from '@frontdesk/voice';

type Json = Readonly<Record<string, unknown>>;

/** Names that the service takes. */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const LITERALS: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean']);
const MAX_DEPTH = 6;

/** Whether the service can have this tool at all. */
export const isClientTool = ({ name }: Pick<ToolDescription, 'name'>): boolean => NAME.test(name);

/** A tool of ours as the service keeps it: it asks us, and waits for the answer. */
export function clientTool({ name, description, parameters }: ToolDescription, timeoutSeconds: number): Json {
  return {
    type: 'client',
    name,
    description: description || spoken(name),
    parameters: objectOf(parameters, name, 0),
    expects_response: true,
    response_timeout_secs: timeoutSeconds,
  };
}

/**
 * The service knows little of JSON Schema: objects, lists, and leaves with a description. Alternatives become the first
 * that is not null, and bounds are left out: our tools check what they are given.
 */
function propertyOf(schema: unknown, name: string, depth: number): Json {
  const chosen = alternative(recordOf(schema));
  const description = textOf(chosen.description) || textOf(recordOf(schema).description) || spoken(name);
  const type = typeOf(chosen);
  if (type === 'object' && depth < MAX_DEPTH) return objectOf({ ...chosen, description }, name, depth + 1);
  if (type === 'array' && depth < MAX_DEPTH)
    return { type: 'array', description, items: propertyOf(chosen.items, name, depth + 1) };
  const values = Array.isArray(chosen.enum) ? chosen.enum : chosen.const === undefined ? [] : [chosen.const];
  const options = values.filter(value => typeof value === 'string');
  const literal = LITERALS.has(type) ? type : 'string';
  return { type: literal, description, ...(options.length > 0 && literal === 'string' && { enum: options }) };
}

function objectOf(schema: unknown, name: string, depth: number): Json {
  const { properties, required, description } = recordOf(schema);
  const fields = Object.entries(recordOf(properties)).map(([key, value]) => [key, propertyOf(value, key, depth)]);
  const known = Object.fromEntries(fields);
  const needed = Array.isArray(required) ? required.filter(key => typeof key === 'string' && key in known) : [];
  return {
    type: 'object',
    ...(depth > 0 && { description: textOf(description) || spoken(name) }),
    properties: known,
    required: needed,
  };
}

function alternative(schema: Json): Json {
  const options = [schema.anyOf, schema.oneOf].find(Array.isArray);
  const fitting = options?.map(recordOf).find(option => option.type !== 'null');
  return fitting ? alternative(fitting) : schema;
}

function typeOf({ type, properties, items, const: constant, enum: values }: Json): string {
  const named = Array.isArray(type) ? type.find(one => one !== 'null') : type;
  if (typeof named === 'string') return named;
  if (properties) return 'object';
  if (items) return 'array';
  const example: unknown = constant ?? (Array.isArray(values) ? values[0] : '');
  return typeof example;
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const spoken = (name: string) => name.replaceAll(/[_-]+/g, ' ');
