import { hangUp, placeCall, silence, waitForAgent } from '@frontdesk/emulators';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OperatorApi } from '../../scripts/call/operator-api.ts';
import { demoRestaurant } from '../scenarios/harness/restaurant.ts';
import { type ServerProcess, startServer, temporaryDataDir } from '../scenarios/harness/server-process.ts';
import { chromiumPath, openBrowser } from './harness/browser.ts';

const EMAIL = 'owner@example.com';
const PASSWORD = 'a-long-enough-password';
const CALLER = '+14155550131';

let dataDir: Awaited<ReturnType<typeof temporaryDataDir>>;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  if (!chromiumPath) return;
  dataDir = await temporaryDataDir();
  const environment = { ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD };
  [server, browser] = await Promise.all([startServer({ dataDir: dataDir.path, environment }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await dataDir?.remove();
});

test.skipIf(!chromiumPath)('a wrong password is refused, and the page says so', async () => {
  const page = await openPage();
  await signIn(page, 'not-the-password');
  await page.getByRole('alert').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.context().close();
});

test.skipIf(!chromiumPath)(
  'the call being made is in the list, is followed live, and can be heard after it',
  async () => {
    const page = await openPage();
    const faults: string[] = [];
    page.on('pageerror', error => faults.push(error.message));
    await signIn(page, PASSWORD);
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
  const page = await openPage({ width: 390, height: 844 });
  await signIn(page, PASSWORD);
  for (const [path, heading] of [
    ['/calls', 'Calls'],
    ['/reservations', 'Reservations'],
    ['/business', 'Bella Vista'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});

async function openPage(viewport = { width: 1280, height: 850 }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  return context.newPage();
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto(server.url);
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  if (password === PASSWORD) await page.waitForURL('**/calls');
}

/** Listens to the greeting, stays on the line for a moment, and hangs up without a word. */
async function phoneTheRestaurant(): Promise<void> {
  const { number } = await demoRestaurant(new OperatorApi(server.url, server.apiKey));
  await placeCall({
    webhookUrl: `${server.url}/webhooks/twilio/voice`,
    statusCallbackUrl: `${server.url}/webhooks/twilio/status`,
    from: CALLER,
    to: number,
    script: [waitForAgent, silence(4000), hangUp],
    voice: { speak: () => Promise.reject(new Error('This caller says nothing.')) },
    maxDurationMs: 60_000,
  });
}
