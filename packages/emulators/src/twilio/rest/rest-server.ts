import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Account } from '../account.ts';
import type { Fault } from '../twilio-emulator.ts';
import { availableNumberRoutes } from './available-numbers.ts';
import { callRoutes } from './calls.ts';
import { conferenceRoutes } from './conferences.ts';
import type { Faults } from './faults.ts';
import { messageRoutes } from './messages.ts';
import { numberRoutes } from './numbers.ts';
import { recordingRoutes } from './recordings.ts';
import { type Fields, notFound, RestError, type RestReply, type RestRequest, type Route } from './rest.ts';

const ROUTES: readonly Route[] = [
  ...callRoutes,
  ...recordingRoutes,
  ...numberRoutes,
  ...availableNumberRoutes,
  ...messageRoutes,
  ...conferenceRoutes,
];

const DEFAULT_SLOW_MS = 1000;

export interface ReceivedRequest {
  readonly request: string;
  readonly form: Fields;
}

export interface RestServerOptions {
  readonly account: Account;
  readonly faults: Faults;
  /** Told of every request that carries the account's credentials, before anything goes wrong with it. */
  readonly onRequest: (received: ReceivedRequest) => void;
}

/** Twilio's REST API for one account. */
export function createRestServer(options: RestServerOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch(error => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, options: RestServerOptions): Promise<void> {
  const { account, faults, onRequest } = options;
  const path = request.url ?? '/';
  const url = new URL(path, 'http://loopback');
  const form = fieldsOf(new URLSearchParams(await text(request)));
  const root = `/2010-04-01/Accounts/${account.sid}`;
  if (!isAuthentic(request, account)) return send(response, refusal(new RestError(401, 20003, 'Authenticate')));
  if (!url.pathname.startsWith(`${root}/`)) return send(response, refusal(notFound(path)));

  const method = request.method ?? 'GET';
  const name = url.pathname.slice(root.length).replace(/\.json$/, '');
  onRequest({ request: `${method} ${name}`, form });
  const fault = faults.take(`${method} ${name}`);
  if (fault?.type === 'slow') await setTimeout(fault.delayMs ?? DEFAULT_SLOW_MS);
  else if (fault && fault.type !== 'drop-after-acting') return misbehave(response, fault);
  const reply = await act({ account, query: url.searchParams, form, path }, method, name);
  if (fault?.type === 'drop-after-acting') response.destroy();
  else send(response, reply);
}

async function act(asked: Omit<RestRequest, 'params'>, method: string, name: string): Promise<RestReply> {
  try {
    for (const route of ROUTES) {
      const params = route.method === method && paramsOf(route.path, name);
      if (params) return await route.handle({ ...asked, params });
    }
    throw notFound(asked.path);
  } catch (error) {
    if (error instanceof RestError) return refusal(error);
    throw error;
  }
}

function misbehave(response: ServerResponse, fault: Fault): void {
  if (fault.type === 'drop') response.destroy();
  else if (fault.type === 'garbage')
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('<html>Bad gateway</html>');
  else {
    const status = fault.status ?? 500;
    const code = fault.code ?? (status === 429 ? 20429 : 20500);
    send(
      response,
      refusal(new RestError(status, code, status === 429 ? 'Too Many Requests' : 'Internal Server Error')),
    );
  }
}

function send(response: ServerResponse, { status, body, file }: RestReply): void {
  if (file)
    response.writeHead(status, { 'Content-Type': file.type, 'Content-Length': file.bytes.length }).end(file.bytes);
  else if (body) response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  else response.writeHead(status).end();
}

function refusal({ status, code, message }: RestError): RestReply {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  const detail = status === 401 ? { detail: 'Your AccountSid or AuthToken was incorrect.' } : {};
  return { status, body: { code, message, more_info, status, ...detail } };
}

function isAuthentic(request: IncomingMessage, { sid, authToken }: Account): boolean {
  const expected = `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`;
  return request.headers.authorization === expected;
}

function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

function fieldsOf(form: URLSearchParams): Fields {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    fields[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return fields;
}
