import { startOpenAiEmulator } from '@frontdesk/emulators';
import { systemClock } from '@frontdesk/voice';
import { expect, it } from 'vitest';
import { formFields } from '../../registry/form-fields.ts';
import { accountAt } from '../openai-fixture.ts';
import { openai } from '../openai-provider.ts';

const NEVER = new AbortController().signal;

it('tells which credential is wrong, and what to do', async () => {
  const emulator = await startOpenAiEmulator({ project: 'proj_1' });
  const check = (credentials: Record<string, string> = {}) => openai.check(accountAt(emulator, credentials), NEVER);
  expect(await check()).toEqual({ ok: true, detail: expect.stringMatching(/^The key may use \d+ models\.$/) });
  const wrong = await check({ apiKey: 'sk-secret-key' });
  expect(wrong).toMatchObject({ ok: false, fault: 'credentials', field: 'apiKey' });
  expect(JSON.stringify(wrong)).not.toContain('sk-secret');
  expect(await check({ project: 'proj_2' })).toMatchObject({ ok: false, fault: 'credentials', field: 'project' });
  expect(await check({ baseUrl: `${emulator.baseUrl}/v2` })).toMatchObject({ ok: false, field: 'baseUrl' });
  expect(await check({ baseUrl: 'http://127.0.0.1:9/v1' })).toMatchObject({ ok: false, fault: 'unavailable' });
  emulator.fail('models', { type: 'refuse', status: 429, code: 'insufficient_quota' });
  expect(await check()).toMatchObject({ ok: false, fault: 'quota', remedy: expect.stringContaining('billing') });
  emulator.fail('models', { type: 'garbage' });
  expect(await check()).toMatchObject({ ok: false, fault: 'protocol', field: 'baseUrl' });
  expect(await openai.check({ credentials: {}, clock: systemClock }, NEVER)).toMatchObject({ field: 'apiKey' });
  await emulator.close();
});

it('has a title and a description for every field of its forms', () => {
  const { credentials, transcription, voice, hosted } = openai;
  for (const schema of [credentials, transcription?.settings, voice?.settings, hosted?.settings]) {
    for (const field of schema ? formFields(schema) : [])
      expect(field).toMatchObject({ description: expect.stringMatching(/\.$/) });
  }
  expect(Object.values(openai.environment).sort()).toEqual(Object.keys(credentials.shape).sort());
});
