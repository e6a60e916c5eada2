import {
  type AudioFrame,
  type Clock,
  isSameFormat,
  TELEPHONE,
  type Transport,
  type TransportEvent,
} from '@frontdesk/voice';
import type WebSocket from 'ws';
import { type InboundMessage, type MediaMessage, parseInboundMessage } from './media-messages.ts';
import { MediaOrder } from './media-order.ts';
import { ReceiveQueue } from './receive-queue.ts';

export interface MediaLimits {
  /** Caller's audio kept for a reader that is behind; beyond it the oldest is dropped. */
  readonly maxQueuedAudioMs: number;
  /** Longer text frames are ignored. Give the WebSocket server a higher `maxPayload`, beyond which it hangs up. */
  readonly maxMessageBytes: number;
  /** The most silence put in for one hole in the caller's audio. */
  readonly maxGapMs: number;
  /** Bytes waiting in our socket at which agent audio is dropped: the far side stopped reading. */
  readonly maxBufferedBytes: number;
  /** Twilio sends audio all the time, silence too. Nothing for this long means the far side is gone. */
  readonly idleTimeoutMs: number;
  /** How long a closing handshake may take before the socket is cut. */
  readonly closeTimeoutMs: number;
}

export const DEFAULT_MEDIA_LIMITS: MediaLimits = {
  maxQueuedAudioMs: 5_000,
  // 6 s of audio in one message; Twilio sends 20 ms.
  maxMessageBytes: 64 * 1024,
  maxGapMs: 5_000,
  // About a minute and a half of base64 audio.
  maxBufferedBytes: 1024 * 1024,
  idleTimeoutMs: 30_000,
  closeTimeoutMs: 2_000,
};

/** Marks waiting for their echo; more than this is a peer that never echoes, and the oldest is forgotten. */
const MAX_PENDING_MARKS = 4096;
const MULAW_SILENCE = new Uint8Array(DEFAULT_MEDIA_LIMITS.maxGapMs * 8).fill(0xff);

/**
 * One call's audio over a Twilio media stream: 8 kHz μ-law, neither decoded nor resampled.
 * `receive` ends with `stop`, when the socket closes, or when nothing came for `idleTimeoutMs`. What the peer sends
 * wrong is ignored and counted: see `faultCounts`.
 */
export class MediaTransport implements Transport {
  readonly format = TELEPHONE;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #limits: MediaLimits;
  readonly #streamSid: string;
  readonly #mediaHead: string;
  readonly #queue: ReceiveQueue;
  readonly #order: MediaOrder;
  readonly #pendingMarks = new Map<string, number>();
  #lastMessageAt: number;
  #cancelIdleCheck: () => void;
  #isRead = false;
  #hasStopped = false;

  constructor(socket: WebSocket, streamSid: string, sequence: number | undefined, clock: Clock, limits: MediaLimits) {
    this.#socket = socket;
    this.#clock = clock;
    this.#limits = limits;
    this.#streamSid = streamSid;
    this.#mediaHead = `{"event":"media","streamSid":${JSON.stringify(streamSid)},"media":{"payload":"`;
    this.#queue = new ReceiveQueue(limits.maxQueuedAudioMs * 8);
    this.#order = new MediaOrder(limits.maxGapMs);
    this.#order.admitSequence(sequence);
    this.#lastMessageAt = clock.now();
    this.#cancelIdleCheck = clock.schedule(limits.idleTimeoutMs, () => this.#checkIdle());
  }

  get faultCounts(): ReadonlyMap<string, number> {
    return this.#queue.faultCounts;
  }

  /** Whether the far side said that it is over. A socket that breaks without a word may leave somebody on the line. */
  get hasStopped(): boolean {
    return this.#hasStopped;
  }

  /** Faults from before the stream began. */
  countFaults(fault: string, count: number): void {
    for (let index = 0; index < count; index++) this.#queue.fault(fault);
  }

  receive(): AsyncIterable<TransportEvent> {
    if (this.#isRead) throw new Error('A media stream is read once.');
    this.#isRead = true;
    return this.#queue.read();
  }

  send(frame: AudioFrame): void {
    if (!isSameFormat(frame, TELEPHONE)) throw new TypeError('A Twilio media stream carries 8 kHz μ-law only.');
    if (frame.data.length === 0 || !this.#isOpen()) return;
    if (this.#socket.bufferedAmount > this.#limits.maxBufferedBytes) {
      this.#queue.fault('send-overflow');
      return;
    }
    const { buffer, byteOffset, byteLength } = frame.data;
    const payload = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
    this.#socket.send(`${this.#mediaHead}${payload}"}}`);
  }

  mark(name: string): void {
    if (!this.#isOpen()) return;
    if (this.#pendingMarks.size >= MAX_PENDING_MARKS) {
      const [oldest] = this.#pendingMarks.keys();
      if (oldest !== undefined) this.#pendingMarks.delete(oldest);
    }
    this.#pendingMarks.set(name, (this.#pendingMarks.get(name) ?? 0) + 1);
    this.#socket.send(JSON.stringify({ event: 'mark', streamSid: this.#streamSid, mark: { name } }));
  }

  clear(): void {
    if (this.#isOpen()) this.#socket.send(JSON.stringify({ event: 'clear', streamSid: this.#streamSid }));
  }

  async close(): Promise<void> {
    this.handleClose();
    const socket = this.#socket;
    if (socket.readyState === socket.CLOSED) return;
    await new Promise<void>(resolve => {
      const cancel = this.#clock.schedule(this.#limits.closeTimeoutMs, () => socket.terminate());
      socket.once('close', () => {
        cancel();
        resolve();
      });
      socket.close(1000);
    });
  }

  /** The socket is gone. */
  handleClose(): void {
    this.#cancelIdleCheck();
    this.#queue.end();
  }

  handleMessage(data: Buffer, isBinary: boolean): void {
    this.#lastMessageAt = this.#clock.now();
    const fault = this.#accept(data, isBinary);
    if (fault) this.#queue.fault(fault);
  }

  /** Takes one frame in, or says what is wrong with it. So do the methods below. */
  #accept(data: Buffer, isBinary: boolean): string | undefined {
    if (this.#queue.isEnded) return 'after-stop';
    if (isBinary) return 'binary';
    if (data.length > this.#limits.maxMessageBytes) return 'oversized';
    const message = parseInboundMessage(data.toString());
    if (!message) return 'malformed';
    if (message.event === 'connected' || message.event === 'start') return 'start-repeated';
    if (message.streamSid !== this.#streamSid) return 'wrong-stream';
    return this.#order.admitSequence(message.sequenceNumber) ?? this.#acceptMessage(message);
  }

  #acceptMessage(message: Exclude<InboundMessage, { event: 'connected' | 'start' }>): string | undefined {
    switch (message.event) {
      case 'media':
        return this.#acceptMedia(message.media);
      case 'mark':
        return this.#acceptMark(message.mark.name);
      case 'dtmf':
        this.#queue.push({ type: 'dtmf', digit: message.dtmf.digit });
        return undefined;
      case 'stop':
        this.#hasStopped = true;
        this.handleClose();
        return undefined;
    }
  }

  #acceptMedia(media: MediaMessage['media']): string | undefined {
    if (media.track !== undefined && media.track !== 'inbound') return 'wrong-track';
    const data = decodeBase64(media.payload);
    if (!data) return 'malformed';
    const repeated = this.#order.admitMedia(media);
    if (repeated) return repeated;
    const { silenceBytes, fault } = this.#order.place(media.timestamp, data.length);
    if (silenceBytes > 0) this.#queue.pushAudio({ ...TELEPHONE, data: silence(silenceBytes) });
    this.#queue.pushAudio({ encoding: 'mulaw', sampleRateHz: 8000, data });
    return fault;
  }

  #acceptMark(name: string): string | undefined {
    const count = this.#pendingMarks.get(name);
    if (count === undefined) return 'mark-unknown';
    if (count > 1) this.#pendingMarks.set(name, count - 1);
    else this.#pendingMarks.delete(name);
    this.#queue.push({ type: 'mark-reached', name });
    return undefined;
  }

  #checkIdle(): void {
    const quietMs = this.#clock.now() - this.#lastMessageAt;
    const remainingMs = this.#limits.idleTimeoutMs - quietMs;
    if (remainingMs > 0) {
      this.#cancelIdleCheck = this.#clock.schedule(remainingMs, () => this.#checkIdle());
      return;
    }
    this.#queue.fault('idle');
    this.#queue.end();
    this.#socket.terminate();
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }
}

function silence(byteLength: number): Uint8Array {
  return byteLength <= MULAW_SILENCE.length
    ? MULAW_SILENCE.subarray(0, byteLength)
    : new Uint8Array(byteLength).fill(0xff);
}

/** Undefined when the text is not base64, or empty. Node's decoder skips what it does not know, so count the bytes. */
function decodeBase64(text: string): Uint8Array | undefined {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const expected = Math.floor(((text.length - padding) * 3) / 4);
  const data = Buffer.from(text, 'base64');
  return expected > 0 && data.length === expected ? data : undefined;
}
