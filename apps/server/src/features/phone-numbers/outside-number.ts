import type { TwilioClient } from '@frontdesk/providers/twilio';
import { AppError } from '../../app-error.ts';

/**
 * Throws `forbidden` for a number of the platform's own account: whoever has it here is called on it, and calls and texts
 * from it, so only administrators say whose it is. Throws `TwilioError` when that cannot be found out.
 */
export async function requireOutsideNumber(carrier: TwilioClient | undefined, number: string): Promise<void> {
  if (!(await carrier?.numbers.find(number))) return;
  throw new AppError('forbidden', 'This number is one of the platform’s: an administrator gives it to a business.');
}

/**
 * Throws `forbidden` for a number at Retell: there it is bound to whoever has it here, and the account may be the
 * platform's.
 */
export function requireOutsideCarrier(carrier: string): void {
  if (carrier !== 'retell') return;
  throw new AppError('forbidden', 'An administrator adds numbers at Retell: they are bound there to whoever has them.');
}
