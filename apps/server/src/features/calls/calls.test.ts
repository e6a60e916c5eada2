import type { CallEvent } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { callEvents, calls, callTurns, members, recordings } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { callSubject } from '../../ws/call-subject.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';

let server: TestServer;
let businessId: string;
let callId: string;
let owner: string;
let admin: string;
let stranger: string;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  const { db } = server.database;
  businessId = await insertBusiness(db);
  callId = await insertCall(db, businessId);
  const user = await server.addUser('member');
  await db.insert(members).values({ userId: user.userId, businessId, role: 'owner' });
  owner = user.key;
  admin = (await server.addUser('admin')).key;
  stranger = (await server.addUser('member')).key;
});

async function journal(sequence: number, event: CallEvent) {
  await server.database.db
    .insert(callEvents)
    .values({ callId, businessId, sequence, type: event.type, atMs: event.atMs, payload: event });
}

describe('a call', () => {
  beforeEach(async () => {
    await server.database.db.insert(callTurns).values({
      callId,
      businessId,
      turnIndex: 0,
      speaker: 'agent',
      text: 'Hello',
      startedAtMs: 100,
      endedAtMs: 900,
      totalMs: 640,
      dialogueMs: 12,
    });
  });

  it('tells what it used and what that cost, once it is known', async () => {
    const seen = async () => (await server.fetch(`/api/calls/${callId}`, { key: owner })).json();
    expect(await seen()).toMatchObject({ usage: null, cost: null });
    const spoken = { service: 'voice', provider: 'elevenlabs', model: 'eleven_flash_v2_5', characters: 3100 } as const;
    await server.database.db
      .update(calls)
      .set({ usage: [{ ...spoken, costUsd: 0.155 }], costMinor: 16, costCurrency: 'USD' })
      .where(eq(calls.id, callId));
    expect(await seen()).toMatchObject({
      usage: [{ ...spoken, cost_usd: 0.155 }],
      cost: { amount_minor: 16, currency: 'USD' },
    });
  });

  it('is told in full to members, and to administrators without what was said', async () => {
    const seen = async (key: string) => (await server.fetch(`/api/calls/${callId}`, { key })).json();
    expect(await seen(owner)).toMatchObject({
      id: callId,
      from_number: '+14155550123',
      transcript: [{ speaker: 'agent', text: 'Hello', latency: { total_ms: 640, dialogue_ms: 12, stt_ms: null } }],
      events: [],
      recording: null,
    });
    const hidden = {
      transcript: null,
      events: null,
      recording: null,
      recording_url: null,
      summary: null,
      metadata: null,
    };
    expect(await seen(admin)).toMatchObject({ id: callId, from_number: '+14155550123', ...hidden });
    expect((await server.fetch(`/api/calls/${callId}`, { key: stranger })).status).toBe(404);
    expect((await server.fetch(`/api/calls/${callId}/recording`, { key: stranger })).status).toBe(404);
    expect((await server.fetch(`/api/calls/${callId}/recording`, { key: admin })).status).toBe(403);
  });

  it('is listed by business, status and carrier id', async () => {
    const { db } = server.database;
    const sid = `CA${callId.replaceAll('-', '')}`;
    const second = await insertCall(db, businessId, { status: 'completed', callSid: sid });
    const list = async (query: string, key = owner) =>
      (await (await server.fetch(`/api/calls?${query}`, { key })).json()) as { items: { id: string }[]; total: number };
    expect((await list(`business_id=${businessId}`)).total).toBe(2);
    expect((await list(`business_id=${businessId}&page_size=1`)).items).toHaveLength(1);
    expect((await list('status=completed')).items.map(call => call.id)).toEqual([second]);
    expect((await list(`call_sid=${sid}`)).items.map(call => call.id)).toEqual([second]);
    expect((await list(`business_id=${businessId}`, stranger)).total).toBe(0);
  });

  it('plays its recording, whole or in part', async () => {
    const key = `${businessId}/${callId}.wav`;
    const sink = server.storage.create(key);
    sink.write(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    await sink.close(new Uint8Array([0, 1]));
    await server.database.db
      .insert(recordings)
      .values({ businessId, callId, storageKey: key, status: 'completed', sizeBytes: 10, durationMs: 1 });
    const whole = await server.fetch(`/api/calls/${callId}/recording`, { key: owner });
    expect(whole.headers.get('content-type')).toBe('audio/wav');
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    const part = async (range: string) =>
      server.fetch(`/api/calls/${callId}/recording`, { key: owner, headers: { range } });
    const middle = await part('bytes=2-4');
    expect(middle.status).toBe(206);
    expect(middle.headers.get('content-range')).toBe('bytes 2-4/10');
    expect([...new Uint8Array(await middle.arrayBuffer())]).toEqual([2, 3, 4]);
    expect([...new Uint8Array(await (await part('bytes=-2')).arrayBuffer())]).toEqual([8, 9]);
    expect((await part('bytes=10-')).status).toBe(416);
  });
});

describe('the live socket', () => {
  const open = (query = '', key?: string) =>
    new WebSocket(`${server.origin.replace('http', 'ws')}/ws/calls/${callId}${query}`, {
      ...(key && { headers: { authorization: `Bearer ${key}` } }),
    });
  const ended: CallEvent = { type: 'call-ended', atMs: 9, disposition: 'agent_ended', detail: '' };

  /** Everything a socket is told until it closes, and the close code. */
  async function follow(socket: WebSocket) {
    const messages: { sequence: number | null; event: CallEvent }[] = [];
    const first = Promise.withResolvers<void>();
    socket.on('message', data => {
      messages.push(JSON.parse(String(data)));
      first.resolve();
    });
    const closed = new Promise<number>(resolve => {
      socket.on('close', resolve);
    });
    return { messages, first: first.promise, closed };
  }

  it('replays the journal, then tells what happens, in order and without gaps', async () => {
    await journal(0, { type: 'call-answered', atMs: 0 });
    const { messages, first, closed } = await follow(open('', owner));
    await first;
    const tell = (sequence: number | null, event: CallEvent) =>
      server.bus.publish(callSubject(callId), { callId, businessId, sequence, event });
    tell(0, { type: 'call-answered', atMs: 0 });
    tell(null, { type: 'transcript-interim', atMs: 1, text: 'a table' });
    // Announced as 2 while 1 was only written: the follower fetches it.
    await journal(1, { type: 'barge-in', atMs: 2, heardText: 'Hel' });
    tell(2, ended);
    expect(await closed).toBe(1000);
    expect(messages.map(message => message.sequence)).toEqual([0, null, 1, 2]);
    expect(messages[2]?.event).toMatchObject({ type: 'barge-in', heard_text: 'Hel' });
  });

  it('opens with a short-lived token, and closes at once for a call that is over', async () => {
    await journal(0, ended);
    const response = await server.fetch(`/api/calls/${callId}/live-token`, { method: 'POST', key: owner });
    const { token } = (await response.json()) as { token: string };
    const { messages, closed } = await follow(open(`?token=${token}`));
    expect(await closed).toBe(1000);
    expect(messages).toHaveLength(1);
  });

  it('stays shut for strangers, administrators and forged tokens', async () => {
    const status = (socket: WebSocket) =>
      new Promise<number | undefined>(resolve => {
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('error', () => {});
      });
    expect(await status(open())).toBe(401);
    expect(await status(open('?token=a.1.b'))).toBe(401);
    expect(await status(open('', stranger))).toBe(404);
    expect(await status(open('', admin))).toBe(403);
  });
});
