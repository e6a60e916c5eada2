import type { ServerResponse } from 'node:http';
import type { StreamEnding } from './model-emulator.ts';
import type { StreamTrouble } from './scripted-reply.ts';

/** An answer as text that goes on the wire, one string for each moment at which something is sent. */
export interface RenderedStream {
  /** Sent with the headers, before the model has thought of anything; nothing, headers included, when empty. */
  readonly early: string;
  readonly pieces: readonly string[];
  /** Follows the last piece at once. */
  readonly closing: string;
  /** The service's way to say that something broke in the middle. */
  readonly error: string;
}

export interface Pace {
  readonly firstTokenMs: number;
  readonly tokenEveryMs: number;
  readonly trouble?: { readonly kind: StreamTrouble; readonly afterPieces: number };
}

const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };

/** Sends a stream at its pace. Fulfils when it is over, whoever ended it. */
export function sendEventStream(response: ServerResponse, stream: RenderedStream, pace: Pace): Promise<StreamEnding> {
  const { trouble, tokenEveryMs, firstTokenMs } = pace;
  const pieces = trouble ? stream.pieces.slice(0, trouble.afterPieces) : stream.pieces;
  const { promise, resolve } = Promise.withResolvers<StreamEnding>();
  let timer: NodeJS.Timeout | undefined;
  let next = 0;
  response.once('close', () => {
    clearTimeout(timer);
    resolve(trouble ? 'cut' : response.writableFinished ? 'sent' : 'client-left');
  });

  const step = () => {
    const isPaced = tokenEveryMs > 0;
    const upTo = isPaced ? next + 1 : pieces.length;
    const text = pieces.slice(next, upTo).join('');
    next = upTo;
    if (next < pieces.length) {
      response.write(text);
      timer = setTimeout(step, tokenEveryMs);
    } else if (trouble) {
      response.write(text, () => endBadly(response, trouble.kind, stream.error));
    } else {
      response.end(text + stream.closing);
    }
  };
  response.writeHead(200, HEADERS);
  if (stream.early !== '') response.write(stream.early);
  if (firstTokenMs > 0) timer = setTimeout(step, firstTokenMs);
  else step();
  return promise;
}

function endBadly(response: ServerResponse, kind: StreamTrouble, error: string): void {
  switch (kind) {
    case 'disconnect':
      response.destroy();
      return;
    case 'stall':
      return;
    case 'garbage':
      response.end('data: {"choices":[{"delta":\n\n');
      return;
    case 'error':
      response.end(error);
      return;
    case 'end':
      response.end();
  }
}
