import type { createJsonSchemaTransform } from 'fastify-type-provider-zod';

type Config = NonNullable<Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig']>;
type Override = NonNullable<Config['override']>;

/** Formats of JSON Schema that say what Zod spells out as a pattern of up to 300 characters, too. */
const FORMATS = new Set(['uuid', 'date', 'date-time', 'email']);

/**
 * Leaves out of a schema's description what says nothing to its reader: patterns of known formats, and the bounds of
 * numbers that JavaScript has. Answers may grow fields, so only strict objects, which bodies are, are closed.
 */
export const plainWords: Override = ({ zodSchema, jsonSchema }) => {
  const schema: Record<string, unknown> = jsonSchema;
  if (typeof schema.format === 'string' && FORMATS.has(schema.format)) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (zodSchema._zod.def.type === 'object' && zodSchema._zod.def.catchall === undefined)
    delete schema.additionalProperties;
};
