import {
  type AudioFormat,
  type AudioFrame,
  bytesPerSample,
  type Clock,
  isSameFormat,
  type ProviderError,
  type RecognizerInput,
  SILENCE_BYTE,
  type TranscriptEvent,
} from '@frontdesk/voice';
import type { WebSocket } from 'ws';
import type { Access } from '../wire/access.ts';
import { failure, failureOfCode } from '../wire/failures.ts';
import { openSocket } from '../wire/open-socket.ts';
import { readRecognitionMessage } from './recognition-messages.ts';
import { Utterances } from './utterances.ts';

/** Audio goes out in pieces of this length; what is left goes with the end of a segment, so nothing waits for it. */
const CHUNK_MS = 100;
/** The service ignores the end of a shorter segment: github.com/elevenlabs/packages issue 378. */
const MIN_SEGMENT_MS = 300;
/** A pause is answered by then, with the latest guess if need be. Answers take 150 to 400 ms. */
const ANSWER_LIMIT_MS = 2000;
/** So many pauses in a row without an answer, and the service is taken for dead. */
const MAX_UNANSWERED = 3;
/** Audio that the network has not taken: five seconds of telephone audio as JSON. What comes then is dropped. */
const MAX_UNSENT_BYTES = 5 * 8000 * 1.4;

export interface RecognitionStreamOptions {
  readonly access: Access;
  readonly clock: Clock;
  readonly format: AudioFormat;
  /** Of the socket, with its query. */
  readonly path: string;
  readonly onEvent: (event: TranscriptEvent) => void;
  /** Once: the service failed. Nothing comes after it. */
  readonly onFailed: (error: ProviderError) => void;
}

/** One call's live recognition over a socket of its own. Opens at once; what comes before that waits, up to 5 s of it. */
export class RecognitionStream {
  readonly #options: RecognitionStreamOptions;
  readonly #socket: WebSocket;
  readonly #utterances: Utterances;
  #unsent: string[] | null = [];
  #chunk: Uint8Array[] = [];
  #chunkMs = 0;
  /** Since the latest end of a segment. */
  #segmentMs = 0;
  #hasSpeech = false;
  #unanswered = 0;
  readonly #limits: (() => void)[] = [];
  #isOver = false;
  #onAllAnswered = () => {};

  constructor(options: RecognitionStreamOptions) {
    this.#options = options;
    this.#utterances = new Utterances(event => {
      if (event.type === 'transcript-final') this.#limits.shift()?.();
      options.onEvent(event);
    });
    this.#socket = openSocket(options.access, options.path, {
      onOpen: () => {
        for (const message of this.#unsent ?? []) this.#socket.send(message);
        this.#unsent = null;
      },
      onMessage: text => this.#take(text),
      onClosed: error => this.#fail(error ?? failure('unavailable', 'ElevenLabs closed the connection.')),
    });
  }

  tell(input: RecognizerInput): void {
    if (this.#isOver) return;
    switch (input.type) {
      case 'audio':
        this.#hear(input.frame);
        break;
      case 'speech':
        this.#hasSpeech = true;
        break;
      case 'pause':
        this.#awaitAnswer();
        this.#endSegment({ isPause: true });
        break;
      case 'commit':
      case 'discard':
        // Words that no pause has asked for belong to what is over now, not to the next utterance.
        if (this.#hasSpeech) this.#endSegment({ isPause: false });
        this.#utterances.turnEnded();
        break;
    }
  }

  /** Resolves when every pause was answered, which takes a bounded time, or when it is over. */
  async finish(): Promise<void> {
    if (this.#utterances.awaited === 0 || this.#isOver) return;
    await new Promise<void>(resolve => {
      this.#onAllAnswered = resolve;
    });
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const cancel of this.#limits) cancel();
    if (this.#unsent === null) this.#socket.close();
    else this.#socket.terminate();
    this.#onAllAnswered();
  }

  #hear(frame: AudioFrame): void {
    if (!isSameFormat(frame, this.#options.format)) {
      this.#fail(failure('rejected', 'The format of the audio changed in the middle of a call.'));
      return;
    }
    const lengthMs = this.#lengthMs(frame.data.length);
    this.#chunk.push(frame.data);
    this.#chunkMs += lengthMs;
    this.#segmentMs += lengthMs;
    if (this.#chunkMs >= CHUNK_MS) this.#sendChunk(false);
  }

  /** Tells the service that a segment is over; one too short to count is filled up with silence. */
  #endSegment({ isPause }: { readonly isPause: boolean }): void {
    const missingMs = MIN_SEGMENT_MS - this.#segmentMs;
    if (missingMs > 0) this.#chunk.push(this.#silence(missingMs));
    this.#segmentMs = 0;
    this.#hasSpeech = false;
    this.#utterances.segmentEnded({ isPause });
    this.#sendChunk(true);
  }

  #sendChunk(commit: boolean): void {
    const audio = Buffer.concat(this.#chunk);
    this.#chunk = [];
    this.#chunkMs = 0;
    const message = JSON.stringify({
      message_type: 'input_audio_chunk',
      audio_base_64: audio.toString('base64'),
      commit,
      sample_rate: this.#options.format.sampleRateHz,
    });
    if (this.#unsent) this.#keep(message);
    else if (commit || this.#socket.bufferedAmount < MAX_UNSENT_BYTES * this.#byteRate) this.#socket.send(message);
  }

  /** Until the socket is open: the latest five seconds. Ends of segments are few, and stay. */
  #keep(message: string): void {
    const unsent = this.#unsent;
    if (!unsent) return;
    unsent.push(message);
    if (unsent.length <= 5000 / CHUNK_MS) return;
    const oldestAudio = unsent.findIndex(one => one.includes('"commit":false'));
    if (oldestAudio >= 0) unsent.splice(oldestAudio, 1);
  }

  #awaitAnswer(): void {
    this.#limits.push(
      this.#options.clock.schedule(ANSWER_LIMIT_MS, () => {
        this.#unanswered++;
        if (this.#unanswered >= MAX_UNANSWERED) {
          this.#fail(failure('unavailable', 'ElevenLabs does not answer any more.'));
          return;
        }
        this.#utterances.giveUpWaiting();
        this.#tellWhenAnswered();
      }),
    );
  }

  #take(text: string): void {
    const message = readRecognitionMessage(text);
    if (!message) {
      this.#fail(failure('protocol', 'ElevenLabs answered something that makes no sense.'));
      return;
    }
    switch (message.type) {
      case 'partial':
        this.#utterances.partial(message.text);
        break;
      case 'committed':
        this.#unanswered = 0;
        this.#utterances.committed(message.text);
        break;
      case 'commit-ignored':
        this.#unanswered = 0;
        this.#utterances.commitIgnored();
        break;
      case 'error':
        this.#fail(failureOfCode(message.code));
        break;
      case 'other':
        break;
    }
    this.#tellWhenAnswered();
  }

  #tellWhenAnswered(): void {
    if (this.#utterances.awaited === 0) this.#onAllAnswered();
  }

  #fail(error: ProviderError): void {
    if (this.#isOver) return;
    this.close();
    this.#options.onFailed(error);
  }

  #silence(lengthMs: number): Uint8Array {
    const { encoding, sampleRateHz } = this.#options.format;
    const samples = Math.ceil((lengthMs * sampleRateHz) / 1000);
    return new Uint8Array(samples * bytesPerSample(encoding)).fill(SILENCE_BYTE[encoding]);
  }

  #lengthMs(bytes: number): number {
    return (bytes / bytesPerSample(this.#options.format.encoding) / this.#options.format.sampleRateHz) * 1000;
  }

  /** How many times a telephone's rate this is. */
  get #byteRate(): number {
    return (bytesPerSample(this.#options.format.encoding) * this.#options.format.sampleRateHz) / 8000;
  }
}
