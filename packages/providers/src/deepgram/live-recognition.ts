import {
  type AudioFormat,
  type AudioFrame,
  BoundedQueue,
  bytesPerSample,
  type Clock,
  durationMs,
  type RecognizerInput,
  SILENCE_BYTE,
  type TranscribeOptions,
  type TranscriptEvent,
  untilAborted,
} from '@frontdesk/voice';
import WebSocket from 'ws';
import type { DeepgramAccount } from './account.ts';
import { deepgramError, saidError } from './failures.ts';
import { closeSocket, openSocket } from './open-socket.ts';

/** Formats Deepgram takes as they are. */
export const LIVE_INPUTS: readonly AudioFormat[] = [
  { encoding: 'mulaw', sampleRateHz: 8000 },
  { encoding: 'alaw', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
  { encoding: 'pcm16', sampleRateHz: 24_000 },
  { encoding: 'pcm16', sampleRateHz: 48_000 },
];

const ENCODING_NAMES = { mulaw: 'mulaw', alaw: 'alaw', pcm16: 'linear16' } as const;

/** How often it is looked whether audio came, and after how long without any the line is kept open. Deepgram asks for 3 to 5 s. */
const KEEP_ALIVE_EVERY_MS = 3000;
/** Audio the network may be behind. What is not sent meanwhile waits where it comes from, which drops the oldest. */
const MAX_BACKLOG_MS = 5000;
const BACKLOG_POLL_MS = 50;
/** Texts nobody read; newer ones replace them. */
const MAX_UNREAD = 256;
/** Messages without sense before the other side is given up. */
const MAX_UNREADABLE = 20;

export type RecognizerControl = Exclude<RecognizerInput, { readonly type: 'audio' }>;

/** What the protocols of Deepgram's recognisers have in common: a line that takes commands and audio. */
export interface RecognitionLine {
  readonly clock: Clock;
  /** Milliseconds of audio sent so far. */
  readonly sentMs: number;
  sendCommand(command: object): void;
  sendSilence(ms: number): void;
  emit(event: TranscriptEvent): void;
  /** Ends the recognition with this error. */
  fail(error: Error): void;
}

/** One of the protocols, for one call. */
export interface LiveEar {
  control(control: RecognizerControl): void;
  /** A message of the service that is an object with a `type`; false when nothing could be made of it. */
  hear(message: { readonly type: string }): boolean;
  /** No audio came for a while. */
  keepAlive(): void;
  /** There is no more input. Resolves when everything asked for was told. */
  finish(): Promise<void>;
  /** Nothing is emitted any more. */
  stop(): void;
}

export interface LiveRecognitionOptions {
  readonly account: DeepgramAccount;
  readonly clock: Clock;
  /** Path and query, without the format of the audio. */
  readonly path: string;
  readonly listen: (line: RecognitionLine) => LiveEar;
}

/** One call's recognition: opens with the first audio, whose format must stay, and ends as `SpeechToText` promises. */
export async function* recognizeLive(
  input: AsyncIterable<RecognizerInput>,
  { signal }: Pick<TranscribeOptions, 'signal'>,
  options: LiveRecognitionOptions,
): AsyncGenerator<TranscriptEvent> {
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const events = new BoundedQueue<TranscriptEvent>(MAX_UNREAD);
  const recognition = new LiveRecognition(options, event => events.push(event));
  const listening = recognition.run(input, stop).finally(() => events.end());
  listening.catch(() => {}); // thrown below
  try {
    yield* untilAborted(events, stop);
    if (!signal.aborted) await listening;
  } finally {
    over.abort();
  }
}

class LiveRecognition implements RecognitionLine {
  readonly clock: Clock;
  readonly #options: LiveRecognitionOptions;
  readonly #emit: (event: TranscriptEvent) => void;
  readonly #broken = new AbortController();
  #socket: WebSocket | undefined;
  #ear: LiveEar | undefined;
  #format: AudioFormat | undefined;
  #failure: Error | undefined;
  #sentMs = 0;
  #sentAtMs = 0;
  #unreadable = 0;
  #cancelKeepAlive = () => {};

  constructor(options: LiveRecognitionOptions, emit: (event: TranscriptEvent) => void) {
    this.#options = options;
    this.clock = options.clock;
    this.#emit = emit;
  }

  get sentMs(): number {
    return this.#sentMs;
  }

  async run(input: AsyncIterable<RecognizerInput>, signal: AbortSignal): Promise<void> {
    const stop = AbortSignal.any([signal, this.#broken.signal]);
    try {
      for await (const item of untilAborted(input, stop)) {
        if (item.type === 'audio') {
          if (!this.#socket) await this.#open(item.frame, signal);
          await this.#send(item.frame, stop);
        } else if (this.#ear) this.#ear.control(item);
        else if (item.type === 'pause') this.emit({ type: 'transcript-final', text: '' }); // of nothing
      }
      if (!stop.aborted) await Promise.race([this.#ear?.finish(), aborted(stop)]);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#ear?.stop();
      this.#cancelKeepAlive();
      if (this.#socket) closeSocket(this.#socket, this.clock);
    }
    if (this.#failure && !signal.aborted) throw this.#failure;
  }

  emit(event: TranscriptEvent): void {
    this.#emit(event);
  }

  fail(error: Error): void {
    this.#failure ??= error;
    this.#broken.abort();
  }

  sendCommand(command: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(command));
  }

  sendSilence(ms: number): void {
    if (!this.#format || this.#socket?.readyState !== WebSocket.OPEN) return;
    const { encoding, sampleRateHz } = this.#format;
    const length = Math.round((ms / 1000) * sampleRateHz) * bytesPerSample(encoding);
    this.#socket.send(new Uint8Array(length).fill(SILENCE_BYTE[encoding]));
    this.#sentMs += ms;
  }

  async #open(frame: AudioFrame, signal: AbortSignal): Promise<void> {
    const { account, path, listen } = this.#options;
    const { encoding, sampleRateHz } = frame;
    this.#format = { encoding, sampleRateHz };
    this.#ear = listen(this);
    this.#socket = await openSocket({
      account,
      path: `${path}&encoding=${ENCODING_NAMES[encoding]}&sample_rate=${sampleRateHz}`,
      clock: this.clock,
      signal,
      onMessage: (data, isBinary) => this.#onMessage(data, isBinary),
      onClosed: error => this.fail(error),
    });
    this.#watchSilence();
  }

  async #send(frame: AudioFrame, signal: AbortSignal): Promise<void> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN || frame.data.length === 0) return; // empty audio means goodbye
    const maxBacklog = (MAX_BACKLOG_MS / 1000) * frame.sampleRateHz * bytesPerSample(frame.encoding);
    for (let waitedMs = 0; socket.bufferedAmount > maxBacklog && !signal.aborted; waitedMs += BACKLOG_POLL_MS) {
      if (waitedMs > MAX_BACKLOG_MS) throw deepgramError('Deepgram takes no more audio.', 'unavailable');
      await new Promise<void>(resolve => this.clock.schedule(BACKLOG_POLL_MS, resolve));
    }
    socket.send(frame.data);
    this.#sentMs += durationMs(frame);
    this.#sentAtMs = this.clock.now();
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    const message = isBinary ? undefined : readMessage(data);
    if (message?.type === 'Error') this.fail(saidError(message));
    else if (message && this.#ear?.hear(message)) this.#unreadable = 0;
    else if (++this.#unreadable > MAX_UNREADABLE)
      this.fail(deepgramError('Deepgram says what makes no sense.', 'protocol'));
  }

  #watchSilence(): void {
    this.#cancelKeepAlive = this.clock.schedule(KEEP_ALIVE_EVERY_MS, () => {
      if (this.clock.now() - this.#sentAtMs >= KEEP_ALIVE_EVERY_MS - 1) this.#ear?.keepAlive();
      this.#watchSilence();
    });
  }
}

function readMessage(data: Buffer): { readonly type: string } | undefined {
  try {
    const value: unknown = JSON.parse(data.toString());
    const isMessage = typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
    return isMessage ? Object.assign(value, { type: String(value.type) }) : undefined;
  } catch {
    return undefined;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
}
