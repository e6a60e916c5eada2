import type { IncomingHttpHeaders } from 'node:http';
import type { ModelRequest, Respond } from './scripted-reply.ts';

export interface ModelEmulatorOptions {
  /** The key that clients must send; any is taken, and none needed, when empty. `emulated-key` by default. */
  readonly apiKey?: string;
  /** What the model says; it repeats the user's words by default. */
  readonly respond?: Respond;
  /** From the request until the first piece of the answer. Milliseconds, 0 by default. */
  readonly firstTokenMs?: number;
  /** Between two pieces. Milliseconds; with 0, the default, all pieces follow each other at once. */
  readonly tokenEveryMs?: number;
  /** Models there are; requests for others are refused. Any model is there by default. */
  readonly models?: readonly string[];
  /** A free one by default. */
  readonly port?: number;
  /** Requests kept for `requests`, the newest. 200 by default. */
  readonly keptRequests?: number;
}

/** How the next requests for an answer fail, before anything is streamed. */
export interface ModelFault {
  /** An HTTP status to refuse with, `drop` to cut the connection, or `silence` never to answer. */
  readonly kind: number | 'drop' | 'silence';
  /** In the service's error body: OpenAI's `code`, Anthropic's `type`, Google's `status`. Fits the status when absent. */
  readonly code?: string;
  readonly message?: string;
  /** The `retry-after` header. Seconds. */
  readonly retryAfterSeconds?: number;
  /** 1 by default. */
  readonly times?: number;
}

/** How an answer ended: sent to its end, given up by the client before that, or cut by the script. */
export type StreamEnding = 'sent' | 'client-left' | 'cut';

export interface ReceivedModelRequest extends ModelRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly ended: Promise<StreamEnding>;
}

export interface ModelEmulator {
  /** What a client's base URL is set to. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Accepted requests for answers, oldest first; only the newest are kept. */
  readonly requests: readonly ReceivedModelRequest[];
  /** All accepted requests for answers since the start. */
  readonly requestCount: number;
  /** Connections that clients have opened since the start. */
  readonly connectionCount: number;
  /** Requests of every kind that were answered to the end, refusals among them. */
  readonly answeredCount: number;
  fail(...faults: readonly ModelFault[]): void;
  close(): Promise<void>;
}
