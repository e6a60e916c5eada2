import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

/** A request or an upgrade the service says no to. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface RefusalAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The two shapes of error bodies in use: authorisation and limits name `err_code`, what is wrong with a request `category`. */
export function refusalAnswer({ code, message }: Refusal): RefusalAnswer {
  const requestId = randomUUID();
  const body =
    code === 'INVALID_JSON' || code === 'PAYLOAD_ERROR'
      ? { category: code, message, details: message, request_id: requestId }
      : { err_code: code, err_msg: message, request_id: requestId };
  return {
    headers: { 'content-type': 'application/json', 'dg-request-id': requestId, 'dg-error': message },
    body: JSON.stringify(body),
  };
}

/** The same on a socket whose upgrade is refused. */
export function refusedUpgrade(refusal: Refusal): string {
  const { headers, body } = refusalAnswer(refusal);
  const all = { ...headers, connection: 'close', 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? 'Error'}\r\n${lines.join('')}\r\n${body}`;
}
