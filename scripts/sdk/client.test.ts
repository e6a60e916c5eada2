import { createFrontdesk, everyItem, type Frontdesk, FrontdeskError, unwrap } from '@frontdesk/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertBusiness, insertCall } from '../../apps/server/src/features/businesses/business-fixture.ts';
import { openTestServer, type TestServer } from '../../apps/server/src/http/server-fixture.ts';

let server: TestServer;
let frontdesk: Frontdesk;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  const { key } = await server.addUser('admin');
  frontdesk = createFrontdesk({ baseUrl: server.origin, apiKey: key });
});

const failureOf = async (request: Promise<unknown>) => {
  const reason: unknown = await request.catch(error => error);
  if (!(reason instanceof FrontdeskError)) throw new Error('There was no FrontdeskError.', { cause: reason });
  return reason;
};

const addRestaurant = (name: string, header?: { 'Idempotency-Key': string }) =>
  frontdesk.POST('/api/restaurants', {
    params: { ...(header && { header }) },
    body: { name, timezone: 'Europe/Rome', business_hours: { friday: [{ opens: '19:00', closes: '23:00' }] } },
  });

describe('a new user', () => {
  it('signs in with a password, makes a key, and goes on with that', async () => {
    await server.addUser('member', 'grace@example.com');
    const visitor = createFrontdesk({ baseUrl: server.origin });
    const login = await visitor.POST('/api/auth/login', {
      body: { email: 'grace@example.com', password: 'correct horse' },
    });
    const cookie = login.response.headers.getSetCookie()[0]?.split(';')[0];
    const made = await unwrap(visitor.POST('/api/api-keys', { body: { name: 'Export' }, headers: { cookie } }));
    const withKey = createFrontdesk({ baseUrl: server.origin, apiKey: made.key });
    expect(await unwrap(withKey.GET('/api/auth/me'))).toMatchObject({ email: 'grace@example.com', role: 'member' });
  });

  it('is told that a wrong key is none', async () => {
    const stranger = createFrontdesk({ baseUrl: server.origin, apiKey: `fd_00000000_${'x'.repeat(43)}` });
    expect(await failureOf(unwrap(stranger.GET('/api/restaurants')))).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    });
  });
});

describe('lists', () => {
  it('come page by page, and in one go', async () => {
    const businessId = await insertBusiness(server.database.db, { name: 'Anchor' });
    for (let minute = 10; minute < 15; minute++)
      await insertCall(server.database.db, businessId, { startedAt: new Date(`2026-11-20T18:${minute}:00Z`) });

    const found = await unwrap(frontdesk.GET('/api/restaurants', { params: { query: { search: 'anchor' } } }));
    expect(found.items.map(({ name }) => name)).toEqual(['Anchor']);

    const pageOfCalls = (page: number) =>
      frontdesk.GET('/api/calls', {
        params: { query: { business_id: businessId, page, page_size: 2, sort: 'started_at' } },
      });
    expect(await unwrap(pageOfCalls(3))).toMatchObject({ total: 5, page: 3, items: [{ business_id: businessId }] });
    const minutes: string[] = [];
    for await (const call of everyItem(pageOfCalls)) minutes.push(call.started_at.slice(14, 16));
    expect(minutes).toEqual(['10', '11', '12', '13', '14']);
  });
});

describe('a failure', () => {
  it('says which fields were wrong, and under which name the log has it', async () => {
    const error = await failureOf(unwrap(frontdesk.GET('/api/calls', { params: { query: { page: 0 } } })));
    expect(error).toMatchObject({ status: 400, code: 'validation_failed', problems: [{ field: 'page' }] });
    expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of the connection is one, too', async () => {
    // Port 1 is nobody's.
    const nowhere = createFrontdesk({ baseUrl: 'http://127.0.0.1:1' });
    expect(await failureOf(unwrap(nowhere.GET('/api/auth/me')))).toMatchObject({ status: 0, code: 'unreachable' });
  });

  it('is not what stopping a request is', async () => {
    const signal = AbortSignal.abort(new Error('left the page'));
    await expect(unwrap(frontdesk.GET('/api/auth/me', { signal }))).rejects.toThrow('left the page');
  });
});

describe('a write', () => {
  it('that is repeated under its key is done once', async () => {
    const header = { 'Idempotency-Key': 'import-7' };
    const first = await unwrap(addRestaurant('Trattoria', header));
    const again = await addRestaurant('Trattoria', header);
    expect(again.data?.id).toBe(first.id);
    expect(again.response.headers.get('idempotent-replayed')).toBe('true');
    const { total } = await unwrap(frontdesk.GET('/api/restaurants', { params: { query: { search: 'trattoria' } } }));
    expect(total).toBe(1);
  });

  it('over somebody else’s change is refused', async () => {
    const { id } = await unwrap(addRestaurant('Osteria'));
    const read = await frontdesk.GET('/api/restaurants/{id}', { params: { path: { id } } });
    const etag = read.response.headers.get('etag') ?? '';
    const rename = (name: string) =>
      unwrap(
        frontdesk.PUT('/api/restaurants/{id}', {
          params: { path: { id }, header: { 'If-Match': etag } },
          body: { name },
        }),
      );
    expect(await rename('Osteria Nuova')).toMatchObject({ name: 'Osteria Nuova' });
    expect(await failureOf(rename('Osteria Vecchia'))).toMatchObject({ status: 412, code: 'version_conflict' });
  });

  it('goes to the row that several ids in the path name', async () => {
    const { id } = await unwrap(addRestaurant('Locanda'));
    const price = { amount_minor: 1450, currency: 'EUR' };
    const menu = '/api/restaurants/{id}/menu';
    const dish = await unwrap(
      frontdesk.POST(menu, { params: { path: { id } }, body: { name: 'Lasagne', section: 'Mains', price } }),
    );
    const path = { id, item_id: dish.id };
    const { response } = await frontdesk.DELETE('/api/restaurants/{id}/menu/{item_id}', { params: { path } });
    expect(response.status).toBe(204);
  });
});
