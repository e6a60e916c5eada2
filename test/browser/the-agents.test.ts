import { type ElevenLabsEmulator, startElevenLabsEmulator } from '@frontdesk/emulators';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoRestaurant, type Restaurant } from '../scenarios/harness/restaurant.ts';
import { chromiumPath } from './harness/browser.ts';
import { type Dashboard, openDashboard, PASSWORD } from './harness/dashboard.ts';

/** Only this account has it. */
const VOICE = { voiceId: 'paolo', name: 'Paolo', labels: { gender: 'male', accent: 'italian' }, languages: ['en'] };

let service: ElevenLabsEmulator;
let dashboard: Dashboard;
let restaurant: Restaurant;
let agentPath: string;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  if (!chromiumPath) return;
  service = await startElevenLabsEmulator({ voices: [VOICE] });
  dashboard = await openDashboard(undefined, { ALLOW_PRIVATE_WEBHOOKS: 'true' });
  restaurant = await demoRestaurant(dashboard.api);
  const { items } = await dashboard.api.get<{ items: { id: string }[] }>(`/api/agents?business_id=${restaurant.id}`);
  agentPath = `/agents/${items[0]?.id}`;
  page = await openPageOf('owner');
});

afterAll(async () => {
  await dashboard?.close();
  await service?.close();
  expect(faults).toEqual([]);
});

test.skipIf(!chromiumPath)(
  'a key is entered, and the check says what is wrong with it, then that it works',
  async () => {
    await page.goto(`${dashboard.server.url}/providers`);
    const card = page.getByRole('region', { name: 'ElevenLabs' });
    await card.getByText('No account').waitFor();
    await card.getByRole('button', { name: 'Enter an account at ElevenLabs' }).press('Enter');
    await card.getByLabel('API key').fill('no-such-key-1234');
    await card.getByRole('textbox', { name: 'Address' }).fill('elevenlabs');
    await page.keyboard.press('Enter');
    await card.getByRole('alert').getByText('Not saved').waitFor();
    expect(await card.getByRole('textbox', { name: 'Address' }).getAttribute('aria-invalid')).toBe('true');

    await card.getByRole('textbox', { name: 'Address' }).fill(service.baseUrl);
    await page.keyboard.press('Enter');
    await card.getByText('It does not work').waitFor();
    await card.getByText('Make a key at elevenlabs.io').waitFor();
    await expect.poll(() => card.getByLabel('API key').getAttribute('placeholder')).toBe('••••1234 is kept');
    expect(await card.getByLabel('API key').getAttribute('aria-invalid')).toBe('true');

    await card.getByLabel('API key').fill(service.apiKey);
    await page.keyboard.press('Enter');
    await card.getByText('It works').waitFor();
    await card.getByText('Ready: Own account').waitFor();
  },
);

test.skipIf(!chromiumPath)('an agent gets a voice of that account and fallbacks, and is published', async () => {
  await page.goto(dashboard.server.url + agentPath);
  const voice = page.getByRole('region', { name: 'Voice', exact: true });
  await choose(voice, 'Provider', 'ElevenLabs');
  await choose(voice, 'Gender', 'Male');
  await choose(voice, 'Voice', 'Paolo (italian)');
  await voice.getByRole('button', { name: 'More settings of ElevenLabs' }).click();
  await voice.getByRole('textbox', { name: 'Stability' }).fill('5');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('alert').getByText('Not saved').waitFor();
  await page.getByRole('button', { name: 'Go to what is wrong' }).click();
  const stability = voice.getByRole('textbox', { name: 'Stability' });
  expect(await stability.evaluate(field => field === document.activeElement)).toBe(true);
  expect(await stability.getAttribute('aria-invalid')).toBe('true');
  await stability.fill('0.4');

  const add = voice.getByRole('button', { name: 'Add a voice fallback' });
  await add.click();
  await voice.getByRole('listitem', { name: 'voice fallback 1, This machine' }).waitFor();
  await add.click();
  await voice.getByText('There is no account at Deepgram').waitFor();
  await voice.getByRole('button', { name: 'Move voice fallback 2, Deepgram up' }).press('Enter');
  await page.getByText('Deepgram is now voice fallback 1 of 2.').waitFor();
  await voice.getByRole('button', { name: 'Remove voice fallback 1, Deepgram' }).press('Enter');
  await page.getByText('Not saved · callers get version 1').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published as version 2').waitFor();
  await page.getByRole('list', { name: 'Versions' }).getByText('Version 2').waitFor();
  const kept = await dashboard.api.get<object>(`/api${agentPath}`);
  expect(kept).toMatchObject({
    published_version: 2,
    voice: VOICE.voiceId,
    voice_settings: { provider: 'elevenlabs', gender: 'male', settings: { stability: 0.4 } },
    fallbacks: { voice: [{ provider: 'local', gender: 'male' }] },
  });
});

test.skipIf(!chromiumPath)('the agent is tried in writing, with the tools it would use', async () => {
  await page.getByRole('button', { name: 'Begin' }).click();
  const trial = page.getByRole('log', { name: 'Trial' });
  await trial.getByText('Thank you for calling').waitFor();
  await page.getByRole('textbox', { name: 'What the caller says' }).fill('A table for two tomorrow at seven, please.');
  await page.keyboard.press('Enter');
  await trial.getByText('Check availability').waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Begin' }).waitFor();
});

test.skipIf(!chromiumPath)(
  'an edit that somebody else was faster with says so, and leaving one asks first',
  async () => {
    const greeting = page.getByRole('textbox', { name: 'Greeting' });
    await greeting.fill('Good evening.');
    await dashboard.put(`/api${agentPath}`, { greeting: 'Hello, how can I help?' });
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Somebody else changed the agent meanwhile').waitFor();
    await page.getByRole('button', { name: 'Show it as it is now' }).click();
    await expect.poll(() => greeting.inputValue()).toBe('Hello, how can I help?');
    await page.getByText('Saved, not published · callers get version 2').waitFor();

    await greeting.fill('Good night.');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Calls' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Keep' }).click();
    expect(await greeting.inputValue()).toBe('Good night.');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByText('Published as version 2').waitFor();
  },
);

test.skipIf(!chromiumPath)('managers see whose accounts are used, and change none of them', async () => {
  const theirs = await openPageOf('manager');
  await theirs.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Providers' }).click();
  const card = theirs.getByRole('region', { name: 'ElevenLabs' });
  await card.getByText('Ready: Own account').waitFor();
  expect(await card.getByRole('button', { name: /account at ElevenLabs/ }).count()).toBe(0);
  expect(await card.getByLabel('API key').getAttribute('readonly')).not.toBeNull();
});

async function openPageOf(role: 'owner' | 'manager'): Promise<Page> {
  const email = `${role}@bella.example.com`;
  const memberships = [{ business_id: restaurant.id, role }];
  await dashboard.post('/api/users', { email, password: PASSWORD, memberships });
  const opened = await dashboard.openPage();
  opened.on('pageerror', error => faults.push(error.message));
  await dashboard.signIn(opened, { email });
  return opened;
}

async function choose(form: Pick<Page, 'getByRole'>, label: string, option: string): Promise<void> {
  await form.getByRole('combobox', { name: label, exact: true }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
