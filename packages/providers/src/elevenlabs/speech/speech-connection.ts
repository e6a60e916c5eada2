import type { Clock, ProviderError } from '@frontdesk/voice';
import type { WebSocket } from 'ws';
import type { Access } from '../wire/access.ts';
import { failure, failureOfCode } from '../wire/failures.ts';
import { openSocket } from '../wire/open-socket.ts';
import { readSpeechMessage } from './speech-messages.ts';
import type { CharacterTimes } from './word-aligner.ts';

/** The service ends a connection with a sixth context. */
const MAX_CONTEXTS = 5;
/** One place stays free for the one that is just closing, so that an interruption never has to wait. */
const MAX_SPEAKING = MAX_CONTEXTS - 1;
const PING_EVERY_MS = 20_000;

/** Who hears a context. Nothing is told after `onFinished`, `onFailed`, or once it was abandoned. */
export interface ContextListener {
  readonly onAudio: (audio: Buffer, times: CharacterTimes | null) => void;
  readonly onFinished: () => void;
  readonly onFailed: (error: ProviderError) => void;
}

export interface SpeechConnectionOptions {
  readonly access: Access;
  readonly clock: Clock;
  /** Of the multi-context socket, with its query. */
  readonly path: string;
  /** Without anything to say for so long, it is closed. */
  readonly idleMs: number;
  readonly onClosed: () => void;
}

/** One socket on which several utterances are spoken side by side. Opens at once; what is said before waits for it. */
export class SpeechConnection {
  readonly #options: SpeechConnectionOptions;
  readonly #socket: WebSocket;
  readonly #speaking = new Map<string, ContextListener>();
  /** Abandoned, and not finished by the service yet: their audio is dropped, and they still take a place. */
  readonly #closing = new Set<string>();
  /** Contexts begun before the socket was open, with their messages. */
  #waiting: { readonly context: string; readonly messages: readonly string[] }[] = [];
  #isOpen = false;
  #isOver = false;
  #contexts = 0;
  #isAnswered = true;
  #cancelPing = () => {};
  #cancelIdle = () => {};

  constructor(options: SpeechConnectionOptions) {
    this.#options = options;
    this.#socket = openSocket(options.access, options.path, {
      onOpen: () => this.#begin(),
      onMessage: text => this.#take(text),
      onPong: () => {
        this.#isAnswered = true;
      },
      onClosed: error => this.#end(error ?? failure('unavailable', 'ElevenLabs closed the connection.')),
    });
    this.#idleFromNow();
  }

  get hasRoom(): boolean {
    const taken = this.#speaking.size + this.#closing.size;
    return !this.#isOver && this.#speaking.size < MAX_SPEAKING && taken < MAX_CONTEXTS;
  }

  /**
   * Has a text spoken. The returned function gives it up: nothing of it is heard any more. All three messages go out
   * together: closing after a flush ends the context with an `isFinal` once the flushed text is spoken, which a flush alone
   * does not (observed on the service: github.com/bolna-ai/bolna pull request 790).
   */
  speak(text: string, voiceSettings: object, listener: ContextListener): () => void {
    this.#cancelIdle();
    this.#contexts++;
    const context = `c${this.#contexts}`;
    this.#speaking.set(context, listener);
    const messages = [
      JSON.stringify({ text: ' ', voice_settings: voiceSettings, context_id: context }),
      JSON.stringify({ text: `${text} `, flush: true, context_id: context }),
      JSON.stringify({ context_id: context, close_context: true }),
    ];
    if (this.#isOpen) for (const message of messages) this.#socket.send(message);
    else this.#waiting.push({ context, messages });
    return () => this.#abandon(context);
  }

  /** Ends it with everything that is being spoken. */
  fail(error: ProviderError): void {
    this.#end(error);
  }

  #abandon(context: string): void {
    if (!this.#speaking.delete(context)) return;
    if (this.#isOpen) this.#closing.add(context);
    else this.#waiting = this.#waiting.filter(one => one.context !== context);
    this.#restIfIdle();
  }

  #begin(): void {
    this.#isOpen = true;
    for (const { messages } of this.#waiting) for (const message of messages) this.#socket.send(message);
    this.#waiting = [];
    this.#ping();
  }

  /** The far side is alive: a connection that broke without a word would be found out only by a caller's silence. */
  #ping(): void {
    this.#cancelPing = this.#options.clock.schedule(PING_EVERY_MS, () => {
      if (!this.#isAnswered) {
        this.#end(failure('unavailable', 'The connection to ElevenLabs was lost.'));
        return;
      }
      this.#isAnswered = false;
      this.#socket.ping();
      this.#ping();
    });
  }

  #take(text: string): void {
    const message = readSpeechMessage(text);
    if (!message) {
      this.#end(failure('protocol', 'ElevenLabs answered something that makes no sense.'));
      return;
    }
    switch (message.type) {
      case 'audio':
        this.#speaking.get(message.context)?.onAudio(message.audio, message.times);
        break;
      case 'finished':
        this.#finish(message.context);
        break;
      case 'error':
        this.#end(failureOfCode(message.code));
        break;
      case 'other':
        break;
    }
  }

  #finish(context: string): void {
    this.#closing.delete(context);
    const listener = this.#speaking.get(context);
    this.#speaking.delete(context);
    listener?.onFinished();
    this.#restIfIdle();
  }

  #restIfIdle(): void {
    if (this.#speaking.size === 0 && !this.#isOver) this.#idleFromNow();
  }

  #idleFromNow(): void {
    this.#cancelIdle();
    this.#cancelIdle = this.#options.clock.schedule(this.#options.idleMs, () => {
      if (this.#isOpen) this.#socket.close();
      this.#end(failure('unavailable', 'The idle connection to ElevenLabs was closed.'));
    });
  }

  #end(error: ProviderError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelPing();
    this.#cancelIdle();
    if (this.#socket.readyState !== this.#socket.CLOSING) this.#socket.terminate();
    const listeners = [...this.#speaking.values()];
    this.#speaking.clear();
    this.#options.onClosed();
    for (const listener of listeners) listener.onFailed(error);
  }
}
