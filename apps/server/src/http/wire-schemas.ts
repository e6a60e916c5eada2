import { toCamelCase, toSnakeCase } from '@frontdesk/contract/wire-case';
import { serializerCompiler as zodSerializer, validatorCompiler as zodValidator } from 'fastify-type-provider-zod';

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
