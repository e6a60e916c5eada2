import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import { StartupError } from '../startup-error.ts';
import type { Bus, BusErrorHandler, BusHandler } from './bus.ts';

const CONNECT_LIMIT_MS = 10_000;
const RECONNECT_WAIT_MS = 1_000;

/** The bus between servers. A connection that breaks is made again for ever; what is published meanwhile is lost. */
export class NatsBus implements Bus {
  readonly #connection: NatsConnection;
  readonly #onError: BusErrorHandler;
  #closing: Promise<void> | null = null;

  private constructor(connection: NatsConnection, onError: BusErrorHandler) {
    this.#connection = connection;
    this.#onError = onError;
  }

  /** Throws `StartupError` when the server cannot be reached. */
  static async connect(url: string, onError: BusErrorHandler): Promise<NatsBus> {
    const { username, password, host } = new URL(url);
    try {
      const connection = await connect({
        servers: host,
        name: 'frontdesk',
        timeout: CONNECT_LIMIT_MS,
        maxReconnectAttempts: -1,
        reconnectTimeWait: RECONNECT_WAIT_MS,
        ...(url.startsWith('tls:') ? { tls: {} } : {}),
        ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
      });
      return new NatsBus(connection, onError);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new StartupError(`The NATS server cannot be reached: ${reason}. Check NATS_URL.`, { cause });
    }
  }

  publish(subject: string, message: unknown): void {
    if (this.#closing) return;
    try {
      this.#connection.publish(subject, JSON.stringify(message));
    } catch (error) {
      this.#onError(error, subject);
    }
  }

  subscribe(subject: string, handler: BusHandler): () => void {
    const subscription = this.#connection.subscribe(subject);
    void this.#deliver(subscription, handler);
    return () => subscription.unsubscribe();
  }

  close(): Promise<void> {
    this.#closing ??= this.#connection.drain();
    return this.#closing;
  }

  async #deliver(subscription: Subscription, handler: BusHandler): Promise<void> {
    for await (const message of subscription) {
      try {
        handler(message.json(), message.subject);
      } catch (error) {
        this.#onError(error, message.subject);
      }
    }
  }
}
