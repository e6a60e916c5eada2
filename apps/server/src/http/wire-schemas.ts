import {
  jsonSchemaTransform,
  serializerCompiler as zodSerializer,
  validatorCompiler as zodValidator,
} from 'fastify-type-provider-zod';
import { toCamelCase, toSnakeCase, toSnakeKey } from './wire-case.ts';

type ZodValidator = typeof zodValidator;
type ZodSerializer = typeof zodSerializer;
type Encode = (data: unknown) => string;

/** Reads requests: the wire's snake_case first becomes the schema's camelCase. */
export const validatorCompiler: ZodValidator = route => {
  const validate = zodValidator(route);
  return data => validate(toCamelCase(data));
};

/** Writes responses: checked and stripped by their schema, then put into the wire's snake_case. */
export const serializerCompiler: ZodSerializer = route => {
  const encode = zodSerializer(route) as Encode;
  return data => JSON.stringify(toSnakeCase(JSON.parse(encode(data))));
};

/** Describes both in OpenAPI as they are on the wire. */
export const openApiTransform: typeof jsonSchemaTransform = document => {
  const { schema, url } = jsonSchemaTransform(document);
  return { schema: renameProperties(schema) as typeof schema, url };
};

function renameProperties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renameProperties);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (key === 'properties' && typeof entry === 'object' && entry !== null)
        return [
          key,
          Object.fromEntries(
            Object.entries(entry).map(([name, schema]) => [toSnakeKey(name), renameProperties(schema)]),
          ),
        ];
      if (key === 'required' && Array.isArray(entry)) return [key, entry.map(name => toSnakeKey(String(name)))];
      return [key, renameProperties(entry)];
    }),
  );
}
