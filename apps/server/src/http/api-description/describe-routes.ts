import { toSnakeKey } from '@frontdesk/contract/wire-case';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  type jsonSchemaTransform,
  type jsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import { type ApiDocument, leanDocument } from './lean-document.ts';
import { plainWords } from './plain-words.ts';
import { withSharedParts } from './shared-parts.ts';

type Transform = typeof jsonSchemaTransform;
type TransformObject = typeof jsonSchemaTransformObject;

const zodToJsonConfig = { override: plainWords };
const transformRoute = createJsonSchemaTransform({ zodToJsonConfig });
const transformDocument = createJsonSchemaTransformObject({ zodToJsonConfig });

/** Describes a route as it is on the wire. Those that anybody may use say so. */
export const openApiTransform: Transform = document => {
  const { schema, url } = transformRoute(document);
  const described = { ...schema, ...(document.route.config?.isPublic && { security: [] }) };
  return { schema: schema && (renameProperties(described) as typeof schema), url };
};

/** The same for the schemas that have names of their own; then what is said twice is said once. */
export const openApiTransformObject: TransformObject = document => {
  const described = transformDocument(document) as ApiDocument;
  const schemas = renameProperties(described.components.schemas) as ApiDocument['components']['schemas'];
  return leanDocument(
    withSharedParts({ ...described, components: { ...described.components, schemas } }),
  ) as ReturnType<TransformObject>;
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
