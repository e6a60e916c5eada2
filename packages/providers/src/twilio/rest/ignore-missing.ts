import { TwilioError } from './twilio-client.ts';

/** For removals: gone already is as good as removed now. */
export async function ignoreMissing(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof TwilioError) || error.status !== 404) throw error;
  }
}
