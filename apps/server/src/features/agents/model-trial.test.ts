import { startOpenAiChatEmulator } from '@frontdesk/emulators';
import { compatible } from '@frontdesk/providers/language-models';
import { createModelDialogue, systemClock } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reservations } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { insertTable } from '../businesses/business-fixture.ts';
import { ownerOfNew } from './agent-api-fixture.ts';

interface Trial {
  readonly reply: string;
  readonly session: string;
  readonly tool_calls: { tool: string; code: string }[];
  readonly messages: { role: string; text: string }[];
}

let model: Awaited<ReturnType<typeof startOpenAiChatEmulator>>;
let server: TestServer;
beforeAll(async () => {
  model = await startOpenAiChatEmulator({
    respond: request => {
      const text = JSON.stringify(request.messages.at(-1) ?? '');
      if (text.includes('book')) {
        const booking = { date: '2026-06-06', time: '19:00', party_size: 2, name: 'Ada', phone: '+14155550123' };
        return { toolCalls: [{ name: 'book_reservation', arguments: booking }] };
      }
      return { text: text.includes('"role":"tool"') ? 'Your table is booked.' : 'What can I do for you?' };
    },
  });
  const credentials = { baseUrl: model.baseUrl, apiKey: 'emulated-key' };
  const made = compatible.languageModel?.create({ credentials, clock: systemClock }, { model: 'any', settings: {} });
  if (!made) throw new Error('The record has no language model.');
  server = await openTestServer({ dialogueFor: () => createModelDialogue({ model: made, clock: systemClock }) });
});
afterAll(async () => {
  await server.close();
  await model.close();
});

it('goes on with a language model from its session, asks it once a message, and keeps nothing its tools did', async () => {
  const { businessId, owner } = await ownerOfNew(server, {});
  await insertTable(server.database.db, businessId, 4);
  const { body: agent } = await owner.send<{ id: string }>('POST', '/agents', {
    business_id: businessId,
    name: 'Sofia',
  });
  const path = `/test/agent/${agent.id}`;
  const opened = await owner.send<Trial>('POST', path, { at: '2026-06-05T16:00:00.000Z' });
  expect(opened.body.reply).toContain('Test Kitchen');
  expect(model.requests).toHaveLength(0);
  const hello = await owner.send<Trial>('POST', path, { message: 'Hello?', session: opened.body.session });
  expect(hello.body).toMatchObject({ reply: 'What can I do for you?', tool_calls: [] });
  expect(model.requests).toHaveLength(1);
  const booked = await owner.send<Trial>('POST', path, { message: 'Please book a table', session: hello.body.session });
  expect(booked.body).toMatchObject({
    reply: 'Your table is booked.',
    tool_calls: [{ tool: 'book_reservation', code: 'ok' }],
  });
  expect(booked.body.messages.map(({ role }) => role)).toEqual(['agent', 'caller', 'agent', 'caller', 'agent']);
  expect(model.requests).toHaveLength(3);
  const { db } = server.database;
  expect(await db.$count(reservations, eq(reservations.businessId, businessId))).toBe(0);
});
