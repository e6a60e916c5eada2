import { setTimeout } from 'node:timers/promises';
import { hangUp, startTwilioEmulator, type TwilioEmulator, waitForAgent } from '@frontdesk/emulators';
import { expect, onTestFinished, test } from 'vitest';
import { OperatorApi, type Page } from '../../scripts/call/operator-api.ts';
import { demoRestaurant } from './harness/restaurant.ts';
import { freePort, startServer, temporaryDataDir } from './harness/server-process.ts';

const OURS = '+14155550100';
const CALLEES = Array.from({ length: 6 }, (_, index) => `+1415555020${index}`);
const BATCH_TIMEOUT_MS = 120_000;

interface Batch {
  readonly id: string;
  readonly status: string;
  readonly counts: Readonly<Record<string, number>>;
}
interface Entry {
  readonly phone_number: string;
  readonly attempts: readonly unknown[];
}
interface Call {
  readonly to_number: string;
  readonly disposition: string | null;
}

test('a batch goes on where the server was killed, and dials nobody twice', async () => {
  const twilio = await startTwilioEmulator({ numbers: [OURS] });
  onTestFinished(() => twilio.close());
  for (const callee of CALLEES)
    twilio.setCallee(callee, { type: 'answer', script: [waitForAgent, hangUp], patienceMs: 4_000 });
  const dataDir = await temporaryDataDir();
  onTestFinished(() => dataDir.remove());
  const options = { dataDir: dataDir.path, port: await freePort(), environment: accountOf(twilio) };
  let server = await startServer(options);
  onTestFinished(() => server.kill());

  const api = new OperatorApi(server.url, server.apiKey);
  const restaurant = await demoRestaurant(api);
  await pointHere(api, restaurant.id);
  const { id } = await api.post<Batch>('/api/batches', {
    ...{ business_id: restaurant.id, name: 'Reminders', from: OURS, ignore_calling_window: true },
    ...{ max_concurrent_calls: 3, retries: { failed: { times: 0 }, no_answer: { times: 0 }, busy: { times: 0 } } },
    entries: CALLEES.map(phone_number => ({ phone_number })),
  });

  // Some are done, some are being talked to, some wait: then the power goes.
  await until(() => twilio.calls.length >= 4);
  await server.kill();
  server = await startServer(options);

  const cutOff = twilio.calls.map(({ to }) => to);
  // What became of a call that rang while nobody listened is looked up at the carrier, when it should be over.
  await until(async () => {
    const { counts } = await api.get<Batch>(`/api/batches/${id}`);
    return counts.waiting === 0 && (counts.calling ?? 0) < cutOff.length;
  });
  await until(() => twilio.calls.every(({ status }) => status === 'completed'));
  const dialed = twilio.calls.map(({ to }) => to);
  expect(dialed.toSorted()).toEqual(CALLEES);
  const { items } = await api.get<Page<Entry>>(`/api/batches/${id}/entries?page_size=100`);
  expect(items.map(({ phone_number }) => phone_number).toSorted()).toEqual(CALLEES);
  expect(items.every(({ attempts }) => attempts.length === 1)).toBe(true);
  const calls = await api.get<Page<Call>>(`/api/calls?business_id=${restaurant.id}&direction=outbound&page_size=100`);
  expect(calls.items.map(({ to_number }) => to_number).toSorted()).toEqual(CALLEES);
  const unsettled = calls.items.filter(({ disposition }) => disposition === null).map(({ to_number }) => to_number);
  expect(cutOff).toEqual(expect.arrayContaining(unsettled));
});

/** What makes the server a customer of the emulated account. */
function accountOf({ accountSid, authToken, url }: TwilioEmulator): Record<string, string> {
  return { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_BASE_URL: url };
}

/** Takes the account's number over for the restaurant's agent, as an administrator does. */
async function pointHere(api: OperatorApi, businessId: string): Promise<void> {
  const { imported } = await api.post<{
    readonly imported: readonly { readonly id: string; readonly version: number }[];
  }>('/api/phone-numbers/import', { numbers: [OURS], configure: true });
  const [number] = imported;
  if (!number) throw new Error('The number was not imported.');
  const agent = await api.get<{ readonly id: string }>(`/api/restaurants/${businessId}/agent`);
  const { version } = await api.get<{ readonly version: number }>(`/api/phone-numbers/${number.id}`);
  await api.put(`/api/phone-numbers/${number.id}`, {
    ...{ business_id: businessId, agent_id: agent.id, status: 'active', version },
  });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + BATCH_TIMEOUT_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not come to that in time.');
    await setTimeout(100);
  }
}
