import { z } from 'zod';

// Twilio Media Streams, "WebSocket Messages" page. One JSON object a text frame. Counters arrive as strings.

/** A counter: decimal digits as a string, or a number. */
const Counter = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.int().nonnegative());

/** The first message of a socket. */
export const ConnectedMessage = z.object({ event: z.literal('connected') });

/** The second: which call this is, and in what form its audio comes. */
export const StartMessage = z.object({
  event: z.literal('start'),
  sequenceNumber: Counter.optional(),
  streamSid: z.string().min(1).max(64),
  start: z.object({
    callSid: z.string().min(1).max(64),
    accountSid: z.string().max(64).default(''),
    mediaFormat: z.object({ encoding: z.string(), sampleRate: z.number(), channels: z.number() }),
    customParameters: z.record(z.string(), z.string()).default({}),
  }),
});
export type StartMessage = z.infer<typeof StartMessage>;

/** A piece of the caller's audio: base64 μ-law of any length, usually 160 bytes. `timestamp` is stream time, ms. */
export const MediaMessage = z.object({
  event: z.literal('media'),
  sequenceNumber: Counter.optional(),
  streamSid: z.string(),
  media: z.object({
    track: z.string().optional(),
    chunk: Counter.optional(),
    timestamp: Counter.optional(),
    payload: z.string(),
  }),
});
export type MediaMessage = z.infer<typeof MediaMessage>;

export const DtmfMessage = z.object({
  event: z.literal('dtmf'),
  sequenceNumber: Counter.optional(),
  streamSid: z.string(),
  dtmf: z.object({ digit: z.string().regex(/^[0-9*#A-D]$/) }),
});

/** All audio sent before the mark of that name was played, or was cleared. */
export const MarkMessage = z.object({
  event: z.literal('mark'),
  sequenceNumber: Counter.optional(),
  streamSid: z.string(),
  mark: z.object({ name: z.string() }),
});

/** The stream is over; the socket closes next. */
export const StopMessage = z.object({
  event: z.literal('stop'),
  sequenceNumber: Counter.optional(),
  streamSid: z.string(),
});

/** Everything Twilio sends. Fields we do not use are ignored, so that new ones break nothing. */
export const InboundMessage = z.discriminatedUnion('event', [
  ConnectedMessage,
  StartMessage,
  MediaMessage,
  DtmfMessage,
  MarkMessage,
  StopMessage,
]);
export type InboundMessage = z.infer<typeof InboundMessage>;

/** Everything we send. Twilio plays media in order at real time; `clear` drops what is queued and returns its marks. */
export const OutboundMessage = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('media'), streamSid: z.string(), media: z.strictObject({ payload: z.base64() }) }),
  z.strictObject({ event: z.literal('mark'), streamSid: z.string(), mark: z.strictObject({ name: z.string() }) }),
  z.strictObject({ event: z.literal('clear'), streamSid: z.string() }),
]);
export type OutboundMessage = z.infer<typeof OutboundMessage>;

/**
 * Media as Twilio writes it, when nothing in it needs unescaping: what JSON would make of such a text is what the groups
 * hold. Fields in another order, or others besides, go the long way.
 */
const USUAL_MEDIA =
  /^\{"event":"media","sequenceNumber":"(\d{1,15})","media":\{"track":"(\w*)","chunk":"(\d{1,15})","timestamp":"(\d{1,15})","payload":"([\w+/=]*)"\},"streamSid":"(\w*)"\}$/;

/**
 * Reads one text frame; undefined when it is not a message we know.
 * Fifty media messages a second and call arrive, so those take a hand-written check that accepts exactly what
 * `MediaMessage` accepts (a property test holds the two together), most of them without being parsed as JSON.
 */
export function parseInboundMessage(text: string): InboundMessage | undefined {
  const usual = USUAL_MEDIA.exec(text);
  if (usual) return usualMedia(usual);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (isRecord(json) && json.event === 'media') return readMedia(json);
  return InboundMessage.safeParse(json).data;
}

function usualMedia([, sequence, track = '', chunk, timestamp, payload = '', streamSid = '']: RegExpExecArray) {
  const media = { track, chunk: Number(chunk), timestamp: Number(timestamp), payload };
  return { event: 'media', sequenceNumber: Number(sequence), streamSid, media } as const;
}

function readMedia(json: Record<string, unknown>): MediaMessage | undefined {
  const { streamSid, media } = json;
  if (typeof streamSid !== 'string' || !isRecord(media) || typeof media.payload !== 'string') return undefined;
  const { track, payload } = media;
  if (track !== undefined && typeof track !== 'string') return undefined;
  const sequenceNumber = readCounter(json.sequenceNumber);
  const chunk = readCounter(media.chunk);
  const timestamp = readCounter(media.timestamp);
  if (sequenceNumber === null || chunk === null || timestamp === null) return undefined;
  return { event: 'media', sequenceNumber, streamSid, media: { track, chunk, timestamp, payload } };
}

/** Undefined when absent, null when it is no counter. */
function readCounter(value: unknown): number | undefined | null {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return /^\d{1,15}$/.test(value) ? Number(value) : null;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
