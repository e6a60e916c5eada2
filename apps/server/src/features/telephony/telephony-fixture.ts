import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgentConfig, type BusinessSettings } from '@frontdesk/contract';
import { signTwilioRequest } from '@frontdesk/providers/twilio';
import { conductCall, conductHostedCall, type DialogueEngine, systemClock, TELEPHONE } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import Fastify from 'fastify';
import { WebSocket } from 'ws';
import type { Database } from '../../db/connection.ts';
import { agents, agentVersions, type businesses, phoneNumbers } from '../../db/schema/index.ts';
import type { TestDatabase } from '../../db/test-database.ts';
import { lazyJobs } from '../../jobs/jobs-fixture.ts';
import { FolderStorage } from '../../storage/folder-storage.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import type { CallServices } from '../providers/call-services.ts';
import type { PublishedCallEvent } from './call-record-writer.ts';
import { registerTelephony } from './register-telephony.ts';
import type { TelephonyDeps } from './telephony-context.ts';

/** What the carrier was told; the server itself listens on a loopback port behind it. */
export const PUBLIC_URL = 'https://calls.example.com';
export const AUTH_TOKEN = 'twilio-auth-token';
export const CALLER = '+14155550123';
export const PERSON = '+14155550199';

/**
 * Says hello; `1` puts the caller through, `3` asks a person first, `2` says goodbye, anything else is repeated. Remembers
 * what was pressed, and says so when the line was broken.
 */
const dialogue: DialogueEngine = {
  id: 'keys',
  open(_context, saved) {
    let pressed = typeof saved === 'string' ? saved : '';
    return {
      async *respond(input) {
        if (input.type === 'started') yield { type: 'say', text: 'Hello.' };
        if (input.type === 'resumed') yield { type: 'say', text: `Sorry, where were we? You had pressed ${pressed}.` };
        if (input.type === 'unheld') yield { type: 'say', text: 'Thank you for holding.' };
        if (input.type === 'transfer-failed') yield { type: 'say', text: `Nobody could take it: ${input.reason}.` };
        if (input.type !== 'pressed') return;
        pressed += input.digits;
        yield { type: 'say', text: `You pressed ${input.digits}.` };
        if (input.digits === '1') yield { type: 'transfer', to: PERSON };
        if (input.digits === '3')
          yield { type: 'transfer', to: PERSON, mode: 'warm', briefing: 'Somebody wants a table.' };
        if (input.digits === '2') yield { type: 'end', disposition: 'agent_ended' };
      },
      heard() {},
      save: () => pressed,
    };
  },
};

/** Reads all of it and makes nothing of it. */
async function* nothingOf(input: AsyncIterable<unknown>): AsyncGenerator<never> {
  for await (const _one of input) yield* [];
}

/** Speech at once: every text is 40 ms of sound, and nothing is ever heard. */
export const providers: CallServices = {
  dialogue,
  speechToText: {
    id: 'deaf',
    capabilities: { interim: true, inputs: [TELEPHONE] },
    transcribe: input => nothingOf(input),
  },
  textToSpeech: {
    id: 'beep',
    capabilities: { outputs: [TELEPHONE], wordTimes: false },
    async *synthesize() {
      yield { type: 'audio', frame: { ...TELEPHONE, data: new Uint8Array(320).fill(0x20) } };
    },
  },
  voiceActivityDetector: {
    id: 'silence',
    capabilities: { inputs: [TELEPHONE], windowMs: 20 },
    open: () => ({ hear() {}, close() {} }),
  },
};

type AnsweringBusiness = Omit<Partial<typeof businesses.$inferInsert>, 'settings'> & {
  readonly settings?: Partial<BusinessSettings>;
};

/** A business with a published agent at a number. */
export async function insertAnsweringBusiness(
  db: Database,
  number: string,
  { settings, ...values }: AnsweringBusiness = {},
) {
  const businessId = await insertBusiness(db, {
    ...values,
    settings: { answerWhenClosed: true, facts: [], ...settings },
  });
  const config = AgentConfig.parse({
    greeting: 'Hello.',
    flow: { start: 'bye', nodes: [{ type: 'end', id: 'bye', disposition: 'agent_ended' }] },
  });
  const [agent] = await db.insert(agents).values({ businessId, name: 'Robin' }).returning();
  if (!agent) throw new Error('The agent was not inserted.');
  const version = { businessId, agentId: agent.id, version: 1, config };
  const [published] = await db.insert(agentVersions).values(version).returning();
  await db
    .update(agents)
    .set({ status: 'active', publishedVersionId: published?.id ?? null })
    .where(eq(agents.id, agent.id));
  await db.insert(phoneNumbers).values({ number, businessId, agentId: agent.id, status: 'active' });
  return { businessId, agentId: agent.id };
}

/** A database behind a line that can be cut: then queries fail as they do when nothing listens at the other end. */
export function cuttable(database: TestDatabase): { database: TestDatabase; cut(isCut: boolean): void } {
  let isCut = false;
  const db = new Proxy(database.db, {
    get(target, name, receiver) {
      if (isCut) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return Reflect.get(target, name, receiver);
    },
  });
  return {
    database: { ...database, db },
    cut(value) {
      isCut = value;
    },
  };
}

/** A server on a loopback port, `publicUrl`'s where it names one, that answers calls with the keys dialogue. */
export async function startTelephony(database: TestDatabase, overrides: Partial<TelephonyDeps> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-telephony-'));
  const storage = new FolderStorage(folder);
  const jobs = lazyJobs(database.url);
  const published: PublishedCallEvent[] = [];
  const fastify = Fastify({ logger: false });
  const telephony = await registerTelephony(fastify, {
    publicUrl: PUBLIC_URL,
    secretKey: 'a secret key of the test, long enough',
    twilioAuthToken: AUTH_TOKEN,
    database,
    jobs,
    clock: systemClock,
    logger: fastify.log,
    storage,
    loadSnapshot: version => loadCallSnapshot(database.db, version),
    providersFor: () => providers,
    toolsFor: () => ({ run: async () => ({ code: 'ok', value: {} }) }),
    publish: event => published.push(event),
    conductCall,
    conductHostedCall,
    ...overrides,
  });
  const namedPort = Number(new URL(overrides.publicUrl ?? PUBLIC_URL).port);
  await fastify.listen({ host: '127.0.0.1', port: namedPort });
  const { port } = fastify.server.address() as AddressInfo;
  return {
    telephony,
    port,
    jobs,
    storage,
    published,
    carrier: new CarrierFixture(port),
    async close() {
      await telephony.close();
      await fastify.close();
      await jobs.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Twilio's side, by hand, so that tests can also do what Twilio would not. */
export class CarrierFixture {
  readonly #port: number;
  constructor(port: number) {
    this.#port = port;
  }

  /** Posts a webhook as Twilio does. `signature` replaces the right one; null leaves the header out. */
  async post(path: string, parameters: Record<string, string>, signature?: string | null) {
    const signed = signature ?? signTwilioRequest(AUTH_TOKEN, { url: PUBLIC_URL + path, parameters });
    return await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method: 'POST',
      headers: signature === null ? {} : { 'x-twilio-signature': signed },
      body: new URLSearchParams(parameters),
    });
  }

  /** Asks what to do with a call, and returns the TwiML. */
  async ring(callSid: string, to: string, from = CALLER): Promise<string> {
    const response = await this.post('/webhooks/twilio/voice', voiceFields(callSid, to, from));
    if (response.status !== 200) throw new Error(`The webhook answered ${response.status}.`);
    return await response.text();
  }

  async next(path: string, parameters: Record<string, string>): Promise<string> {
    return await (await this.post(path, parameters)).text();
  }

  async get(pathAndQuery: string) {
    const signature = signTwilioRequest(AUTH_TOKEN, { url: PUBLIC_URL + pathAndQuery });
    const headers = { 'x-twilio-signature': signature };
    return await fetch(`http://127.0.0.1:${this.#port}${pathAndQuery}`, { headers });
  }

  /** Opens the media socket; `start` is sent when a token is given. */
  async connect(callSid: string, token?: string, streamSid = `MZ${callSid}`, signature?: string) {
    const url = PUBLIC_URL.replace('https', 'wss');
    const signed = signature ?? signTwilioRequest(AUTH_TOKEN, { url: `${url}/media/twilio` });
    const socket = new WebSocket(`ws://127.0.0.1:${this.#port}/media/twilio`, {
      headers: { 'x-twilio-signature': signed },
    });
    const stream = new StreamFixture(socket, callSid, streamSid);
    await once(socket, 'open');
    if (token !== undefined) stream.start(token);
    return stream;
  }
}

export class StreamFixture {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  /** Bytes of agent audio so far. */
  heardBytes = 0;
  readonly #callSid: string;
  readonly #streamSid: string;
  #sequence = 0;
  #chunk = 0;

  constructor(socket: WebSocket, callSid: string, streamSid: string) {
    this.socket = socket;
    this.#callSid = callSid;
    this.#streamSid = streamSid;
    this.closed = new Promise(resolve => socket.once('close', code => resolve(code)));
    socket.on('error', () => {});
    socket.on('message', data => {
      const message = JSON.parse(String(data));
      if (message.event === 'media') this.heardBytes += Buffer.from(message.media.payload, 'base64').length;
      // Everything is played in no time, so a mark comes back at once.
      if (message.event === 'mark') this.send({ event: 'mark', mark: message.mark });
    });
  }

  send(message: object): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    const numbered = { sequenceNumber: String(++this.#sequence), streamSid: this.#streamSid, ...message };
    this.socket.send(JSON.stringify(numbered));
  }

  start(token: string): void {
    this.socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
    const start = { accountSid: 'AC1', callSid: this.#callSid, streamSid: this.#streamSid, mediaFormat };
    this.send({ event: 'start', start: { ...start, customParameters: { token } } });
  }

  speak(frames: number): void {
    for (let index = 0; index < frames; index++) {
      const timestamp = String(this.#chunk * 20);
      const payload = Buffer.alloc(160, 0x55).toString('base64');
      this.send({ event: 'media', media: { track: 'inbound', chunk: String(++this.#chunk), timestamp, payload } });
    }
  }

  /** Presses a key, and `#` so that nothing is waited for. */
  press(digit: string): void {
    for (const one of [digit, '#']) this.send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit: one } });
  }

  /** The caller hangs up. */
  stop(): void {
    this.send({ event: 'stop', stop: { accountSid: 'AC1', callSid: this.#callSid } });
    this.socket.close();
  }
}

export function voiceFields(callSid: string, to: string, from = CALLER): Record<string, string> {
  return {
    AccountSid: 'AC1',
    ApiVersion: '2010-04-01',
    CallSid: callSid,
    CallStatus: 'ringing',
    Direction: 'inbound',
    From: from,
    To: to,
    CallerCity: 'SAN FRANCISCO & "more"',
    StirVerstat: 'TN-Validation-Passed-A',
  };
}

/** The stream token in a TwiML answer. */
export function tokenIn(twiml: string): string {
  const token = /<Parameter name="token" value="([^"]+)"/.exec(twiml)?.[1];
  if (!token) throw new Error(`There is no token in ${twiml}`);
  return token;
}
