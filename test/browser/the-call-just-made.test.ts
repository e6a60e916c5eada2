import { hangUp, placeCall, silence, waitForAgent } from '@frontdesk/emulators';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoRestaurant } from '../scenarios/harness/restaurant.ts';
import { chromiumPath } from './harness/browser.ts';
import { type Dashboard, openDashboard } from './harness/dashboard.ts';

const CALLER = '+14155550131';

let dashboard: Dashboard;

beforeAll(async () => {
  if (chromiumPath) dashboard = await openDashboard();
});

afterAll(() => dashboard?.close());

test.skipIf(!chromiumPath)('a wrong password is refused, and the page says so', async () => {
  const page = await dashboard.openPage();
  await dashboard.signIn(page, { password: 'not-the-password' });
  await page.getByRole('alert').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.context().close();
});

test.skipIf(!chromiumPath)(
  'the call being made is in the list, is followed live, and can be heard after it',
  async () => {
    const page = await dashboard.openPage();
    const faults: string[] = [];
    page.on('pageerror', error => faults.push(error.message));
    await dashboard.signIn(page);
    await page.getByRole('heading', { name: 'No calls yet' }).waitFor();

    const call = phoneTheRestaurant();
    await page.getByRole('row', { name: '+1 (415) 555-0131' }).getByText('Live').waitFor();
    await page.getByRole('link', { name: '+1 (415) 555-0131' }).click();
    const conversation = page.getByRole('log', { name: 'Conversation' });
    await conversation.getByText('Bella Vista').first().waitFor();
    await call;

    await conversation.getByText('Caller hung up').waitFor();
    await conversation.getByRole('button', { name: 'Bella Vista' }).first().click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(await conversation.locator('[data-current]').innerText()).toContain('Bella Vista');
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

test.skipIf(!chromiumPath)('every screen fits a phone', async () => {
  const page = await dashboard.openPage({ width: 390, height: 844 });
  await dashboard.signIn(page);
  for (const [path, heading] of [
    ['/calls', 'Calls'],
    ['/texts', 'Texts'],
    ['/batches', 'Batches'],
    ['/batches/new', 'New batch'],
    ['/routing', 'Routing'],
    ['/numbers', 'Numbers'],
    ['/reservations', 'Reservations'],
    ['/business', 'Bella Vista'],
  ] as const) {
    await page.goto(dashboard.server.url + path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});

/** Listens to the greeting, stays on the line for a moment, and hangs up without a word. */
async function phoneTheRestaurant(): Promise<void> {
  const { number } = await demoRestaurant(dashboard.api);
  await placeCall({
    webhookUrl: `${dashboard.server.url}/webhooks/twilio/voice`,
    statusCallbackUrl: `${dashboard.server.url}/webhooks/twilio/status`,
    from: CALLER,
    to: number,
    script: [waitForAgent, silence(4000), hangUp],
    voice: { speak: () => Promise.reject(new Error('This caller says nothing.')) },
    maxDurationMs: 60_000,
  });
}
