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
    const restaurant = await demoRestaurant(new OperatorApi(first.url, first.apiKey));
    let answers = 0;
    const call = await placeCall({
      webhookUrl: `${first.url}/webhooks/twilio/voice`,
      from: '+14155550121',
      to: restaurant.number,
      script: [say('What is your address?'), silence(60_000)],
      voice: borrowedVoice(inject('voiceUrl')),
      onEvent(event) {
        // The greeting and one answer: then the power goes.
        if (event.type === 'agent-finished' && ++answers === 2) void first.kill();
      },
    });
    expect(call.outcome).toMatchObject({ type: 'failed' });

    const second = await startServer({ dataDir: dataDir.path });
    try {
      expect(second.apiKey).toBe(first.apiKey);
      const api = new OperatorApi(second.url, second.apiKey);
      const record = await completeRecord(api, call.callSid);
      expect(record.disposition).toBe('interrupted');
      expect(record.transcript?.map(turn => turn.speaker)).toEqual(['agent', 'caller', 'agent']);
      expect(record.transcript?.[0]?.text).toContain(restaurant.name);
      const { caller, agent } = await recordingOf(api, record);
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
