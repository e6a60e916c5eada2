import {
  type Callee,
  hangUp,
  silence,
  startTwilioEmulator,
  type TwilioEmulator,
  waitForAgent,
} from '@frontdesk/emulators';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoRestaurant, type Restaurant } from '../scenarios/harness/restaurant.ts';
import { chromiumPath } from './harness/browser.ts';
import { type Dashboard, openDashboard, PASSWORD } from './harness/dashboard.ts';

/** The demo restaurant's. */
const OUR_NUMBER = '+12125550110';
const GUEST = '+14155550141';
const BUSY = '+14155550142';

const person: Callee = { type: 'answer', script: [waitForAgent, silence(60_000), hangUp] };
const brief: Callee = { type: 'answer', script: [silence(300), hangUp] };

let carrier: TwilioEmulator;
let dashboard: Dashboard;
let restaurant: Restaurant;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  if (!chromiumPath) return;
  carrier = await startTwilioEmulator({
    numbers: [OUR_NUMBER],
    deliversMessages: true,
    callee: to => (to === BUSY ? { type: 'busy' } : to === GUEST ? person : brief),
  });
  dashboard = await openDashboard(carrier);
  restaurant = await demoRestaurant(dashboard.api);
  const numbers = await dashboard.api.get<{ items: { id: string; number: string }[] }>('/api/phone-numbers');
  const ours = numbers.items.find(({ number }) => number === OUR_NUMBER);
  await dashboard.post(`/api/phone-numbers/${ours?.id}/configure`);
  page = await dashboard.openPage();
  page.on('pageerror', error => faults.push(error.message));
  await dashboard.signIn(page);
});

afterAll(async () => {
  await dashboard?.close();
  await carrier?.close();
  expect(faults).toEqual([]);
});

test.skipIf(!chromiumPath)('a text that came in is read, answered with the keyboard, and delivered', async () => {
  await carrier.text({ from: GUEST, to: OUR_NUMBER, body: 'Is the terrace open?' });
  await page.goto(`${dashboard.server.url}/texts`);
  await page.getByLabel('1 unread').first().waitFor();
  await page.getByRole('link', { name: '+1 (415) 555-0141' }).click();
  const messages = page.getByRole('log', { name: 'Messages' });
  await messages.getByText('Is the terrace open?').waitFor();
  await page.getByRole('textbox', { name: 'Reply' }).fill('Yes, until ten.');
  await page.keyboard.press('Control+Enter');
  await messages.getByText('Yes, until ten.').waitFor();
  await messages.getByText('Delivered').waitFor();
  expect(await page.getByLabel('1 unread').count()).toBe(0);
  expect(carrier.messages.map(({ to, body }) => ({ to, body }))).toContainEqual({ to: GUEST, body: 'Yes, until ten.' });
});

test.skipIf(!chromiumPath)('who opted out cannot be written to', async () => {
  await carrier.text({ from: GUEST, to: OUR_NUMBER, body: 'STOP' });
  await page.getByText('They sent STOP').waitFor();
  expect(await page.getByRole('textbox', { name: 'Reply' }).count()).toBe(0);
});

test.skipIf(!chromiumPath)('rules are added, put in order, and tried', async () => {
  await page.goto(`${dashboard.server.url}/routing`);
  await addRule('Spam', async form => {
    await form.getByRole('checkbox', { name: 'From certain callers' }).check();
    await form.getByRole('combobox', { name: 'Numbers' }).fill('415 555 0666');
    await choose(form, 'What happens', 'Do not take the call');
  });
  await addRule('Everybody else', async form => {
    await choose(form, 'What happens', 'Say something and hang up');
    await form.getByRole('textbox', { name: 'What is said' }).fill('Call again tomorrow.');
  });
  const rules = page.getByRole('list', { name: 'Rules' });
  await rules.getByText('When the caller has +1 (415) 555-0666 → busy tone').waitFor();
  await rules.getByText('Every call → say “Call again tomorrow.”').waitFor();

  await page.getByRole('textbox', { name: 'Caller' }).fill('(415) 555-0666');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('The rule “Spam” decides: a rule refuses this caller.').waitFor();

  // Above the settings first, then above the other rule.
  const up = page.getByRole('button', { name: 'Move Everybody else up' });
  await up.press('Enter');
  await page.getByText('Everybody else is now rule 2 of 2, before').waitFor();
  await up.press('Enter');
  await page.getByText('Everybody else is now rule 1 of 2, before').waitFor();
  // The order is on the screen before the server has it.
  const decides = page.getByText('The rule “Everybody else” decides');
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Try it' }).click();
        return decides.isVisible();
      },
      { timeout: 10_000, interval: 250 },
    )
    .toBe(true);

  await page.getByRole('switch', { name: 'Everybody else is on' }).press('Space');
  await page.getByRole('listitem', { name: 'Everybody else' }).getByText('Off').waitFor();
});

test.skipIf(!chromiumPath)('an edit that somebody else was faster with says so', async () => {
  const { items } = await dashboard.api.get<{ items: { id: string; name: string; version: number }[] }>(
    `/api/routing-rules?business_id=${restaurant.id}`,
  );
  const spam = items.find(({ name }) => name === 'Spam');
  await page.getByRole('button', { name: 'Edit Spam' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('Nuisance');
  await dashboard.put(`/api/routing-rules/${spam?.id}`, { name: 'Robots', version: spam?.version });
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('The rule was changed meanwhile').waitFor();
  await form.getByRole('button', { name: 'Show it as it is now' }).click();
  await expect.poll(() => form.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Robots');
  await form.getByRole('button', { name: 'Cancel' }).click();
});

test.skipIf(!chromiumPath)('a number is found, bought, and in the list', async () => {
  await page.goto(`${dashboard.server.url}/numbers`);
  await page.getByRole('row', { name: '+1 (212) 555-0110' }).getByText('Calls come here').waitFor();
  await page.getByRole('button', { name: 'Buy a number' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Area code' }).fill('415');
  await dialog.getByRole('button', { name: 'Search' }).click();
  const first = dialog.getByRole('button', { name: /^Choose/ }).first();
  const number = ((await first.getAttribute('aria-label')) ?? '').replace('Choose ', '');
  await first.click();
  await choose(dialog, 'Business', restaurant.name);
  await dialog.getByRole('button', { name: `Buy ${number}` }).click();
  const row = page.getByRole('row', { name: number });
  await row.getByText('Calls come here').waitFor();
  await row.getByText('Nobody answers').waitFor();
});

test.skipIf(!chromiumPath)(
  'somebody is called from the dashboard, put on hold, and the call is ended there',
  async () => {
    await page.goto(`${dashboard.server.url}/calls`);
    await page.getByRole('button', { name: 'Place a call' }).click();
    const dialog = page.getByRole('dialog');
    await choose(dialog, 'For', restaurant.name);
    await dialog.getByRole('combobox', { name: 'Whom' }).fill('415 555 0141');
    await page.getByRole('option', { name: '+1 (415) 555-0141' }).click();
    await dialog.getByRole('button', { name: 'Call', exact: true }).click();
    // By the clock of the test run it may be night there.
    const end = page.getByRole('button', { name: 'End call', exact: true });
    const anyway = dialog.getByRole('button', { name: 'They expect the call: call anyway' });
    await end.or(anyway).first().waitFor();
    if (await anyway.isVisible()) await anyway.click();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await page.getByRole('log', { name: 'Conversation' }).getByText('On hold').waitFor();
    await page.getByRole('button', { name: 'Take back' }).waitFor();
    await end.click();
    await page.getByRole('button', { name: 'End call now' }).click();
    await page.getByText('Completed', { exact: true }).waitFor();
  },
);

test.skipIf(!chromiumPath)('a batch names bad lines of its file, then calls those of a good one', async () => {
  await page.goto(`${dashboard.server.url}/batches/new`);
  await choose(page, 'For which business', restaurant.name);
  await page.getByRole('textbox', { name: 'Name' }).fill('Reminders');
  await page.getByText('CSV file').click();
  await choose(page, 'Hours where they are', 'At any hour: they expect the call');
  await upload('number,name\n415,Ada\n');
  await page.getByRole('button', { name: 'Begin to call' }).click();
  await page.getByRole('alert').getByText('Line 2').waitFor();

  await upload(`number,name\n+14155550143,Ada\n${BUSY},Bob\n`);
  await page.getByRole('button', { name: 'Begin to call' }).click();
  await page.getByRole('heading', { name: 'Reminders' }).waitFor();
  await page.getByRole('row', { name: /^Ada/ }).getByText('Reached').waitFor();
  await page.getByRole('row', { name: /^Bob/ }).getByText('Busy', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Somebody paused it.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel the batch' }).click();
  await page.getByText('Canceled', { exact: true }).first().waitFor();
});

test.skipIf(!chromiumPath)('staff see the texts, but neither routing nor numbers, and place no calls', async () => {
  const email = 'staff@example.com';
  const memberships = [{ business_id: restaurant.id, role: 'staff' }];
  await dashboard.post('/api/users', { email, password: PASSWORD, memberships });
  const theirs = await dashboard.openPage();
  await dashboard.signIn(theirs, { email });
  await theirs.getByRole('heading', { name: 'Calls', level: 1 }).waitFor();
  const sections = theirs.getByRole('navigation', { name: 'Sections' });
  await sections.getByRole('link', { name: 'Texts' }).waitFor();
  for (const name of ['Routing', 'Numbers']) expect(await sections.getByRole('link', { name }).count(), name).toBe(0);
  expect(await theirs.getByRole('button', { name: 'Place a call' }).count()).toBe(0);
  await theirs.goto(`${dashboard.server.url}/routing`);
  await theirs.getByText('Routing is for the managers of a business').waitFor();
});

type Form = Pick<Page, 'getByRole'>;

/** Adds a rule that is for every call, until `fill` says more. */
async function addRule(name: string, fill: (form: Form) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('checkbox', { name: 'At certain hours' }).uncheck();
  await fill(form);
  await form.getByRole('button', { name: 'Add the rule' }).click();
  await page.getByRole('listitem', { name }).waitFor();
}

async function choose(form: Form, label: string, option: string): Promise<void> {
  await form.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

async function upload(csv: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
}
