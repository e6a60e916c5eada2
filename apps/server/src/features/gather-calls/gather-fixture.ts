import { AgentConfig, type AgentConfigInput } from '@frontdesk/contract';
import { type Script, startTwilioEmulator } from '@frontdesk/emulators';
import { createTwilioClient, signTwilioRequest } from '@frontdesk/providers/twilio';
import { type Clock, type DialogueEngine, systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { freePort } from '../../db/embedded/free-port.ts';
import { agentVersions, callEvents, calls, callTurns } from '../../db/schema/index.ts';
import { openTestDatabase } from '../../db/test-database.ts';
import { publishAgent } from '../agents/publish-agent.ts';
import type { TelephonyDeps } from '../telephony/telephony-context.ts';
import {
  insertAnsweringBusiness,
  PERSON,
  providers,
  startTelephony,
  voiceFields,
} from '../telephony/telephony-fixture.ts';

export const GATHER_CALLER = '+14155550123';

/** Counts what is said to it, across processes; `bye` ends, `person` puts through, `break` breaks, `keys` sends some. */
export const countingDialogue: DialogueEngine = {
  id: 'counting',
  open: (context, saved) => {
    let count = typeof saved === 'number' ? saved : 0;
    return {
      async *respond(input) {
        if (input.type === 'started') yield { type: 'say', text: 'Hello. What is it? ' };
        if (input.type === 'silent') yield { type: 'say', text: `Are you there? That was ${input.count}. ` };
        if (input.type === 'pressed') yield { type: 'say', text: `You pressed ${input.digits}. ` };
        if (input.type !== 'said') return;
        count++;
        if (input.text.includes('break')) throw new Error('It broke.');
        if (input.text.includes('book'))
          await context.tools.run({ name: 'book', arguments: { count }, signal: new AbortController().signal });
        yield { type: 'say', text: `That was number ${count}. ` };
        if (input.text.includes('keys')) yield { type: 'press', digits: '12' };
        if (input.text.includes('person')) yield { type: 'transfer', to: PERSON, mode: 'warm' };
        if (input.text.includes('bye')) yield { type: 'end', disposition: 'agent_ended' };
      },
      heard() {},
      save: () => count,
    };
  },
};

/** Answers to the carrier's questions: HTTP status and TwiML. */
type Ask = (url: string, more?: Record<string, string>) => Promise<{ status: number; twiml: string }>;

export class CallByHand {
  readonly ask: Ask;
  /** The latest answer. */
  twiml: string;
  readonly #publicUrl: string;
  constructor(ask: Ask, publicUrl: string, twiml: string) {
    this.ask = ask;
    this.#publicUrl = publicUrl;
    this.twiml = twiml;
  }

  /** Where the carrier asks next. */
  get next(): string {
    return this.#publicUrl + nextPathIn(this.twiml);
  }

  async go(more: Record<string, string> = {}): Promise<string> {
    this.twiml = (await this.ask(this.next, more)).twiml;
    return this.twiml;
  }

  say(words: string, confidence = 0.9): Promise<string> {
    return this.go({ SpeechResult: words, Confidence: String(confidence) });
  }
}

interface AgentOfBusiness {
  readonly businessId: string;
  readonly agentId: string;
}

/** Publishes what the agent has, without media and with these changes. */
export async function setAgentWithoutMedia(
  db: Database,
  { businessId, agentId }: AgentOfBusiness,
  changes: Partial<AgentConfigInput>,
): Promise<void> {
  const [version] = await db.select().from(agentVersions).where(eq(agentVersions.agentId, agentId));
  const config = AgentConfig.parse({ ...version?.config, callMedia: 'gather', ...changes });
  await publishAgent(db, { businessId, agentId, config, publishedBy: null });
}

/** Where the carrier asks next, below the public address. */
export function nextPathIn(twiml: string): string {
  const url = /<Redirect>([^<]+)<|action="([^"]+)"/.exec(twiml)?.slice(1).find(Boolean);
  if (!url) throw new Error(`Nothing follows ${twiml}`);
  const { pathname, search } = new URL(url.replaceAll('&amp;', '&'));
  return pathname + search;
}

export interface GatherFixtureOptions {
  readonly numbers: readonly string[];
  readonly deps?: (database: Awaited<ReturnType<typeof openTestDatabase>>) => Partial<TelephonyDeps>;
  readonly clock?: Clock;
}

/** For tests: a server whose agents talk without media streams, between an emulated Twilio account and its callers. */
export async function openGather({ numbers, deps, clock = systemClock }: GatherFixtureOptions) {
  const database = await openTestDatabase();
  const { db } = database;
  const emulator = await startTwilioEmulator({ numbers });
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const { accountSid, authToken, url: baseUrl } = emulator;
  const carrier = createTwilioClient({ accountSid, authToken, baseUrl, clock: systemClock });
  const start = () =>
    startTelephony(database, {
      ...{ publicUrl, carrier, clock, twilioAuthToken: authToken },
      providersFor: () => ({ ...providers, dialogue: countingDialogue }),
      ...deps?.(database),
    });
  let server = await start();
  const free = [...numbers];
  return {
    ...{ database, db, emulator, carrier, publicUrl },
    get server() {
      return server;
    },
    /** Another process on the same database takes over: nothing is left of the one before. */
    async restart() {
      await server.close();
      server = await start();
    },
    /** Has the carrier ask here when a number of the account is called. */
    async answer(number: string) {
      const owned = await carrier.numbers.find(number);
      await carrier.numbers.configure(owned?.sid ?? '', {
        voiceUrl: `${publicUrl}/webhooks/twilio/voice`,
        statusCallback: `${publicUrl}/webhooks/twilio/status`,
      });
    },
    /** A business with an agent, set so, at one of the account's numbers. */
    async addBusiness(
      config: Partial<AgentConfigInput> = {},
      values: Parameters<typeof insertAnsweringBusiness>[2] = {},
    ) {
      const number = free.shift();
      if (number === undefined) throw new Error('The account has no more numbers.');
      await this.answer(number);
      const business = { number, ...(await insertAnsweringBusiness(db, number, values)) };
      await setAgentWithoutMedia(db, business, { recordingEnabled: false, ...config });
      return business;
    },
    setAgent: (business: AgentOfBusiness, changes: Partial<AgentConfigInput>) =>
      setAgentWithoutMedia(db, business, changes),
    phone: (to: string, script: Script, from = GATHER_CALLER) =>
      emulator.phone({ from, to, script, agentQuietMs: 60, patienceMs: 6_000 }),
    /** A call by hand: what the carrier does between the questions takes no time. */
    async ring(number: string, callSid: string) {
      const fields = { ...voiceFields(callSid, number, GATHER_CALLER), CallStatus: 'in-progress' };
      const ask = async (url: string, more: Record<string, string> = {}) => {
        const parameters = { ...fields, ...more };
        const signature = signTwilioRequest(authToken, { url, parameters });
        const body = new URLSearchParams(parameters);
        const response = await fetch(url, { method: 'POST', headers: { 'x-twilio-signature': signature }, body });
        return { status: response.status, twiml: await response.text() };
      };
      const first = await ask(`${publicUrl}/webhooks/twilio/voice`);
      return new CallByHand(ask, publicUrl, first.twiml);
    },
    async call(callSid: string) {
      const [row] = await db.select().from(calls).where(eq(calls.callSid, callSid));
      if (!row) throw new Error('There is no such call.');
      return row;
    },
    async turns(callSid: string) {
      const { id } = await this.call(callSid);
      return await db.select().from(callTurns).where(eq(callTurns.callId, id)).orderBy(callTurns.turnIndex);
    },
    async events(callSid: string) {
      const { id } = await this.call(callSid);
      const rows = await db.select().from(callEvents).where(eq(callEvents.callId, id)).orderBy(callEvents.sequence);
      return rows.map(({ payload }) => payload);
    },
    async close() {
      await emulator.close();
      await server.close();
      await database.close();
    },
  };
}
