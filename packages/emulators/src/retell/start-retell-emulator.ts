import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Account, found } from './account.ts';
import { playCall } from './play-call.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import type { RetellEmulator, RetellEmulatorOptions, RetellFault, RetellScript } from './retell-emulator.ts';

export const EMULATED_RETELL_KEY = 'key_emulated';

/** Starts an account at Retell. */
export async function startRetellEmulator(options: RetellEmulatorOptions = {}): Promise<RetellEmulator> {
  const { apiKey = EMULATED_RETELL_KEY, eventMs = 0, now = Date.now } = options;
  const account = new Account(apiKey, now);
  const requests: { request: string; body: unknown }[] = [];
  const faults: RetellFault[] = [];

  const takeFault = (request: string) => {
    const index = faults.findIndex(({ on = '' }) => request.startsWith(on));
    return index < 0 ? undefined : faults.splice(index, 1)[0];
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const name = `${request.method} ${decodeURIComponent(pathname)}`;
    const body = await text(request);
    if (request.headers.authorization !== `Bearer ${apiKey}`) throw new Refusal(401, 'Invalid API Key');
    const given = body === '' ? undefined : jsonOf(body);
    requests.push({ request: name, body: given });
    const fault = takeFault(name);
    if (fault?.type === 'stall') return;
    if (fault?.type === 'drop') return void response.destroy();
    if (fault?.type === 'garbage') return void response.writeHead(200).end('<html>Bad gateway</html>');
    if (fault?.type === 'refuse') {
      const { status, retryAfterSeconds } = fault;
      throw new Refusal(status, 'Refused by the emulator.', {
        ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      });
    }
    const [status, reply] = act(account, name, given);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(reply === undefined ? undefined : JSON.stringify(reply));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, message, headers } = error instanceof Refusal ? error : new Refusal(500, String(error));
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify({ status: 'error', message }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  const deliver: RetellEmulator['deliver'] = (url, payload, { signature } = {}) => {
    const body = JSON.stringify(payload);
    const header = signature === undefined ? account.sign(body) : signature;
    return fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header !== null && { 'x-retell-signature': header }) },
      body,
    });
  };
  const play = (callId: string, script: RetellScript) => playCall({ account, callId, script, eventMs, now, deliver });
  let closing: Promise<void> | null = null;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    ...{ apiKey, requests, deliver, play },
    baseUrl: `http://127.0.0.1:${port}`,
    agents: account.agents,
    llms: account.llms,
    numbers: account.numbers,
    calls: account.calls,
    addNumber: number => account.addNumber(number),
    fail: (...more) => void faults.push(...more),
    ring({ agentId, from, to }, script) {
      const direction = 'inbound';
      const call = account.addCall({ agent_id: agentId, direction, from_number: from, to_number: to });
      return play(String(call.call_id), script);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function act(account: Account, request: string, body: unknown): readonly [status: number, reply?: unknown] {
  const [path = '', id = ''] = splitId(request);
  switch (path) {
    case 'POST /create-retell-llm':
      return [201, account.createLlm(body)];
    case 'GET /get-retell-llm':
      return [200, found(account.llms, id, 'Retell LLM')];
    case 'PATCH /update-retell-llm':
      return [200, account.updateLlm(id, body)];
    case 'DELETE /delete-retell-llm':
      if (!account.llms.delete(id)) throw notFound('Retell LLM');
      return [204];
    case 'POST /create-agent':
      return [201, account.createAgent(body)];
    case 'GET /get-agent':
      return [200, found(account.agents, id, 'Agent')];
    case 'PATCH /update-agent':
      return [200, account.updateAgent(id, body)];
    case 'DELETE /delete-agent':
      if (!account.agents.delete(id)) throw notFound('Agent');
      return [204];
    case 'POST /v2/register-phone-call':
      return [201, account.register(body)];
    case 'GET /v2/get-call':
      return [200, found(account.calls, id, 'Call')];
    case 'GET /get-phone-number':
      return [200, found(account.numbers, id, 'Phone number')];
    case 'PATCH /update-phone-number':
      return [200, account.updateNumber(id, body)];
    case 'GET /v2/list-phone-numbers':
      return [200, { items: [...account.numbers.values()], has_more: false }];
    case 'GET /list-voices':
      return [200, account.voices];
    case 'GET /get-concurrency':
      return [200, { current_concurrency: 0, concurrency_limit: 20, base_concurrency: 20, purchased_concurrency: 0 }];
    default:
      throw notFound('Path');
  }
}

/** An id is the part of the path after the verb: `/get-agent/{id}`, `/v2/get-call/{id}`. */
function splitId(request: string): readonly string[] {
  const [, path = request, id = ''] = /^(\w+ (?:\/v\d)?\/[a-z-]+)(?:\/(.+))?$/.exec(request) ?? [];
  return [path, id];
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('The body is no JSON.');
  }
}
