import { Problem } from '@frontdesk/contract';
import { toCamelCase, toSnakeCase, toSnakeKey } from '@frontdesk/contract/wire-case';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler as zodSerializer,
  validatorCompiler as zodValidator,
} from 'fastify-type-provider-zod';

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

/** How every failure is answered. */
const FAILURE = {
  description: 'What was wrong, as problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: Problem } },
};

/** Describes both in OpenAPI as they are on the wire. */
export const openApiTransform: typeof jsonSchemaTransform = document => {
  const described = document.schema && {
    ...document.schema,
    response: { ...(document.schema.response as object | undefined), default: FAILURE },
  };
  const { schema, url } = jsonSchemaTransform({ ...document, schema: described });
  return { schema: renameProperties(schema) as typeof schema, url };
};

/** The same for the schemas that have names of their own. */
export const openApiTransformObject: typeof jsonSchemaTransformObject = document => {
  const described = jsonSchemaTransformObject(document) as { components?: { schemas?: unknown } };
  const schemas = renameProperties(described.components?.schemas);
  return { ...described, components: { ...described.components, schemas } } as ReturnType<
    typeof jsonSchemaTransformObject
  >;
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
