import { DrizzleQueryError } from 'drizzle-orm/errors';
import pg from 'pg';

/**
 * An error as it may be logged. A failed query names its parameters in its message, and PostgreSQL quotes the row it
 * refused: both hold what callers said and their numbers. What is left tells which statement and which rule.
 */
export function loggableError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = error.cause === undefined ? {} : { cause: loggableError(error.cause) };
  const common = { type: error.name, stack: framesOf(error), ...cause };
  if (error instanceof DrizzleQueryError) return { ...common, message: 'A query failed.', query: error.query };
  if (error instanceof pg.DatabaseError) {
    const { code, table, constraint, column } = error;
    return { ...common, message: 'PostgreSQL refused it.', code, table, constraint, column };
  }
  return { ...common, message: error.message, ...('code' in error && { code: error.code }) };
}

function framesOf(error: Error): string {
  const lines = error.stack?.split('\n') ?? [];
  return lines.filter(line => line.startsWith('    at ')).join('\n');
}
