import type { Clock } from '@frontdesk/voice';
import type { DeepgramAccount } from '../account.ts';
import { VoiceSocket } from './voice-socket.ts';

/** Kept open for the next text; a caller who listens and answers needs about half of it. */
const IDLE_MS = 60_000;
/** More idle connections of a kind are closed: callers do not all fall silent at once. */
const MAX_IDLE = 16;

interface Idle {
  readonly socket: VoiceSocket;
  readonly sinceMs: number;
}

/** Connections of one kind: the path names voice, format and speed. */
interface Kind {
  readonly path: string;
  idle: Idle[];
  /** Being opened before anybody needs it. */
  warming: Promise<VoiceSocket> | undefined;
}

export interface Lease {
  readonly socket: VoiceSocket;
  /** It was opened for this. One that lay idle may turn out to be dead. */
  readonly isFresh: boolean;
}

/** Connections shared by all calls of an account. There is no bound on those in use: the service has its own. */
export class SocketPool {
  readonly #account: DeepgramAccount;
  readonly #clock: Clock;
  readonly #kinds = new Map<string, Kind>();
  #isSweeping = false;

  constructor(account: DeepgramAccount, clock: Clock) {
    this.#account = account;
    this.#clock = clock;
  }

  /** Opens one unless there is one. Never throws. */
  warm(path: string): void {
    const kind = this.#kind(path);
    if (kind.warming || kind.idle.some(({ socket }) => socket.canSpeak(0))) return;
    const opening = this.#open(path, new AbortController().signal);
    kind.warming = opening;
    opening
      .then(
        socket => {
          if (kind.warming === opening) this.#keep(kind, socket);
        },
        () => {}, // whoever speaks next finds out why
      )
      .finally(() => {
        if (kind.warming === opening) kind.warming = undefined;
      });
  }

  /** A connection that may speak so many characters now. Throws as `VoiceSocket.open` does. */
  async lease(
    path: string,
    characters: number,
    { signal, fresh }: { signal: AbortSignal; fresh: boolean },
  ): Promise<Lease> {
    const kind = this.#kind(path);
    if (!fresh) {
      const index = kind.idle.findLastIndex(({ socket }) => socket.canSpeak(characters));
      const [idle] = index < 0 ? [] : kind.idle.splice(index, 1);
      if (idle) return { socket: idle.socket, isFresh: false };
      const { warming } = kind;
      kind.warming = undefined;
      const warm = await warming?.catch(() => undefined);
      if (warm && signal.aborted) this.#keep(kind, warm);
      signal.throwIfAborted();
      if (warm?.canSpeak(characters)) return { socket: warm, isFresh: true };
    }
    return { socket: await this.#open(path, signal), isFresh: true };
  }

  /** Takes a connection back once it has stopped speaking. Never throws. */
  async giveBack(path: string, socket: VoiceSocket): Promise<void> {
    if (await socket.settle()) this.#keep(this.#kind(path), socket);
  }

  #open(path: string, signal: AbortSignal): Promise<VoiceSocket> {
    return VoiceSocket.open(this.#account, path, this.#clock, signal);
  }

  #kind(path: string): Kind {
    const kind = this.#kinds.get(path) ?? { path, idle: [], warming: undefined };
    this.#kinds.set(path, kind);
    return kind;
  }

  #keep(kind: Kind, socket: VoiceSocket): void {
    if (!socket.isIdle) return;
    if (kind.idle.length >= MAX_IDLE) {
      socket.close();
      return;
    }
    kind.idle.push({ socket, sinceMs: this.#clock.now() });
    socket.onGone = () => {
      kind.idle = kind.idle.filter(one => one.socket !== socket);
    };
    this.#sweep();
  }

  /** Closes what lay idle for too long, as long as there is anything idle. */
  #sweep(): void {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    this.#clock.schedule(IDLE_MS / 4, () => {
      this.#isSweeping = false;
      const nowMs = this.#clock.now();
      for (const kind of this.#kinds.values()) {
        for (const { socket } of kind.idle.filter(({ sinceMs }) => nowMs - sinceMs >= IDLE_MS)) socket.close();
        kind.idle = kind.idle.filter(({ sinceMs }) => nowMs - sinceMs < IDLE_MS);
        if (kind.idle.length === 0 && !kind.warming) this.#kinds.delete(kind.path);
      }
      if (this.#kinds.size > 0) this.#sweep();
    });
  }
}
