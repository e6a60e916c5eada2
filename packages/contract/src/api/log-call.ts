import { z } from 'zod';
import { CallDirection, CallStatus, Disposition, Speaker } from '../call.ts';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { isReservedMetadata, RESERVED_METADATA_MESSAGE } from '../reserved-metadata.ts';

/** An instant of another system's, which may have a zone of its own. */
const Moment = z.iso.datetime({ offset: true });
/** A day; no call we know of is longer. */
export const MAX_CALL_SECONDS = 86_400;
const durationSeconds = z.int().min(0).max(MAX_CALL_SECONDS);
const offsetMs = z
  .number()
  .min(0)
  .max(MAX_CALL_SECONDS * 1000);
const latencyMs = z.number().min(0).max(600_000);
const outsideId = z.string().trim().min(1).max(128);
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
/** Characters of the JSON. */
const MAX_METADATA_CHARACTERS = 16_384;
const metadata = z
  .record(z.string().min(1).max(64), z.unknown())
  .refine(value => JSON.stringify(value).length <= MAX_METADATA_CHARACTERS, {
    error: `At most ${MAX_METADATA_CHARACTERS} characters of JSON.`,
  })
  .refine(value => !Object.keys(value).some(isReservedMetadata), { error: RESERVED_METADATA_MESSAGE });

/** What one party said. `user` is the caller. Without a time it begins when the turn before it ended. */
export const LoggedTurn = z
  .strictObject({
    speaker: z.enum([...Speaker.options, 'user']),
    text: z.string().trim().min(1).max(5000),
    /** When it began. `timestamp` is the same. */
    startedAt: Moment.optional(),
    timestamp: Moment.optional(),
    /** The same from when the call was answered, milliseconds. */
    startedAtMs: offsetMs.optional(),
    endedAtMs: offsetMs.optional(),
    wasInterrupted: z.boolean().default(false),
  })
  .meta({ id: 'LoggedTurn' });
export type LoggedTurn = z.infer<typeof LoggedTurn>;

/**
 * A call that another system had. Some things have two names, since the systems it comes from call them differently;
 * given twice, they must agree. `call_sid`, `retell_call_id` and `external_id` tell calls apart: the same one again
 * answers the same call.
 */
export const LogCallBody = z
  .strictObject({
    /** Whose call it was: the agent's business when absent, or the sender's only one. `restaurant_id` is the same. */
    businessId: Id.optional(),
    restaurantId: Id.optional(),
    agentId: Id.nullish(),
    /** The business's number; found by the call's numbers when absent. */
    phoneNumberId: Id.nullish(),
    /** Who the other side was; found by their number when absent. */
    contactId: Id.nullish(),
    direction: CallDirection.default('inbound'),
    /** Null for a withheld number. `caller_number` is the same. */
    fromNumber: PhoneNumberE164.nullish(),
    callerNumber: PhoneNumberE164.nullish(),
    toNumber: PhoneNumberE164.nullish(),
    /** The other side's: of the two above, the one that is not the business's. */
    phoneNumber: PhoneNumberE164.nullish(),
    /** The carrier's spelling is understood, too. `completed` when absent and there is an end or a duration. */
    status: z.enum([...CallStatus.options, 'in-progress', 'no-answer']).optional(),
    callSid: outsideId.nullish(),
    streamSid: outsideId.nullish(),
    retellCallId: outsideId.nullish(),
    /** The call's id where it comes from. */
    externalId: outsideId.nullish(),
    dailyRoomUrl: webAddress.nullish(),
    /** `start_time` and `timestamp` are the same. */
    startedAt: Moment.optional(),
    startTime: Moment.optional(),
    timestamp: Moment.optional(),
    answeredAt: Moment.nullish(),
    /** Counted from the duration when absent. `end_time` is the same. */
    endedAt: Moment.nullish(),
    endTime: Moment.nullish(),
    /** From the answer to the end. `duration` is the same. */
    durationSeconds: durationSeconds.nullish(),
    duration: durationSeconds.nullish(),
    forwarded: z.boolean().optional(),
    forwardedTo: PhoneNumberE164.nullish(),
    disposition: Disposition.nullish(),
    dispositionDetail: z.string().trim().max(500).default(''),
    sentiment: z.enum(['positive', 'neutral', 'negative']).nullish(),
    summary: z.string().trim().max(5000).nullish(),
    success: z.boolean().nullish(),
    /** End of the caller's speech → first agent audio, over the call's turns. Milliseconds. `latency` is the median. */
    latencyP50Ms: latencyMs.nullish(),
    latencyP95Ms: latencyMs.nullish(),
    latency: latencyMs.nullish(),
    /** Turns, or text of which each line names who speaks: `Agent: …`, `Caller: …`. */
    transcript: z.union([z.array(LoggedTurn).max(2000), z.string().max(200_000)]).nullish(),
    /** Where the audio is kept; whoever listens is sent there. */
    recordingUrl: z
      .url({ protocol: /^https$/, error: 'Use an address that starts with https://.' })
      .max(2000)
      .nullish(),
    recordingSid: outsideId.nullish(),
    metadata: metadata.nullish(),
  })
  .meta({ id: 'LogCallBody' });
export type LogCallBody = z.infer<typeof LogCallBody>;
