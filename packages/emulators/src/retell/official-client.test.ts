import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import Retell from 'retell-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RetellEmulator } from './retell-emulator.ts';
import { startRetellEmulator } from './start-retell-emulator.ts';

describe('the official client against the emulator', () => {
  let emulator: RetellEmulator;
  let client: Retell;

  beforeAll(async () => {
    emulator = await startRetellEmulator();
    client = new Retell({ apiKey: emulator.apiKey, baseURL: emulator.baseUrl, maxRetries: 0 });
  });
  afterAll(() => emulator.close());

  it('makes, changes and deletes an agent and its brain', async () => {
    const llm = await client.llm.create({
      general_prompt: 'You are Mia.',
      begin_message: 'Hello.',
      general_tools: [{ type: 'end_call', name: 'end_call' }],
    });
    const engine = { type: 'retell-llm', llm_id: llm.llm_id } as const;
    const agent = await client.agent.create({ response_engine: engine, voice_id: '11labs-Adrian' });
    await client.llm.update(llm.llm_id, { begin_message: 'Good evening.' });
    await client.agent.update(agent.agent_id, { agent_name: 'Mia' });
    expect(await client.llm.retrieve(llm.llm_id)).toMatchObject({ begin_message: 'Good evening.' });
    expect(await client.agent.retrieve(agent.agent_id)).toMatchObject({ agent_name: 'Mia', response_engine: engine });
    const call = await client.call.registerPhoneCall({ agent_id: agent.agent_id, from_number: '+14155550123' });
    expect(await client.call.retrieve(call.call_id)).toMatchObject({ call_status: 'registered', direction: 'inbound' });
    await client.agent.delete(agent.agent_id);
    await client.llm.delete(llm.llm_id);
    await expect(client.agent.retrieve(agent.agent_id)).rejects.toMatchObject({ status: 404 });
  });

  it('binds a number, and lets go of it', async () => {
    emulator.addNumber('+12125550100');
    const llm = await client.llm.create({});
    const engine = { type: 'retell-llm', llm_id: llm.llm_id } as const;
    const { agent_id } = await client.agent.create({ response_engine: engine, voice_id: '11labs-Adrian' });
    const bound = [{ agent_id, weight: 1 }];
    await client.phoneNumber.update('+12125550100', { inbound_agents: bound, outbound_agents: bound });
    await client.phoneNumber.update('+12125550100', { outbound_agents: null });
    const number = { phone_number: '+12125550100', inbound_agents: bound, outbound_agents: null };
    expect(await client.phoneNumber.retrieve('+12125550100')).toMatchObject(number);
    expect((await client.phoneNumber.list()).items).toMatchObject([number]);
    for (const [to, inbound_agents, status] of [
      ['+12125550199', bound, 404],
      ['+12125550100', [{ agent_id: 'agent_nobody', weight: 1 }], 404],
      ['+12125550100', [{ agent_id, weight: 0.5 }], 400],
    ] as const)
      await expect(client.phoneNumber.update(to, { inbound_agents: [...inbound_agents] })).rejects.toMatchObject({
        status,
      });
  });

  it('lists voices and places for calls', async () => {
    expect((await client.voice.list()).map(({ voice_id }) => voice_id)).toContain('11labs-Adrian');
    expect(await client.concurrency.retrieve()).toMatchObject({ concurrency_limit: 20 });
  });

  it('is told what is wrong', async () => {
    const stranger = new Retell({ apiKey: 'key_wrong', baseURL: emulator.baseUrl, maxRetries: 0 });
    await expect(stranger.voice.list()).rejects.toMatchObject({ status: 401 });
    const engine = { type: 'retell-llm', llm_id: 'llm_nobody' } as const;
    await expect(client.agent.create({ response_engine: engine, voice_id: '11labs-Adrian' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(client.llm.create({ model_temperature: 3 })).rejects.toMatchObject({ status: 400 });
    emulator.fail({ type: 'refuse', status: 429, retryAfterSeconds: 2 });
    await expect(client.voice.list()).rejects.toMatchObject({ status: 429 });
  });

  it('finds its webhooks to be signed', async () => {
    const bodies: { body: string; signature: string }[] = [];
    const receiver = createServer(async (request, response) => {
      bodies.push({ body: await text(request), signature: String(request.headers['x-retell-signature']) });
      response.writeHead(204).end();
    });
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
    const address = receiver.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    await emulator.deliver(url, { event: 'call_started', call: { call_id: 'abc' } });
    receiver.close();
    const [sent] = bodies;
    expect(await Retell.verify(sent?.body ?? '', emulator.apiKey, sent?.signature ?? '')).toBe(true);
  });
});
