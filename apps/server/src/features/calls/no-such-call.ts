import { AppError } from '../../app-error.ts';

export function noSuchCall(): AppError {
  return new AppError('not_found', 'There is no such call.');
}
