import type { ProviderRecord } from '@frontdesk/providers/registry';
import { ProviderError } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { auditLog, members, providerCredentials } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';

const GOOD_KEY = 'good-key-1234';

const text = (meta: { title: string; secret?: boolean }) => z.string().min(4).max(200).meta(meta);

/** A service that knows one key. */
const acme: ProviderRecord = {
  id: 'acme',
  title: 'Acme Voices',
  description: 'Speaks.',
  website: 'https://acme.example',
  credentials: z.strictObject({
    apiKey: text({ title: 'API key', secret: true }),
    baseUrl: z.url().optional().meta({ title: 'Address' }),
  }),
  environment: { ACME_API_KEY: 'apiKey' },
  check: async ({ credentials }) =>
    credentials.apiKey === GOOD_KEY
      ? { ok: true, detail: 'The key works.' }
      : {
          ok: false,
          fault: 'credentials',
          problem: 'Acme does not know this key.',
          remedy: 'Copy it again.',
          field: 'apiKey',
        },
  voice: {
    models: [{ id: 'acme-1', title: 'Acme 1', price: { perMillionCharacters: 30 } }],
    takesAnyModel: false,
    settings: z.strictObject({ voiceWarmth: z.number().min(0).max(1).optional().meta({ title: 'Warmth' }) }),
    capabilities: { outputs: [{ encoding: 'mulaw', sampleRateHz: 8000 }], wordTimes: true },
    voices: [{ id: 'ann', title: 'Ann', gender: 'female', languages: ['en'] }],
    async listVoices({ credentials }) {
      if (credentials.apiKey !== GOOD_KEY)
        throw new ProviderError('The key is not known.', { provider: 'acme', fault: 'credentials' });
      return [{ id: 'own', title: 'My own', languages: [] }];
    },
    create: () => {
      throw new Error('Nobody speaks here.');
    },
  },
};

let server: TestServer;
let businessId: string;
let owner: string;
let admin: string;
beforeAll(async () => {
  server = await openTestServer({ providerRecords: [acme] });
  admin = (await server.addUser('admin')).key;
});
afterAll(() => server.close());
beforeEach(async () => {
  businessId = await insertBusiness(server.database.db);
  owner = await memberKey('owner');
});

async function memberKey(role: 'owner' | 'manager'): Promise<string> {
  const { userId, key } = await server.addUser('member');
  await server.database.db.insert(members).values({ userId, businessId, role });
  return key;
}

async function ask(method: string, path: string, key: string, body?: unknown) {
  const response = await server.fetch(path, {
    method,
    key,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = await response.text();
  return { status: response.status, text: answer, body: answer === '' ? undefined : JSON.parse(answer) };
}

const ofBusiness = (rest = '') => `/api/businesses/${businessId}/providers${rest}`;
const save = (credentials: object, more: object = {}, key = owner) =>
  ask('PUT', ofBusiness('/acme/credentials'), key, { credentials, ...more });

it('describes what a provider does, and the form its credentials are typed into', async () => {
  const { status, body } = await ask('GET', ofBusiness(), owner);
  expect(status).toBe(200);
  expect(body.defaults).toEqual({ transcription: 'local', voice: 'local', language_model: null });
  expect(body.items).toEqual([
    expect.objectContaining({
      id: 'acme',
      is_ready: false,
      source: null,
      credentials: null,
      credential_fields: [
        expect.objectContaining({ name: 'api_key', title: 'API key', kind: 'secret', is_required: true }),
        expect.objectContaining({ name: 'base_url', kind: 'text', is_required: false }),
      ],
      environment: [{ variable: 'ACME_API_KEY', field: 'api_key' }],
    }),
  ]);
  const [voice] = body.items[0].services;
  expect(voice).toMatchObject({ kind: 'voice', lists_voices: true, voices: [{ id: 'ann', gender: 'female' }] });
  expect(voice.settings).toEqual([expect.objectContaining({ name: 'voice_warmth', minimum: 0, maximum: 1 })]);
  expect(voice.models[0].price).toMatchObject({ per_million_characters: 30, per_audio_minute: null });
});

it('keeps a key encrypted, never shows it again, and audits that it was set', async () => {
  const saved = await save({ api_key: GOOD_KEY });
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({
    source: 'business',
    is_ready: true,
    credentials: { values: [{ name: 'api_key', value: '••••1234' }], version: 1 },
  });
  const [row] = await server.database.db
    .select()
    .from(providerCredentials)
    .where(eq(providerCredentials.businessId, businessId));
  const logged = await server.database.db.select().from(auditLog).where(eq(auditLog.businessId, businessId));
  expect(JSON.stringify([row, logged, saved.text])).not.toContain(GOOD_KEY);
  expect(logged).toMatchObject([
    { action: 'provider_credentials.created', after: { provider: 'acme', fields: ['apiKey'] } },
  ]);
});

it('says what a check found, and what to do', async () => {
  expect(await ask('POST', ofBusiness('/acme/check'), owner)).toMatchObject({
    status: 409,
    body: { code: 'not_ready' },
  });
  await save({ api_key: 'wrong-key' });
  const bad = await ask('POST', ofBusiness('/acme/check'), owner);
  expect(bad.body).toMatchObject({ is_ok: false, fault: 'credentials', remedy: 'Copy it again.', field: 'api_key' });
  await save({ api_key: GOOD_KEY });
  expect((await ask('POST', ofBusiness('/acme/check'), owner)).body).toMatchObject({ is_ok: true });
  const { body } = await ask('GET', ofBusiness(), owner);
  expect(body.items[0].credentials.last_check).toMatchObject({ is_ok: true, detail: 'The key works.' });
});

it('lists the voices of the account before those everybody has', async () => {
  await save({ api_key: GOOD_KEY });
  const { body } = await ask('GET', ofBusiness('/acme/voices'), owner);
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['own', 'ann']);
  await save({ api_key: 'wrong-key' });
  expect(await ask('GET', ofBusiness('/acme/voices'), owner)).toMatchObject({ status: 409 });
});

it('uses the installation’s account where the business has none', async () => {
  const shared = await ask('PUT', '/api/providers/acme/credentials', admin, {
    credentials: { api_key: GOOD_KEY, base_url: 'http://127.0.0.1:9000' },
  });
  expect(shared).toMatchObject({ status: 200, body: { source: 'installation' } });
  const listed = async () => (await ask('GET', ofBusiness(), owner)).body.items[0];
  expect(await listed()).toMatchObject({ source: 'installation', is_ready: true, credentials: null });
  await save({ api_key: 'their-own-key' });
  expect(await listed()).toMatchObject({ source: 'business' });
  expect((await ask('DELETE', ofBusiness('/acme/credentials'), owner)).status).toBe(204);
  expect(await listed()).toMatchObject({ source: 'installation' });
  expect((await ask('DELETE', '/api/providers/acme/credentials', admin)).status).toBe(204);
  expect(await listed()).toMatchObject({ source: null, is_ready: false });
});

it('names each credential that does not fit, and keeps nothing of it', async () => {
  const { status, body } = await save({ api_key: 'abc', token: 'whatever' });
  expect(status).toBe(400);
  expect(body.problems.map(({ field }: { field: string }) => field).sort()).toEqual([
    'credentials.api_key',
    'credentials.token',
  ]);
  const inside = await save({ api_key: GOOD_KEY, base_url: 'http://10.0.0.5/' });
  expect(inside.body.problems).toEqual([expect.objectContaining({ field: 'credentials.base_url' })]);
  expect((await ask('GET', ofBusiness(), owner)).body.items[0].credentials).toBeNull();
});

it('changes one field and leaves the others, unless somebody else was faster', async () => {
  await save({ api_key: GOOD_KEY, base_url: 'https://eu.acme.com' });
  const changed = await save({ base_url: null }, { version: 1 });
  expect(changed.body.credentials).toMatchObject({ values: [{ name: 'api_key' }], version: 2 });
  expect(await save({ api_key: 'later-key' }, { version: 1 })).toMatchObject({ status: 412 });
});

it('lets managers see accounts, and owners change them', async () => {
  const manager = await memberKey('manager');
  expect((await ask('GET', ofBusiness(), manager)).status).toBe(200);
  expect((await save({ api_key: GOOD_KEY }, {}, manager)).status).toBe(403);
  expect((await ask('PUT', '/api/providers/acme/credentials', owner, { credentials: {} })).status).toBe(403);
});
