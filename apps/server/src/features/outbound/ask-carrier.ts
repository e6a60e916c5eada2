import type { MachineHandling } from '@frontdesk/contract';
import { type MachineDetection, type TwilioClient, TwilioError } from '@frontdesk/providers/twilio';
import { FALLBACK_PATH } from '../telephony/connect-verb.ts';
import type { DialRefusal, DialRefusalReason } from './dial-refusal.ts';
import { outboundUrls } from './outbound-paths.ts';

/** Past this the answer counts as lost. With its repeats the client takes about as long. */
export const CARRIER_ANSWER_LIMIT_MS = 30_000;
/** The engine says goodbye by itself; the carrier cuts off only what it failed to. */
const TIME_LIMIT_MARGIN_SECONDS = 120;
/** The longest the carrier takes (Twilio: `TimeLimit`, four hours by default). */
const LONGEST_CALL_SECONDS = 14_400;

// Twilio's error dictionary, twilio.com/docs/api/errors.
const BAD_NUMBER = new Set([13223, 13224, 13225, 13226, 21201, 21202, 21211, 21214, 21216, 21217, 21421]);
const BAD_CALLER_ID = new Set([21210, 21212, 21606]);

export interface CarrierOrder {
  readonly callId: string;
  readonly from: string;
  readonly to: string;
  readonly ringSeconds: number;
  readonly maxDurationSeconds: number;
  readonly machine: MachineHandling;
}

/** `in-doubt`: nobody knows whether the carrier dials. */
export type CarrierAnswer =
  | { readonly type: 'accepted'; readonly callSid: string }
  | { readonly type: 'in-doubt'; readonly cause: unknown }
  | { readonly type: 'refused'; readonly refusal: DialRefusal; readonly cause: unknown };

/** Has the carrier dial, once. */
export async function askCarrier(
  carrier: TwilioClient,
  publicUrl: string,
  { callId, from, to, ringSeconds, maxDurationSeconds, machine }: CarrierOrder,
): Promise<CarrierAnswer> {
  const urls = outboundUrls(publicUrl, callId);
  const detection = detectionFor(machine, urls.machine);
  try {
    const call = await carrier.calls.create(
      {
        ...{ from, to, ringSeconds, instructions: { url: urls.voice } },
        fallbackUrl: publicUrl + FALLBACK_PATH,
        statusCallback: urls.status,
        statusCallbackEvents: ['initiated', 'ringing', 'answered', 'completed'],
        timeLimitSeconds: Math.min(maxDurationSeconds + TIME_LIMIT_MARGIN_SECONDS, LONGEST_CALL_SECONDS),
        ...(detection && { machineDetection: detection }),
      },
      AbortSignal.timeout(CARRIER_ANSWER_LIMIT_MS),
    );
    return { type: 'accepted', callSid: call.sid };
  } catch (cause) {
    if (!(cause instanceof TwilioError) || cause.isInDoubt) return { type: 'in-doubt', cause };
    return { type: 'refused', refusal: { reason: reasonOf(cause), detail: cause.message }, cause };
  }
}

/** Detection is asked for only where it makes a difference: it costs, and some callees hear it. */
function detectionFor({ action }: MachineHandling, callback: string): MachineDetection | undefined {
  switch (action) {
    case 'go_on':
      return undefined;
    case 'hang_up':
      return { until: 'any', callback };
    case 'leave_message':
      return { until: 'message-end', callback };
  }
}

function reasonOf({ code, isRetryable }: TwilioError): DialRefusalReason {
  if (code !== null && BAD_NUMBER.has(code)) return 'number_invalid';
  if (code !== null && BAD_CALLER_ID.has(code)) return 'no_caller_id';
  return isRetryable ? 'carrier_unavailable' : 'carrier_refused';
}
