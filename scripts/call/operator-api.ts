import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The parts of a call record that a caller's report shows. As on the wire. */
export interface CallRecord {
  readonly id: string;
  readonly business_id: string;
  readonly call_sid: string | null;
  readonly from_number: string | null;
  readonly status: string;
  readonly disposition: string | null;
  readonly disposition_detail: string;
  readonly duration_seconds: number | null;
  readonly forwarded_to: string | null;
  readonly latency_p50_ms: number | null;
  readonly latency_p95_ms: number | null;
  /** Null for those who may not hear what was said; an operator may. */
  readonly transcript: readonly TranscriptTurn[] | null;
  readonly events: readonly { readonly event: { readonly type: string } }[] | null;
  readonly recording: { readonly status: string; readonly duration_ms: number | null } | null;
}

export interface TranscriptTurn {
  readonly speaker: 'caller' | 'agent';
  readonly text: string;
  readonly started_at_ms: number;
  readonly ended_at_ms: number;
  readonly was_interrupted: boolean;
  readonly latency: Readonly<Record<string, number | null>> | null;
}

export interface BusinessRecord {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly numbers: readonly string[];
}

export interface ReservationRecord {
  readonly id: string;
  readonly confirmation_code: string;
  readonly guest_name: string;
  readonly guest_phone: string;
  readonly party_size: number;
  readonly date: string;
  readonly time: string;
  readonly table_name: string;
  readonly status: string;
  readonly call_id: string | null;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** A problem with reaching or using the server, told so that an operator can act on it. */
export class ServerError extends Error {}

/** The running server's REST API, as its operator sees it. */
export class OperatorApi {
  readonly server: string;
  readonly #apiKey: string;

  constructor(server: string, apiKey: string) {
    this.server = server;
    this.#apiKey = apiKey;
  }

  /** `Authorization` for requests and live sockets. */
  get headers(): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.#apiKey}` };
  }

  /** Throws ServerError with the server's own words when it refuses. */
  async get<Body>(path: string): Promise<Body> {
    return (await this.#send(path)).json() as Promise<Body>;
  }

  /** Throws ServerError with the server's own words when it refuses. */
  post<Body>(path: string, body: object): Promise<Body> {
    return this.#write('POST', path, body);
  }

  /** Throws ServerError with the server's own words when it refuses. */
  put<Body>(path: string, body: object): Promise<Body> {
    return this.#write('PUT', path, body);
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#send(path)).arrayBuffer());
  }

  /** The record of the carrier's call; null while there is none. */
  async findCall(callSid: string): Promise<CallRecord | null> {
    const { items } = await this.get<Page<{ id: string }>>(`/api/calls?call_sid=${callSid}`);
    return items[0] ? this.call(items[0].id) : null;
  }

  call(id: string): Promise<CallRecord> {
    return this.get(`/api/calls/${id}`);
  }

  /** Every business with its numbers. */
  async businesses(): Promise<readonly BusinessRecord[]> {
    return (await this.get<Page<BusinessRecord>>('/api/businesses?page_size=100')).items;
  }

  /** The reservations that were made on a call; none where the business is no restaurant. */
  async reservationsOf(call: CallRecord): Promise<readonly ReservationRecord[]> {
    const business = (await this.businesses()).find(({ id }) => id === call.business_id);
    if (business?.kind !== 'restaurant') return [];
    return (await this.reservations(business.id)).filter(reservation => reservation.call_id === call.id);
  }

  /** A restaurant's reservations in order of time, on one local date or all. */
  async reservations(restaurantId: string, date?: string): Promise<readonly ReservationRecord[]> {
    const found: ReservationRecord[] = [];
    for (let page = 1; ; page++) {
      const query = `page=${page}&page_size=100${date === undefined ? '' : `&date=${date}`}`;
      const { items, total } = await this.get<Page<ReservationRecord>>(
        `/api/restaurants/${restaurantId}/reservations?${query}`,
      );
      found.push(...items);
      if (items.length === 0 || found.length >= total) return found;
    }
  }

  recording(callId: string): Promise<Uint8Array> {
    return this.bytes(`/api/calls/${callId}/recording`);
  }

  async #write<Body>(method: string, path: string, body: object): Promise<Body> {
    const headers = { 'content-type': 'application/json' };
    return (await this.#send(path, { method, headers, body: JSON.stringify(body) })).json() as Promise<Body>;
  }

  async #send(path: string, { headers, ...request }: RequestInit & { headers?: object } = {}): Promise<Response> {
    const response = await fetch(this.server + path, { ...request, headers: { ...headers, ...this.headers } }).catch(
      cause => {
        throw new ServerError(`There is no server at ${this.server}. Start it with: npm start`, { cause });
      },
    );
    if (response.ok) return response;
    const problem = await response.text();
    throw new ServerError(`${path.split('?')[0]} answered ${response.status}: ${problem.slice(0, 500)}`);
  }
}

/** The key that a server leaves in its data folder for commands run beside it. Throws ServerError without one. */
export async function readOperatorKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'operator-key');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new ServerError(`${file} is missing. Start the server once, or set DATA_DIR to its data folder.`, { cause });
  }
}
