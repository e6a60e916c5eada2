import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: Readonly<Record<string, string>>;
}

export interface ReceivedMessage {
  readonly atMs: number;
  readonly message: Readonly<Record<string, unknown>>;
}

export interface FakeApplicationOptions {
  /** Path → TwiML; `{{media}}` stands for the media socket's address. Other paths answer 404. */
  readonly documents: Readonly<Record<string, string>>;
  /** Called with each media socket once its `start` arrived. */
  readonly onStream?: (socket: WebSocket, streamSid: string) => void;
  readonly refuseStream?: boolean;
}

/** A web server with a voice webhook and a media socket, for testing the caller's side of the protocol. */
export async function serveFakeApplication(options: FakeApplicationOptions) {
  const requests: ReceivedRequest[] = [];
  const messages: ReceivedMessage[] = [];
  const upgrades: IncomingHttpHeaders[] = [];
  const closes: number[] = [];
  const http = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers, form: Object.fromEntries(new URLSearchParams(body)) });
    const document = options.documents[path];
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'text/xml' });
    response.end(document?.replaceAll('{{media}}', mediaUrl));
  });
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    upgrades.push(request.headers);
    if (options.refuseStream) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, webSocket => {
      webSocket.on('close', code => closes.push(code));
      webSocket.on('message', data => {
        const message = JSON.parse(String(data));
        messages.push({ atMs: performance.now(), message });
        if (message.event === 'start') options.onStream?.(webSocket, message.streamSid);
      });
    });
  });
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const mediaUrl = `ws://127.0.0.1:${port}/media`;
  return {
    url: `http://127.0.0.1:${port}`,
    mediaUrl,
    requests,
    messages,
    upgrades,
    closes,
    ofEvent: (event: string) => messages.filter(({ message }) => message.event === event),
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      http.closeAllConnections();
      await new Promise(resolve => http.close(resolve));
    },
  };
}
