import { type TwilioClient, TwilioError } from '@frontdesk/providers/twilio';

/** Twilio: the call is in no state for it; it has ended already. */
const NOT_IN_PROGRESS = 21220;

/** Ends a call at the carrier, whether it rings or is answered. Fulfils also when it has ended. Throws `TwilioError`. */
export async function hangUpAtCarrier(
  { carrier }: { readonly carrier?: TwilioClient | undefined },
  callSid: string,
): Promise<void> {
  try {
    await carrier?.calls.update(callSid, { status: 'completed' });
  } catch (error) {
    if (!(error instanceof TwilioError) || error.code !== NOT_IN_PROGRESS) throw error;
  }
}
