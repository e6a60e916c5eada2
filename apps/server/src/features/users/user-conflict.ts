import { AppError } from '../../app-error.ts';
import { sqlState } from '../../db/retry-transaction.ts';

const UNIQUE_VIOLATION = '23505';
const FIELD: Readonly<Record<string, string>> = { users_email_key: 'email', users_username_unique: 'username' };

/** Turns "there is one already" from the database into a `conflict` that names the field; throws the rest as it is. */
export function refuseTaken(error: unknown): never {
  const field = sqlState(error) === UNIQUE_VIOLATION ? FIELD[constraintOf(error) ?? ''] : undefined;
  if (field === undefined) throw error;
  throw new AppError('conflict', `Another user has this ${field}.`, {
    problems: [{ field, message: 'is taken' }],
    cause: error,
  });
}

function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
  return constraintOf(error.cause);
}
