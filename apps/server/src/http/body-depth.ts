import type { FastifyInstance } from 'fastify';
import { AppError } from '../app-error.ts';

/** Our deepest forms are flows, some ten levels; what is far below runs out of stack in whoever walks it. */
const MAX_DEPTH = 64;

/** Refuses JSON that is nested deeper than anything of ours, before anything walks through it. */
export function limitBodyDepth(scope: FastifyInstance): void {
  scope.addHook('preValidation', async ({ body }) => {
    if (isDeeperThan(MAX_DEPTH, body))
      throw new AppError('validation_failed', 'The request is nested too deep.', {
        problems: [{ field: 'body', message: `is nested deeper than ${MAX_DEPTH} levels` }],
      });
  });
}

function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap(entry => (isContainer(entry) ? Object.values(entry) : []));
  }
  return false;
}

/** Uploads are streams, not JSON. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
