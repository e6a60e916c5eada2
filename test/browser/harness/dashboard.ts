import type { TwilioEmulator } from '@frontdesk/emulators';
import type { Browser, Page } from 'playwright-core';
import { OperatorApi } from '../../../scripts/call/operator-api.ts';
import { type ServerProcess, startServer, temporaryDataDir } from '../../scenarios/harness/server-process.ts';
import { openBrowser } from './browser.ts';

const EMAIL = 'owner@example.com';
export const PASSWORD = 'a-long-enough-password';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A server of its own with the dashboard, at an emulated carrier where it wants one, and a browser to look at it. */
export interface Dashboard {
  readonly server: ServerProcess;
  readonly api: OperatorApi;
  /** Has the operator make something; the answer is as on the wire. */
  post(path: string, body?: object): Promise<unknown>;
  put(path: string, body: object): Promise<unknown>;
  /** A page of a person of its own, not signed in. */
  openPage(viewport?: { width: number; height: number }): Promise<Page>;
  /** Fills in the form and, where the password is right, waits for the first screen. */
  signIn(page: Page, credentials?: Partial<Credentials>): Promise<void>;
  close(): Promise<void>;
}

export async function openDashboard(
  carrier?: TwilioEmulator,
  settings: Readonly<Record<string, string>> = {},
): Promise<Dashboard> {
  const dataDir = await temporaryDataDir();
  const environment = {
    ...{ ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD },
    ...(carrier && {
      TWILIO_ACCOUNT_SID: carrier.accountSid,
      TWILIO_AUTH_TOKEN: carrier.authToken,
      TWILIO_BASE_URL: carrier.url,
    }),
    ...settings,
  };
  const [server, browser] = await Promise.all([startServer({ dataDir: dataDir.path, environment }), openBrowser()]);
  const send = async (method: string, path: string, body: object | undefined): Promise<unknown> => {
    const response = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${server.apiKey}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    server,
    api: new OperatorApi(server.url, server.apiKey),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    openPage: viewport => openPage(browser, viewport),
    async signIn(page, { email = EMAIL, password = PASSWORD } = {}) {
      await page.goto(server.url);
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('textbox', { name: 'Password' }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      if (password === PASSWORD) await page.waitForURL('**/calls');
    },
    async close() {
      await browser.close();
      await server.stop();
      await dataDir.remove();
    },
  };
}

async function openPage(browser: Browser, viewport = { width: 1280, height: 850 }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  return context.newPage();
}
