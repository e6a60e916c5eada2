import { type RetellEmulator, startRetellEmulator } from '@frontdesk/emulators';
import { systemClock } from '@frontdesk/voice';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRetellSignatureValid, RetellClient, retell, retellAccount } from './index.ts';

const never = new AbortController().signal;
let emulator: RetellEmulator;
let client: RetellClient;

beforeEach(async () => {
  emulator = await startRetellEmulator();
  client = new RetellClient({
    account: retellAccount({ apiKey: emulator.apiKey, baseUrl: emulator.baseUrl }),
    clock: systemClock,
  });
});
afterEach(() => emulator.close());

const makeAgent = async () => {
  const llmId = await client.createLlm({ general_prompt: 'You are Mia.' }, never);
  const engine = { type: 'retell-llm', llm_id: llmId };
  return { llmId, agentId: await client.createAgent({ response_engine: engine, voice_id: '11labs-Adrian' }, never) };
};

describe('Retell', () => {
  it('keeps agents and announces calls', async () => {
    const { llmId, agentId } = await makeAgent();
    expect(await client.updateLlm(llmId, { begin_message: 'Hello.' }, never)).toBe(true);
    const call = { agentId, direction: 'inbound', fromNumber: '+14155550123', toNumber: null } as const;
    const callId = await client.registerCall(
      { ...call, metadata: { call_id: 'ours' }, variables: { a: 'b' } },
      never,
      2000,
    );
    expect(await client.getCall(callId, never)).toMatchObject({ agent_id: agentId, metadata: { call_id: 'ours' } });
    await client.deleteAgent(agentId, never);
    await client.deleteAgent(agentId, never);
    expect(await client.updateAgent(agentId, { agent_name: 'Mia' }, never)).toBe(false);
    await expect(client.registerCall({ ...call, metadata: {}, variables: {} }, never, 2000)).rejects.toMatchObject({
      fault: 'rejected',
    });
  });

  it.each([
    [{ type: 'refuse', status: 402 }, 'quota', undefined],
    [{ type: 'refuse', status: 429, retryAfterSeconds: 2 }, 'rate_limited', 2000],
    [{ type: 'refuse', status: 500 }, 'unavailable', undefined],
    [{ type: 'refuse', status: 400 }, 'rejected', undefined],
    [{ type: 'drop' }, 'unavailable', undefined],
    [{ type: 'garbage' }, 'protocol', undefined],
  ] as const)('says why it failed: %o', async (fault, expected, retryAfterMs) => {
    emulator.fail(fault);
    await expect(client.voiceIds(never)).rejects.toMatchObject({ provider: 'retell', fault: expected, retryAfterMs });
  });

  it('does not wait for a service that does not answer', async () => {
    const { agentId } = await makeAgent();
    emulator.fail({ type: 'stall' });
    const call = { agentId, direction: 'inbound', fromNumber: null, toNumber: null } as const;
    await expect(client.registerCall({ ...call, metadata: {}, variables: {} }, never, 30)).rejects.toMatchObject({
      fault: 'unavailable',
    });
  });

  it('checks an account, and names what is wrong with it', async () => {
    const { baseUrl, apiKey } = emulator;
    const check = (credentials: Record<string, string>) => retell.check({ credentials, clock: systemClock }, never);
    expect(await check({ baseUrl, apiKey })).toEqual({
      ok: true,
      detail: 'The key works; 0 of 20 calls at a time are in use.',
    });
    expect(await check({ baseUrl, apiKey: 'key_wrong' })).toMatchObject({ fault: 'credentials', field: 'apiKey' });
    expect(await check({ baseUrl: 'http://127.0.0.1:1', apiKey })).toMatchObject({ field: 'baseUrl' });
  });
});

describe('a signature', () => {
  // Checked against the official client, 5.66.1.
  const body = '{"event":"call_started","call":{"call_id":"abc"}}';
  const header = 'v=1700000000000,d=3ad46da7fc093c64685db60c479041346365e52523655af889c0eb59b1983b89';
  const signed = { header, body, apiKey: 'key_test', nowMs: 1_700_000_000_000 };

  it('is good for five minutes either way', () => {
    expect(isRetellSignatureValid(signed)).toBe(true);
    for (const minutes of [-4.9, 4.9])
      expect(isRetellSignatureValid({ ...signed, nowMs: signed.nowMs + minutes * 60_000 })).toBe(true);
    for (const minutes of [-5.1, 5.1])
      expect(isRetellSignatureValid({ ...signed, nowMs: signed.nowMs + minutes * 60_000 })).toBe(false);
  });

  it('is of this body, this key, and complete', () => {
    expect(isRetellSignatureValid({ ...signed, body: `${body} ` })).toBe(false);
    expect(isRetellSignatureValid({ ...signed, apiKey: 'key_other' })).toBe(false);
    for (const bad of [undefined, '', 'v=1700000000000', header.slice(0, -1), header.replace('v=17', 'v=18')])
      expect(isRetellSignatureValid({ ...signed, header: bad })).toBe(false);
  });
});
