import type { TwilioClient, TwilioError } from '@frontdesk/providers/twilio';
import { AppError } from '../../app-error.ts';

const RETRY_AFTER_MS = 10_000;

/** The account that owns the numbers. Throws `carrier_not_configured` where there is none. */
export function requireCarrier(carrier: TwilioClient | undefined): TwilioClient {
  if (carrier) return carrier;
  throw new AppError(
    'carrier_not_configured',
    'This server has no Twilio account: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
  );
}

/** A carrier's failure as one of ours: `carrier_unavailable` when trying again may help, `carrier_refused` otherwise. */
export function carrierProblem(error: TwilioError): AppError {
  return error.isRetryable
    ? new AppError('carrier_unavailable', error.message, { retryAfterMs: RETRY_AFTER_MS, cause: error })
    : new AppError('carrier_refused', error.message, { cause: error });
}
