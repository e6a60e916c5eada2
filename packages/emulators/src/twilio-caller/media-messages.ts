/** The application's side of a media stream, parsed. `fault` carries the code Twilio's debugger would show. */
export type ApplicationMessage =
  | { readonly type: 'media'; readonly audio: Uint8Array }
  | { readonly type: 'mark'; readonly name: string }
  | { readonly type: 'clear' }
  | { readonly type: 'fault'; readonly code: number; readonly detail: string };

const BINARY_FRAME = 31950;
const MALFORMED_MESSAGE = 31951;

/** Reads one socket message sent by the application. Never throws: a bad message is a fault, and is ignored. */
export function parseApplicationMessage(data: Buffer, isBinary: boolean, streamSid: string): ApplicationMessage {
  if (isBinary) return { type: 'fault', code: BINARY_FRAME, detail: 'binary frame' };
  const malformed = (detail: string): ApplicationMessage => ({ type: 'fault', code: MALFORMED_MESSAGE, detail });
  const message = parseJson(data.toString('utf8'));
  if (!isObject(message)) return malformed('not a JSON object');
  if (message.streamSid !== streamSid) return malformed('wrong streamSid');
  const { event, media, mark } = message;
  if (event === 'clear') return { type: 'clear' };
  if (event === 'media' && isObject(media) && typeof media.payload === 'string')
    return { type: 'media', audio: Buffer.from(media.payload, 'base64') };
  if (event === 'mark' && isObject(mark) && typeof mark.name === 'string') return { type: 'mark', name: mark.name };
  return malformed('unknown event or missing field');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export interface StreamIdentity {
  readonly accountSid: string;
  readonly callSid: string;
  readonly streamSid: string;
}

/** Writes Twilio's side of one media stream: text JSON, counters as strings, every message numbered from `start` on. */
export class CarrierMessages {
  readonly #identity: StreamIdentity;
  #sequenceNumber = 0;
  #chunk = 0;

  constructor(identity: StreamIdentity) {
    this.#identity = identity;
  }

  connected(): string {
    return JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' });
  }

  start(customParameters: Readonly<Record<string, string>>): string {
    const { accountSid, callSid, streamSid } = this.#identity;
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
    return this.#message('start', {
      start: { accountSid, streamSid, callSid, tracks: ['inbound'], mediaFormat, customParameters },
    });
  }

  media(audio: Uint8Array, timestampMs: number): string {
    this.#chunk++;
    const payload = Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength).toString('base64');
    const media = { track: 'inbound', chunk: String(this.#chunk), timestamp: String(timestampMs), payload };
    return this.#message('media', { media });
  }

  dtmf(digit: string): string {
    return this.#message('dtmf', { dtmf: { track: 'inbound_track', digit } });
  }

  mark(name: string): string {
    return this.#message('mark', { mark: { name } });
  }

  stop(): string {
    const { accountSid, callSid } = this.#identity;
    return this.#message('stop', { stop: { accountSid, callSid } });
  }

  #message(event: string, body: object): string {
    this.#sequenceNumber++;
    const { streamSid } = this.#identity;
    return JSON.stringify({ event, sequenceNumber: String(this.#sequenceNumber), ...body, streamSid });
  }
}
