import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from './server-fixture.ts';

const METRICS_TOKEN = 'only-for-the-monitoring';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ metricsToken: METRICS_TOKEN });
});
afterAll(() => server.close());

it('shows metrics to whoever has the token, and not to a user', async () => {
  const { key } = await server.addUser('admin');
  expect((await server.fetch('/metrics')).status).toBe(401);
  expect((await server.fetch('/metrics', { key })).status).toBe(401);
  const metrics = await server.fetch('/metrics', { key: METRICS_TOKEN });
  expect(metrics.status).toBe(200);
  expect(await metrics.text()).toContain('http_request_duration_seconds');
});
