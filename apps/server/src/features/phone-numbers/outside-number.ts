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
