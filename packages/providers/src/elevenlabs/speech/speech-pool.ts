import type { Clock } from '@frontdesk/voice';
import type { Access } from '../wire/access.ts';
import { SpeechConnection } from './speech-connection.ts';

/** Well below the 180 seconds after which the service closes an idle connection by itself. */
const IDLE_MS = 120_000;

export interface SpeechPoolOptions {
  readonly access: Access;
  readonly clock: Clock;
}

/**
 * Connections that are open already, by what is fixed for each when it is opened: voice, model, format, language. Shared by
 * all calls of an account; one more is opened when those there are have no place left.
 */
export class SpeechPool {
  readonly #options: SpeechPoolOptions;
  readonly #connections = new Map<string, Set<SpeechConnection>>();

  constructor(options: SpeechPoolOptions) {
    this.#options = options;
  }

  /** Opens the first connection to a path, where there is none. */
  warm(path: string): void {
    if (!this.#withRoom(path)) this.#open(path);
  }

  /** A connection with a place for one more utterance: the oldest that has one, so that others may fall idle. */
  take(path: string): SpeechConnection {
    return this.#withRoom(path) ?? this.#open(path);
  }

  #withRoom(path: string): SpeechConnection | undefined {
    for (const connection of this.#connections.get(path) ?? []) if (connection.hasRoom) return connection;
    return undefined;
  }

  #open(path: string): SpeechConnection {
    const all = this.#connections.get(path) ?? new Set();
    this.#connections.set(path, all);
    const connection = new SpeechConnection({
      ...this.#options,
      path,
      idleMs: IDLE_MS,
      onClosed: () => {
        all.delete(connection);
        if (all.size === 0 && this.#connections.get(path) === all) this.#connections.delete(path);
      },
    });
    all.add(connection);
    return connection;
  }
}
