import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import {
  cuttable,
  insertAnsweringBusiness,
  PERSON,
  providers,
  startTelephony,
  voiceFields,
} from '../telephony/telephony-fixture.ts';
import { countingDialogue, nextPathIn, setAgentWithoutMedia } from './gather-fixture.ts';

const NUMBER = '+12125550390';
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const business = await insertAnsweringBusiness(database.db, NUMBER, { forwardingNumber: PERSON });
  await setAgentWithoutMedia(database.db, business, { recordingEnabled: false });
});
afterAll(() => database.close());

const callOf = async (callSid: string) =>
  (await database.db.select().from(calls).where(eq(calls.callSid, callSid))).at(0);

describe('a call without a media stream, while the database is away', () => {
  it('is put through, whether it has begun or not, and written down afterwards', async () => {
    const { database: line, cut } = cuttable(database);
    const server = await startTelephony(line, { providersFor: () => ({ ...providers, dialogue: countingDialogue }) });
    const begun = voiceFields('CA-begun', NUMBER);
    const greeting = await server.carrier.next(nextPathIn(await server.carrier.ring('CA-begun', NUMBER)), begun);
    expect(greeting).toContain('<Gather');
    cut(true);
    const words = { ...begun, SpeechResult: 'One' };
    const instead = await server.carrier.next(nextPathIn(greeting), words);
    expect(instead).toMatch(/I'm sorry, something went wrong on our side\.<\/Say><Dial.*<Number>\+14155550199</);
    const fresh = await server.carrier.ring('CA-fresh', NUMBER);
    expect(await server.carrier.next(nextPathIn(fresh), voiceFields('CA-fresh', NUMBER))).toContain(PERSON);
    cut(false);
    for (const callSid of ['CA-begun', 'CA-fresh'])
      await expect
        .poll(() => callOf(callSid), { timeout: 10_000 })
        .toMatchObject({ status: 'completed', disposition: 'transferred', forwardedTo: PERSON });
    await server.close();
  }, 20_000);
});
