import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import type { Account } from '../account.ts';
import { type ElevenLabsFault, refusalOf } from '../faults.ts';
import { HttpError, type HttpReply, type HttpRoute, invalidKey, paramsOf, type ServicePart } from './route.ts';

export interface ServiceServer {
  readonly server: Server;
  /** Drops every open socket without a word. */
  dropSockets(): void;
}

/** One server for all parts: requests by their routes, sockets by theirs. */
export function createHttpServer(account: Account, parts: readonly ServicePart[]): ServiceServer {
  const routes = parts.flatMap(part => part.routes);
  const sockets = parts.flatMap(part => part.sockets);
  const upgrades = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((request, response) => {
    answer(request, response, account, routes).catch(error => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const url = new URL(request.url ?? '/', 'http://loopback');
    for (const route of sockets) {
      const params = paramsOf(route.path, url.pathname);
      if (!params) continue;
      const asked = { params, query: url.searchParams, headers: request.headers };
      const fault = account.faults.takeRefusal(`WS ${route.name}`);
      const refused = fault ? refusalOf(fault) : route.refuse(asked);
      if (refused) return refuseUpgrade(stream, refused);
      return upgrades.handleUpgrade(request, stream, head, socket => {
        socket.on('error', () => socket.terminate());
        route.accept(socket, asked);
      });
    }
    refuseUpgrade(stream, new HttpError(404, 'Not Found'));
  });
  return {
    server,
    dropSockets() {
      for (const socket of upgrades.clients) socket.terminate();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  account: Account,
  routes: readonly HttpRoute[],
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://loopback');
  const body = await buffer(request);
  const asked = { query: url.searchParams, headers: request.headers, body };
  if (!account.ownsKey({ ...asked, params: {} })) return sendError(response, invalidKey());
  const name = `${request.method} ${url.pathname}`;
  account.requests.push({ request: name, query: url.searchParams, body });
  const fault = account.faults.takeAny(name);
  if (fault) return misbehave(response, fault);
  try {
    for (const route of routes) {
      const params = route.method === request.method && paramsOf(route.path, url.pathname);
      if (params) return await send(response, await route.handle({ ...asked, params }));
    }
    throw new HttpError(404, 'Not Found');
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    sendError(response, error);
  }
}

function misbehave(response: ServerResponse, fault: ElevenLabsFault): void {
  switch (fault.type) {
    case 'refuse':
      sendError(response, refusalOf(fault));
      return;
    case 'drop':
      response.destroy();
      return;
    case 'stall':
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>Bad gateway</html>');
      return;
    case 'error':
      sendError(response, new HttpError(500, { status: fault.error, message: fault.message ?? '' }));
      return;
  }
}

async function send(response: ServerResponse, reply: HttpReply): Promise<void> {
  if ('json' in reply) {
    response
      .writeHead(reply.status ?? 200, { 'content-type': 'application/json', 'request-id': requestId() })
      .end(JSON.stringify(reply.json));
    return;
  }
  response.writeHead(200, { 'content-type': reply.file.type, 'request-id': requestId() });
  for await (const part of reply.file.parts) {
    if (response.destroyed) return;
    response.write(part);
  }
  response.end();
}

let requestCount = 0;
const requestId = () => `emulated-${++requestCount}`;

function sendError(response: ServerResponse, { status, detail, headers }: HttpError): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ detail }));
}

function refuseUpgrade(stream: Duplex, { status, detail, headers }: HttpError): void {
  const body = JSON.stringify({ detail });
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  stream.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
