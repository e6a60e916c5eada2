import type { Clock } from '@frontdesk/voice';
import WebSocket from 'ws';
import { z } from 'zod';
import type { DeepgramAccount } from '../account.ts';
import { deepgramError, saidError } from '../failures.ts';
import { closeSocket, openSocket } from '../open-socket.ts';

/** Deepgram allows 20 flushes and about 2400 characters a minute on a socket, and an hour of life. One flush is left for chance. */
const WINDOW_MS = 60_000;
const MAX_FLUSHES = 19;
const MAX_CHARACTERS = 2400;
const LIFETIME_MS = 55 * 60_000;
/** Without any audio for so long, it is not coming. */
const STALL_MS = 8000;
/** `Clear` is answered at once; a socket that does not is not used again. */
const CLEAR_MS = 2000;
/** Audio of the longest text, 2000 characters spoken slowly at 48 kHz, several times over. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

const Message = z.object({ type: z.string(), code: z.string().optional(), description: z.string().optional() });

/** What is being spoken, from one `Flush` to its `Flushed`. */
interface Synthesis {
  readonly unread: Buffer[];
  unreadBytes: number;
  heardAtMs: number;
  hasAudio: boolean;
  isDone: boolean;
  failure: Error | undefined;
  wake: () => void;
}

/** One connection that speaks one text at a time. */
export class VoiceSocket {
  readonly #clock: Clock;
  readonly #openedAtMs: number;
  #socket: WebSocket | undefined;
  #spoken: { readonly atMs: number; readonly characters: number }[] = [];
  #synthesis: Synthesis | undefined;
  #cleared: ((isClear: boolean) => void) | undefined;
  /** A text was broken off since the last `Flushed`, which may come late and is not of the next one. */
  #wasCleared = false;
  /** Called once when the connection is gone. */
  onGone: () => void = () => {};

  private constructor(clock: Clock) {
    this.#clock = clock;
    this.#openedAtMs = clock.now();
  }

  /** Rejects with `ProviderError`, or with the signal's reason when aborted. */
  static async open(account: DeepgramAccount, path: string, clock: Clock, signal: AbortSignal): Promise<VoiceSocket> {
    const voice = new VoiceSocket(clock);
    voice.#socket = await openSocket({
      ...{ account, path, clock, signal },
      onMessage: (data, isBinary) => voice.#onMessage(data, isBinary),
      onClosed: error => voice.#onClosed(error),
    });
    return voice;
  }

  /** Whether a text of this length may be spoken now. */
  canSpeak(characters: number): boolean {
    const nowMs = this.#clock.now();
    this.#spoken = this.#spoken.filter(({ atMs }) => nowMs - atMs < WINDOW_MS);
    const inWindow = this.#spoken.reduce((sum, one) => sum + one.characters, 0);
    const isFresh = nowMs - this.#openedAtMs < LIFETIME_MS;
    return this.isIdle && isFresh && this.#spoken.length < MAX_FLUSHES && inWindow + characters <= MAX_CHARACTERS;
  }

  get isIdle(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN && !this.#synthesis && !this.#cleared;
  }

  /** The audio of a text, as it comes. Ends quietly when aborted; `settle` afterwards. Throws `ProviderError`. */
  async *speak(text: string, signal: AbortSignal): AsyncGenerator<Buffer> {
    const synthesis: Synthesis = {
      unread: [],
      unreadBytes: 0,
      heardAtMs: this.#clock.now(),
      hasAudio: false,
      isDone: false,
      failure: undefined,
      wake: () => {},
    };
    this.#synthesis = synthesis;
    this.#spoken.push({ atMs: this.#clock.now(), characters: text.length });
    this.#send({ type: 'Speak', text });
    this.#send({ type: 'Flush' });
    const cancelWatch = this.#watch(synthesis);
    const onAbort = () => synthesis.wake();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      while (!signal.aborted) {
        const piece = synthesis.unread.shift();
        if (piece) {
          synthesis.unreadBytes -= piece.length;
          yield piece;
        } else if (synthesis.failure) throw synthesis.failure;
        else if (synthesis.isDone) return;
        else
          await new Promise<void>(resolve => {
            synthesis.wake = resolve;
          });
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      cancelWatch();
      if (synthesis.isDone) this.#synthesis = undefined;
    }
  }

  /** After `speak`: breaks off what was not spoken to its end. True when the socket may speak again. */
  async settle(): Promise<boolean> {
    if (!this.#synthesis) return this.isIdle;
    const { failure } = this.#synthesis;
    if (failure || this.#socket?.readyState !== WebSocket.OPEN) {
      this.close();
      return false;
    }
    const isClear = await new Promise<boolean>(resolve => {
      const cancel = this.#clock.schedule(CLEAR_MS, () => this.#cleared?.(false));
      this.#cleared = cleared => {
        cancel();
        resolve(cleared);
      };
      this.#send({ type: 'Clear' });
    });
    this.#synthesis = undefined;
    this.#cleared = undefined;
    this.#wasCleared = true;
    if (!isClear) this.close();
    return isClear;
  }

  close(): void {
    if (this.#socket) closeSocket(this.#socket, this.#clock);
  }

  #send(message: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    const synthesis = this.#synthesis;
    if (isBinary) {
      // Late audio of what was broken off is nobody's.
      if (!synthesis || this.#cleared) return;
      synthesis.hasAudio = true;
      synthesis.heardAtMs = this.#clock.now();
      synthesis.unread.push(data);
      synthesis.unreadBytes += data.length;
      if (synthesis.unreadBytes > MAX_UNREAD_BYTES)
        this.#fail(deepgramError('Deepgram speaks without end.', 'protocol'));
      synthesis.wake();
      return;
    }
    const message = readMessage(data);
    switch (message?.type) {
      case 'Flushed':
        if (!synthesis || this.#cleared || (this.#wasCleared && !synthesis.hasAudio)) return;
        this.#wasCleared = false;
        synthesis.isDone = true;
        synthesis.wake();
        break;
      case 'Cleared':
        this.#cleared?.(true);
        break;
      case 'Warning':
        // A flush that is ignored would be waited for in vain.
        if (/flush/i.test(`${message.code} ${message.description}`))
          this.#fail(deepgramError('Deepgram lets this connection speak no more for now.', 'rate_limited'));
        break;
      case 'Error':
        this.#fail(saidError(message));
        break;
    }
  }

  #onClosed(error: Error): void {
    this.#fail(error);
    this.#cleared?.(false);
    this.onGone();
  }

  #fail(error: Error): void {
    const synthesis = this.#synthesis;
    if (!synthesis || synthesis.isDone) return;
    synthesis.failure ??= error;
    synthesis.wake();
  }

  #watch(synthesis: Synthesis): () => void {
    let cancel = () => {};
    const look = (delayMs: number) => {
      cancel = this.#clock.schedule(delayMs, () => {
        const leftMs = synthesis.heardAtMs + STALL_MS - this.#clock.now();
        if (leftMs > 0) look(leftMs);
        else this.#fail(deepgramError('Deepgram has stopped speaking in the middle of a text.', 'unavailable'));
      });
    };
    look(STALL_MS);
    return () => cancel();
  }
}

function readMessage(data: Buffer): z.infer<typeof Message> | undefined {
  try {
    return Message.parse(JSON.parse(data.toString()));
  } catch {
    return undefined; // what cannot be read says nothing; a text that does not end is noticed
  }
}
