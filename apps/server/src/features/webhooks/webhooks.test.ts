import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, members, webhookEndpoints } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import { WebhookSecrets } from './webhook-secret.ts';

const SECRET_KEY = 'a test key of more than thirty-two characters';

let server: TestServer;
let businessId: string;
let owner: string;
beforeAll(async () => {
  server = await openTestServer({ secretKey: SECRET_KEY });
});
afterAll(() => server.close());

beforeEach(async () => {
  businessId = await insertBusiness(server.database.db);
  owner = await memberKey('owner');
});

async function memberKey(role: 'owner' | 'manager' | 'staff', of = businessId): Promise<string> {
  const { userId, key } = await server.addUser('member');
  await server.database.db.insert(members).values({ userId, businessId: of, role });
  return key;
}

type Json = Record<string, unknown>;
async function send(method: string, path: string, key: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await server.fetch(path, {
    method,
    key,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  });
  const text = await response.text();
  return { status: response.status, etag: response.headers.get('etag'), body: (text ? JSON.parse(text) : {}) as Json };
}

const hook = (more: Json = {}) => ({
  business_id: businessId,
  url: 'https://hooks.example.com/in?token=abc',
  events: ['call.ended', 'reservation.booked'],
  ...more,
});
const add = (more: Json = {}, key = owner) => send('POST', '/api/webhooks', key, hook(more));

describe('a webhook endpoint', () => {
  it('is added with a secret that is shown once and kept encrypted', async () => {
    const made = await add({ description: 'The till' });
    expect(made).toMatchObject({ status: 201, etag: '"1"' });
    expect(made.body).toMatchObject({ ...hook(), kind: 'events', description: 'The till', is_active: true });
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const id = String(made.body.id);
    const read = await send('GET', `/api/webhooks/${id}`, owner);
    const { secret, ...rest } = made.body;
    expect(read.body).toEqual(rest);
    const [row] = await server.database.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
    expect(row?.sealedSecret).not.toContain(String(secret).slice(6));
    expect(new WebhookSecrets(SECRET_KEY).open(row?.sealedSecret ?? '')).toBe(secret);
    const list = await send('GET', `/api/webhooks?business_id=${businessId}&event=call.ended&is_active=true`, owner);
    expect(list.body).toMatchObject({ total: 1, items: [rest] });
    expect((await send('GET', `/api/webhooks?business_id=${businessId}&kind=tool`, owner)).body.total).toBe(0);
  });

  it('changes on the version that was read, and not on an older one', async () => {
    const { id } = (await add()).body;
    const path = `/api/webhooks/${id}`;
    const changed = await send(
      'PUT',
      path,
      owner,
      { events: ['order.created'], is_active: false },
      { 'if-match': '"1"' },
    );
    expect(changed).toMatchObject({ status: 200, etag: '"2"' });
    expect(changed.body).toMatchObject({ events: ['order.created'], is_active: false, url: hook().url });
    const late = await send('PUT', path, owner, { description: 'late', version: 1 });
    expect(late).toMatchObject({ status: 412, body: { code: 'version_conflict' } });
    expect((await send('DELETE', path, owner, undefined, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('gets a new secret on request, and is gone once deleted', async () => {
    const { id, secret } = (await add()).body;
    const rotated = await send('POST', `/api/webhooks/${id}/rotate-secret`, owner);
    expect(rotated.body).toMatchObject({ id, version: 2 });
    expect(rotated.body.secret).toMatch(/^whsec_/);
    expect(rotated.body.secret).not.toBe(secret);
    expect((await send('DELETE', `/api/webhooks/${id}`, owner)).status).toBe(204);
    expect((await send('GET', `/api/webhooks/${id}`, owner)).status).toBe(404);
    const entries = await server.database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(id)));
    expect(entries.map(entry => entry.action).sort()).toEqual([
      'webhook.created',
      'webhook.deleted',
      'webhook.secret_rotated',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/whsec_|token=abc/);
  });

  it('for a tool has no events, and one for events has some', async () => {
    expect((await add({ kind: 'tool', events: [] })).body).toMatchObject({
      kind: 'tool',
      events: [],
      business_id: businessId,
    });
    for (const wrong of [
      { kind: 'tool' },
      { events: [] },
      { events: ['call.ended', 'call.ended'] },
      { events: ['rain'] },
    ])
      expect((await add(wrong)).status).toBe(400);
    const { id } = (await add()).body;
    expect((await send('PUT', `/api/webhooks/${id}`, owner, { events: [] })).status).toBe(400);
  });

  it('is refused where it would lead inside, or nowhere', async () => {
    const refused = [
      'http://hooks.example.com/',
      'ftp://hooks.example.com/',
      'https://user:pass@hooks.example.com/',
      'https://localhost/',
      'https://printer/',
      'https://db.internal/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://10.1.2.3/',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[fd00::1]/',
      'https://bad_-.example..com/',
      'not a url',
    ];
    for (const url of refused) {
      const answer = await add({ url });
      expect({ url, status: answer.status, code: answer.body.code }).toEqual({
        url,
        status: 400,
        code: 'validation_failed',
      });
      expect(answer.body.problems).toMatchObject([{ field: 'url' }]);
    }
    for (const url of ['https://8.8.8.8/', 'https://[2606:4700::1111]:8443/x', 'https://bücher.shop/'])
      expect({ url, status: (await add({ url })).status }).toEqual({ url, status: 201 });
  });

  it('may be inside where the operator allows that', async () => {
    const inside = await openTestServer({ allowPrivateWebhooks: true });
    try {
      const admin = await inside.addUser('admin');
      const body = { ...hook(), business_id: await insertBusiness(inside.database.db), url: 'http://127.0.0.1:9000/' };
      const headers = { 'content-type': 'application/json' };
      const made = await inside.fetch('/api/webhooks', {
        method: 'POST',
        key: admin.key,
        headers,
        body: JSON.stringify(body),
      });
      expect(made.status).toBe(201);
    } finally {
      await inside.close();
    }
  });

  it('belongs to its business, and not to everybody there', async () => {
    const { id } = (await add()).body;
    const stranger = await memberKey('owner', await insertBusiness(server.database.db));
    const staff = await memberKey('staff');
    for (const [method, path, body] of [
      ['GET', `/api/webhooks/${id}`],
      ['PUT', `/api/webhooks/${id}`, { description: 'mine' }],
      ['DELETE', `/api/webhooks/${id}`],
      ['POST', `/api/webhooks/${id}/rotate-secret`],
      ['POST', '/api/webhooks', hook()],
    ] as const) {
      expect((await send(method, path, stranger, body)).status).toBe(404);
      expect((await send(method, path, staff, body)).status).toBe(403);
    }
    expect((await send('GET', '/api/webhooks', stranger)).body.total).toBe(0);
    expect((await send('GET', '/api/webhooks', staff)).body.total).toBe(0);
    expect((await add({}, await memberKey('manager'))).status).toBe(201);
  });
});
