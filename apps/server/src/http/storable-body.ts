import type { FastifyInstance } from 'fastify';
import { AppError } from '../app-error.ts';

/** Our deepest forms are flows, some ten levels; what is far below runs out of stack in whoever walks it. */
const MAX_DEPTH = 64;

type Problem = NonNullable<AppError['problems']>[number];

/**
 * Refuses JSON that is nested deeper than anything of ours, and text that PostgreSQL does not keep: U+0000, and halves
 * of characters (lone surrogates), which text columns would silently replace and jsonb columns fail on.
 */
export function requireStorableBodies(scope: FastifyInstance): void {
  scope.addHook('preValidation', async ({ body }) => {
    const problems = problemsOf(body);
    if (problems.length > 0) throw new AppError('validation_failed', 'The request cannot be kept.', { problems });
  });
}

function problemsOf(body: unknown): Problem[] {
  const problems: Problem[] = [];
  let level = [{ value: body, path: '' }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return [{ field: 'body', message: `is nested deeper than ${MAX_DEPTH} levels` }];
    const below: typeof level = [];
    for (const { value, path } of level) {
      if (typeof value === 'string' && !isStorable(value))
        problems.push({ field: path || 'body', message: 'holds characters that cannot be stored' });
      if (!isContainer(value)) continue;
      for (const [name, entry] of Object.entries(value)) {
        if (isStorable(name)) below.push({ value: entry, path: path === '' ? name : `${path}.${name}` });
        else problems.push({ field: path || 'body', message: 'has a name that cannot be stored' });
      }
    }
    level = below;
  }
  return problems;
}

const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed();

/** Uploads are streams, not JSON. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
