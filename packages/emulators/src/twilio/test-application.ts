import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import twilio from 'twilio';
import { type WebSocket, WebSocketServer } from 'ws';

type Form = Readonly<Record<string, string>>;

export interface ApplicationOptions {
  readonly authToken: string;
  /** Path → TwiML, or what makes it of the form; `{{media}}` stands for the media socket. Others are answered 204. */
  readonly documents: Readonly<Record<string, string | Buffer | ((form: Form) => string | Promise<string>)>>;
  readonly onStream?: (socket: WebSocket, streamSid: string) => void;
}

/** A web application on Twilio, which turns away what Twilio's own SDK finds badly signed. */
export async function serveApplication(options: ApplicationOptions) {
  const requests: { readonly path: string; readonly form: Form }[] = [];
  const streamEvents: string[] = [];
  const refused: string[] = [];
  const http = createServer(async (request, response) => {
    const path = request.url ?? '';
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    const document = options.documents[path];
    if (document instanceof Buffer) {
      response.writeHead(200, { 'content-type': 'audio/wav' }).end(document);
      return;
    }
    if (!twilio.validateRequest(options.authToken, String(request.headers['x-twilio-signature']), base + path, form)) {
      refused.push(path);
      response.writeHead(403).end();
      return;
    }
    requests.push({ path, form });
    if (document === undefined) response.writeHead(204).end();
    else {
      const body = typeof document === 'function' ? await document(form) : String(document);
      response.writeHead(200, { 'content-type': 'text/xml' }).end(body.replaceAll('{{media}}', mediaUrl));
    }
  });
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    const signature = String(request.headers['x-twilio-signature']);
    if (!twilio.validateRequest(options.authToken, signature, mediaUrl, {})) {
      refused.push('/media');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, webSocket =>
      webSocket.on('message', data => {
        const message = JSON.parse(String(data));
        if (message.event !== 'media') streamEvents.push(message.event);
        if (message.event === 'start') options.onStream?.(webSocket, message.streamSid);
      }),
    );
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const mediaUrl = `${base.replace('http', 'ws')}/media`;
  return {
    url: base,
    requests,
    /** Media messages left out. */
    streamEvents,
    refused,
    formsOf: (path: string) => requests.filter(request => request.path === path).map(request => request.form),
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      http.closeAllConnections();
      http.close();
    },
  };
}
