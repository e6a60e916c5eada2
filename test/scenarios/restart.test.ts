import { setTimeout } from 'node:timers/promises';
import { placeCall, say, silence, waitForAgent } from '@frontdesk/emulators';
import { expect, inject, onTestFinished, test } from 'vitest';
import { OperatorApi } from '../../scripts/call/operator-api.ts';
import { speakBriskly } from './harness/brisk-agent.ts';
import { holdsSpeech } from './harness/heard.ts';
import { openPatientProxy } from './harness/patient-proxy.ts';
import { completeRecord, recordingOf } from './harness/phone.ts';
import { demoRestaurant, openEvening } from './harness/restaurant.ts';
import { freePort, startServer, temporaryDataDir } from './harness/server-process.ts';
import { borrowedVoice } from './harness/voice-service.ts';

const CALLER = '+14155550121';

test('a call goes on, with its memory, after the server was killed in the middle of it', async () => {
  const dataDir = await temporaryDataDir();
  onTestFinished(() => dataDir.remove());
  const proxy = await openPatientProxy(await freePort());
  onTestFinished(() => proxy.close());
  const options = { dataDir: dataDir.path, environment: { PUBLIC_URL: proxy.url } };
  const first = await startServer(options);
  onTestFinished(() => first.kill());
  proxy.target = Number(new URL(first.url).port);
  const api = new OperatorApi(first.url, first.apiKey);
  await speakBriskly(first);
  const restaurant = await demoRestaurant(api);
  const evening = openEvening(restaurant, 0);

  let restarting: ReturnType<typeof restart> | null = null;
  async function restart(callSid: string) {
    // The greeting, what the caller wants, and the question for a name: then the power goes.
    await untilTurns(api, callSid, 3);
    await first.kill();
    const port = await freePort();
    // Calls are taken as soon as it listens; its models may still be loading.
    proxy.target = port;
    const second = await startServer({ ...options, port });
    onTestFinished(() => second.kill());
    return second;
  }
  const call = await placeCall({
    webhookUrl: `${proxy.url}/webhooks/twilio/voice`,
    statusCallbackUrl: `${proxy.url}/webhooks/twilio/status`,
    from: CALLER,
    to: restaurant.number,
    script: [
      say(`I would like to book a table for three on ${evening.weekday} at seven in the evening.`),
      waitForAgent,
      silence(3_000),
      say('My name is Thomas Miller.'),
      say('Yes, please use that number.'),
      say('Yes, that is right.'),
      say('No, thank you. Goodbye.'),
    ],
    agentQuietMs: 2_500,
    maxDurationMs: 200_000,
    voice: borrowedVoice(inject('voiceUrl')),
    onEvent(event) {
      if (event.type === 'dialing') restarting = restart(event.callSid);
    },
  });
  const second = await (restarting as ReturnType<typeof restart> | null);
  if (!second) throw new Error('The server was never killed.');
  expect(call.outcome).toEqual({ type: 'far-side-hung-up' });
  const restarted = new OperatorApi(second.url, second.apiKey);
  const record = await completeRecord(restarted, call.callSid);
  expect(record).toMatchObject({ status: 'completed', disposition: 'agent_ended', recording: { status: 'completed' } });
  const said = record.transcript?.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text) ?? [];
  expect(said.filter(text => text.includes(`Thank you for calling ${restaurant.name}`)).length).toBeLessThan(3);
  expect(said.join(' ')).toMatch(/cut off/);
  // What was said before the kill is still known: nobody asked for the party or the day again.
  expect(await restarted.reservationsOf(record)).toMatchObject([
    {
      date: evening.date,
      time: '19:00',
      party_size: 3,
      guest_name: expect.stringMatching(/miller/i),
      guest_phone: CALLER,
    },
  ]);
  const { caller, agent } = await recordingOf(restarted, record);
  expect(holdsSpeech(caller)).toBe(true);
  expect(holdsSpeech(agent)).toBe(true);
});

/** Waits until the record of a call in progress holds that many turns. */
async function untilTurns(api: OperatorApi, callSid: string, count: number): Promise<void> {
  for (;;) {
    const record = await api.findCall(callSid);
    if ((record?.transcript?.length ?? 0) >= count) return;
    await setTimeout(200);
  }
}
