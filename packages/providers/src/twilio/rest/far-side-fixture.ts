import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SeenRequest {
  readonly request: string;
  readonly form: URLSearchParams;
  readonly authorization: string | undefined;
}

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A far side that does with each request what it was told; once that is used up, it repeats the last. */
export async function farSide(...behaviours: Behaviour[]) {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const { method, url, headers } = request;
    seen.push({ request: `${method} ${url}`, form, authorization: headers.authorization });
    behaviours[Math.min(seen.length, behaviours.length) - 1]?.(response, request);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // listen() on TCP always yields an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export const answers =
  (status: number, body: unknown): Behaviour =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

export const refuses = (status: number, code: number): Behaviour =>
  answers(status, { code, message: 'About +14155550123', more_info: '', status });

/** Takes the request and hangs up without a word. */
export const drops: Behaviour = (_response, request) => request.socket.destroy();

export const neverAnswers: Behaviour = () => {};
