import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMember } from '../features/businesses/api-fixture.ts';
import { insertBusiness } from '../features/businesses/business-fixture.ts';
import { openTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let businessId: string;
let key: string;
beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 1e9, perPrincipal: 1e9 } });
});
afterAll(() => server.close());
beforeEach(async () => {
  businessId = await insertBusiness(server.database.db);
  key = (await addMember(server, businessId, 'owner')).key;
});

const post = (path: string, body: BodyInit, type = 'application/json') =>
  server.fetch(path, { method: 'POST', key, body, headers: { 'content-type': type } });
/** The answer's status and code, once it was found to be a problem document that shows nothing of ours. */
async function refusal(response: Response): Promise<[number, unknown]> {
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(text).not.toMatch(/node_modules|\.ts:|\bat \S+ \(/);
  return [response.status, (JSON.parse(text) as { code: unknown }).code];
}
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const contactsThere = async () =>
  ((await (await server.fetch(`/api/contacts?business_id=${businessId}`, { key })).json()) as { total: number }).total;

describe('a body that nobody should send', () => {
  it('is refused without an error of ours, whatever it holds', async () => {
    const bodies: [string, BodyInit, number][] = [
      ['nothing', '', 400],
      ['half of one', '{"name":', 400],
      ['a list', '[]', 400],
      ['a word', '"x"', 400],
      ['null', 'null', 400],
      ['names of built-in things', '{"__proto__":{"is_admin":true}}', 400],
      ['a constructor', '{"constructor":{"prototype":{"x":1}}}', 400],
      ['bytes that are no UTF-8', new Uint8Array([...Buffer.from('{"name":"'), 0xff, 0xfe, ...Buffer.from('"}')]), 400],
      ['nesting', nested(100_000), 400],
      ['nested objects', `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`, 400],
      ['too much', `{"notes":"${'x'.repeat(300_000)}"}`, 413],
    ];
    for (const [what, body, status] of bodies)
      for (const path of ['/api/contacts', '/api/calls', `/api/restaurants/${businessId}/knowledge`]) {
        const [answered] = await refusal(await post(path, body));
        // Knowledge and transcripts may be longer.
        const isLong = status === 413 && path !== '/api/contacts';
        expect([what, path, answered]).toEqual([what, path, isLong ? 400 : status]);
      }
    expect(await refusal(await post('/api/contacts', 'name=x', 'application/x-www-form-urlencoded'))).toEqual([
      415,
      'unsupported_media_type',
    ]);
    expect(await contactsThere()).toBe(0);
  });

  it('is kept as far as it is text, when its bytes are no UTF-8', async () => {
    const before = Buffer.from(`{"business_id":"${businessId}","phone_numbers":["+14155550123"],"name":"A`);
    const body = new Uint8Array([...before, 0xc3, 0x28, ...Buffer.from('"}')]);
    const response = await post('/api/contacts', body);
    expect(response.status).toBe(201);
    expect(((await response.json()) as { name: string }).name).toBe('A\ufffd(');
  });

  it('is told of fields nobody knows as they were written', async () => {
    const body = { business_id: businessId, phone_numbers: ['+14155550123'], nick_name: 'x' };
    expect(await (await post('/api/contacts', JSON.stringify(body))).json()).toMatchObject({
      problems: [{ message: 'Unrecognized key: "nick_name"' }],
    });
  });

  it('is refused for what the database cannot keep, by its fields', async () => {
    const fields = { name: 'a\u0000b', notes: '\ud800', tags: ['ok', 'x\udfff'], phone_numbers: ['+14155550123'] };
    const response = await post('/api/contacts', JSON.stringify({ business_id: businessId, ...fields }));
    expect(await response.json()).toMatchObject({
      status: 400,
      code: 'validation_failed',
      problems: [{ field: 'name' }, { field: 'notes' }, { field: 'tags.1' }],
    });
    const names = JSON.stringify({ agent_id: null, metadata: { 'a\u0000': 1 } });
    expect(await refusal(await post('/api/calls', names))).toEqual([400, 'validation_failed']);
    expect(await contactsThere()).toBe(0);
  });
});

it('a query that nobody should send is refused, too', async () => {
  for (const query of [
    'search=%00',
    'search=%ff',
    'search=%',
    'page=1e9',
    'page=-1',
    'page_size=101',
    'page=1&page=2',
    'sort=password',
    'business_id=x',
    'tag=%00',
    'phone_number=%2b1',
    '__proto__=x',
  ]) {
    const response = await server.fetch(`/api/contacts?${query}`, { key });
    expect([query, response.status < 500]).toEqual([query, true]);
    if (!response.ok) await refusal(response);
  }
});

it('a request that breaks off or lies about its length leaves nothing', async () => {
  const { port } = new URL(server.origin);
  const body = JSON.stringify({ business_id: businessId, phone_numbers: ['+14155550123'] });
  const head = `POST /api/contacts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n`;
  await new Promise<void>(resolve => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`${head}content-length: ${body.length + 50}\r\n\r\n${body}`);
      socket.end();
    });
    socket.on('close', () => resolve());
    socket.resume();
  });
  expect(await contactsThere()).toBe(0);
});
