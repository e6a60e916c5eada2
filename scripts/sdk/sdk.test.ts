import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFrontdesk, FrontdeskError, unwrap } from '@frontdesk/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertBusiness } from '../../apps/server/src/features/businesses/business-fixture.ts';
import { openTestServer, type TestServer } from '../../apps/server/src/http/server-fixture.ts';
import { describeApi } from './describe-api.ts';

const root = join(import.meta.dirname, '../..');

describe('generated files', () => {
  it('say what the server does now; "npm run sdk:generate" makes them anew', async () => {
    const files = await describeApi();
    for (const [file, content] of Object.entries(files))
      expect((await readFile(join(root, file), 'utf8')) === content, `${file} is out of date`).toBe(true);
  }, 60_000);
});

describe('the client', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer();
  });
  afterAll(() => server.close());

  it('reads, makes and pages, in the types of the API', async () => {
    const { key } = await server.addUser('admin');
    const frontdesk = createFrontdesk({ baseUrl: server.origin, apiKey: key });
    for (const name of ['Anchor', 'Beacon']) await insertBusiness(server.database.db, { name });
    const query = { page: 2, page_size: 1 };
    const businesses = await unwrap(frontdesk.GET('/api/businesses', { params: { query } }));
    expect(businesses).toMatchObject({ total: 2, page: 2, items: [{ name: 'Beacon' }] });
    const me = await unwrap(frontdesk.GET('/api/auth/me'));
    expect(me.role).toBe('admin');
  });

  it('tells what was wrong', async () => {
    const { key } = await server.addUser('member');
    const frontdesk = createFrontdesk({ baseUrl: server.origin, apiKey: key });
    const refused = unwrap(frontdesk.GET('/api/calls', { params: { query: { page: 0 } } }));
    const error: unknown = await refused.catch(reason => reason);
    expect(error).toBeInstanceOf(FrontdeskError);
    expect(error).toMatchObject({ status: 400, code: 'validation_failed', problems: [{ field: 'page' }] });
    expect((error as FrontdeskError).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
