import type { ApiDocument } from './lean-document.ts';

type Json = Readonly<Record<string, unknown>>;

/** What every operation has, said once. */
const SHARED = {
  responses: {
    Failure: {
      description: 'What was wrong, as problem details (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  parameters: {
    IdempotencyKey: {
      in: 'header',
      name: 'Idempotency-Key',
      required: false,
      description: 'Any text without spaces. A repeat within a day gets the first answer and does nothing again.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    IfMatch: {
      in: 'header',
      name: 'If-Match',
      required: false,
      description:
        'The `ETag` that came with what is changed: refused with 412 when it was changed since. ' +
        'May be sent as `version` in the body instead; what has no version takes no notice.',
      schema: { type: 'string' },
    },
  },
} as const;

const SUCCESS: Readonly<Record<string, string>> = {
  200: 'Done',
  201: 'Made',
  202: 'Begun',
  204: 'Done; there is nothing to read',
};
const CHANGES = new Set(['put', 'patch', 'delete']);

/** Adds to every operation what all of them have: the answer to failures, the headers of writes. */
export function withSharedParts(document: ApiDocument): ApiDocument {
  const paths = Object.entries(document.paths).map(([path, operations]) => [
    snakeParameters(path),
    Object.fromEntries(Object.entries(operations).map(([method, operation]) => [method, completed(method, operation)])),
  ]);
  return {
    ...document,
    paths: Object.fromEntries(paths) as ApiDocument['paths'],
    components: { ...document.components, ...SHARED },
  };
}

/** `{kbId}` → `{kb_id}`, as the parameter is called. */
const snakeParameters = (path: string) =>
  path.replaceAll(/\{[^}]+\}/g, name => name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`));

function completed(method: string, operation: Json): Json {
  const { parameters = [], responses = {} } = operation as { parameters?: readonly unknown[]; responses?: Json };
  // An operation with a security of its own is open to anybody, so there is no one whose repeat it could be.
  const isPost = method === 'post' && operation.security === undefined;
  const headers = [
    ...(isPost ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(CHANGES.has(method) ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
  const described = Object.entries(responses).map(([status, response]) => [
    status,
    { ...(response as Json), description: SUCCESS[status] ?? 'An answer' },
  ]);
  return {
    ...operation,
    ...((parameters.length > 0 || headers.length > 0) && { parameters: [...parameters, ...headers] }),
    responses: { ...Object.fromEntries(described), default: { $ref: '#/components/responses/Failure' } },
  };
}
