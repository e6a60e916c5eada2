import { setTimeout } from 'node:timers/promises';
import { placeCall, say, silence } from '@frontdesk/emulators';
import { expect, inject, test } from 'vitest';
import { OperatorApi } from '../../scripts/call/operator-api.ts';
import { holdsSpeech } from './harness/heard.ts';
import { completeRecord, recordingOf } from './harness/phone.ts';
import { demoRestaurant } from './harness/restaurant.ts';
import { startServer, temporaryDataDir } from './harness/server-process.ts';
import { borrowedVoice } from './harness/voice-service.ts';

test('a call cut off by the death of the server is on record after the next start', async () => {
  const dataDir = await temporaryDataDir();
  const first = await startServer({ dataDir: dataDir.path });
  try {
    const api = new OperatorApi(first.url, first.apiKey);
    const restaurant = await demoRestaurant(api);
    let death: Promise<void> | null = null;
    const call = await placeCall({
      webhookUrl: `${first.url}/webhooks/twilio/voice`,
      from: '+14155550121',
      to: restaurant.number,
      script: [say('What is your address?'), silence(120_000)],
      voice: borrowedVoice(inject('voiceUrl')),
      onEvent(event) {
        // The greeting, a question and its answer: then the power goes.
        if (event.type === 'dialing') death = untilTurns(api, event.callSid, 3).then(() => first.kill());
      },
    });
    await death;
    expect(call.outcome).toMatchObject({ type: 'failed' });

    const second = await startServer({ dataDir: dataDir.path });
    try {
      expect(second.apiKey).toBe(first.apiKey);
      const restarted = new OperatorApi(second.url, second.apiKey);
      const record = await completeRecord(restarted, call.callSid);
      expect(record.disposition).toBe('interrupted');
      expect(record.transcript?.map(turn => turn.speaker)).toEqual(['agent', 'caller', 'agent']);
      expect(record.transcript?.[0]?.text).toContain(restaurant.name);
      const { caller, agent } = await recordingOf(restarted, record);
      expect(holdsSpeech(caller)).toBe(true);
      expect(holdsSpeech(agent)).toBe(true);
    } finally {
      await second.stop();
    }
  } finally {
    await first.kill();
    await dataDir.remove();
  }
});

/** Waits until the record of a call in progress holds that many turns. */
async function untilTurns(api: OperatorApi, callSid: string, count: number): Promise<void> {
  for (;;) {
    const record = await api.findCall(callSid);
    if ((record?.transcript?.length ?? 0) >= count) return;
    await setTimeout(200);
  }
}
