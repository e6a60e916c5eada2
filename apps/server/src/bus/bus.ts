/**
 * Carries events between the parts of one server, and between servers. Subjects are words separated by dots; a
 * subscription may end in `*` for any one word. Messages are JSON. Delivery is at most once, in order from one
 * publisher, and only to those who listen at that moment: what must not be lost belongs in the database.
 */
export interface Bus {
  /** Never throws for want of listeners or of a connection. */
  publish(subject: string, message: unknown): void;
  /** Calls `handler` for each message until the returned function is called. A handler that throws is reported. */
  subscribe(subject: string, handler: BusHandler): () => void;
  /** Delivers what is under way, then ends every subscription. Idempotent. */
  close(): Promise<void>;
}

export type BusHandler = (message: unknown, subject: string) => void;

/** Told of a handler that threw, or a connection that broke. Never receives messages, only subjects. */
export type BusErrorHandler = (error: unknown, subject: string) => void;
