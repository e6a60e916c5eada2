import { AgentConfig } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agents, agentVersions, auditLog, knowledgeItems } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { addMember, problemFields, type Send, sender } from '../businesses/api-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import { restaurant } from '../restaurants/vertical.ts';

let server: TestServer;
let send: Send;
let businessId: string;
let path: string;
let key: string;
beforeAll(async () => {
  server = await openTestServer();
  send = sender(server);
  businessId = await insertBusiness(server.database.db);
  path = `/api/restaurants/${businessId}/knowledge`;
  ({ key } = await addMember(server, businessId, 'manager'));
});
afterAll(() => server.close());

const PARKING = { name: 'Parking', type: 'policy', content: 'Parking is behind the house.' };

/** What a call that starts now would know. */
async function knownToCalls(): Promise<string[]> {
  const { db } = server.database;
  const config = AgentConfig.parse(restaurant.defaultAgent);
  const [agent] = await db.insert(agents).values({ businessId, name: 'Ada' }).returning({ id: agents.id });
  const agentId = agent?.id ?? '';
  const [version] = await db
    .insert(agentVersions)
    .values({ businessId, agentId, version: 1, config })
    .returning({ id: agentVersions.id });
  const { knowledge } = await loadCallSnapshot(db, { businessId, agentId, versionId: version?.id ?? '' });
  return knowledge.map(entry => `${entry.title}: ${entry.text}`);
}

describe('a knowledge item', () => {
  it('is known to the next call, also after edits, and no longer when it is switched off or deleted', async () => {
    const added = await send('POST', path, key, { ...PARKING, elevenlabs_kb_id: 'kb_123' });
    expect(added).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { ...PARKING, elevenlabs_kb_id: 'kb_123', is_active: true, chunk_count: 1, source_name: null },
    });
    const item = `${path}/${added.body.id}`;
    expect(await knownToCalls()).toEqual(['Parking: Parking is behind the house.']);
    // The documented body knows no version.
    expect((await send('PUT', item, key, { content: 'Parking is in front.' })).body).toMatchObject({ version: 2 });
    expect(await knownToCalls()).toEqual(['Parking: Parking is in front.']);
    await send('PUT', item, key, { is_active: false, version: 2 });
    expect(await knownToCalls()).toEqual([]);
    await send('PUT', item, key, { is_active: true, version: 3 });
    expect((await send('DELETE', item, key)).status).toBe(204);
    expect(await knownToCalls()).toEqual([]);
    expect((await send('GET', item, key)).status).toBe(404);
  });

  it('keeps every version, and brings one back', async () => {
    const { body } = await send('POST', path, key, PARKING);
    const item = `${path}/${body.id}`;
    await send('PUT', item, key, { content: 'Wrong.', name: 'Cars', version: 1 });
    const versions = await send('GET', `${item}/versions`, key);
    expect(versions.body).toMatchObject({ total: 2, items: [{ version: 2, name: 'Cars' }, { version: 1 }] });
    expect((await send('GET', `${item}/versions/1`, key)).body).toMatchObject(PARKING);
    expect((await send('POST', `${item}/versions/1/restore`, key, undefined, { 'if-match': '"1"' })).status).toBe(412);
    const late = await send('POST', `${item}/versions/1/restore`, key, { version: 1 });
    expect(late).toMatchObject({ status: 412, etag: '"2"', body: { current_version: 2 } });
    const restored = await send('POST', `${item}/versions/1/restore`, key, { version: 2 });
    expect(restored).toMatchObject({ status: 200, body: { ...PARKING, version: 3 } });
    expect((await send('POST', `${item}/versions/9/restore`, key)).status).toBe(404);
    await send('DELETE', item, key);
  });

  it('is saved by one of two editors', async () => {
    const { body } = await send('POST', path, key, PARKING);
    const item = `${path}/${body.id}`;
    const edits = await Promise.all(['A', 'B'].map(content => send('PUT', item, key, { content, version: 1 })));
    expect(edits.map(edit => edit.status).sort()).toEqual([200, 412]);
    expect((await send('GET', `${item}/versions`, key)).body.total).toBe(2);
    await send('DELETE', item, key);
  });

  it('leaves its text out of the audit log', async () => {
    const { body } = await send('POST', path, key, { ...PARKING, content: 'The safe’s code is 1234.' });
    await send('PUT', `${path}/${body.id}`, key, { content: 'The safe’s code is 5678.', version: 1 });
    const entries = await server.database.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(body.id)));
    expect(entries.map(entry => entry.action)).toEqual(['knowledge.created', 'knowledge.changed']);
    expect(JSON.stringify(entries)).not.toContain('safe');
    await send('DELETE', `${path}/${body.id}`, key);
  });

  it('is found by type and text; lists show no texts', async () => {
    await send('POST', path, key, { ...PARKING, name: 'Listed', type: 'menu', content: 'Only truffles.' });
    const found = await send('GET', `${path}?type=menu&search=TRUFFLE&is_active=true`, key);
    expect(found.body).toMatchObject({ total: 1, items: [{ name: 'Listed' }] });
    expect(JSON.stringify(found.body)).not.toContain('truffles');
    expect((await send('GET', `${path}?type=policy&search=truffle`, key)).body.total).toBe(0);
  });

  it('is nobody else’s', async () => {
    const { body } = await send('POST', path, key, PARKING);
    const otherId = await insertBusiness(server.database.db);
    const other = await addMember(server, otherId, 'owner');
    for (const base of [path, `/api/restaurants/${otherId}/knowledge`, `/api/businesses/${businessId}/knowledge`]) {
      const item = `${base}/${body.id}`;
      expect((await send('GET', item, other.key)).status).toBe(404);
      expect((await send('PUT', item, other.key, { content: 'Mine.' })).status).toBe(404);
      expect((await send('GET', `${item}/versions`, other.key)).status).toBe(404);
      expect((await send('DELETE', item, other.key)).status).toBe(404);
    }
    const staff = await addMember(server, businessId, 'staff');
    expect((await send('GET', path, staff.key)).status).toBe(200);
    expect((await send('POST', path, staff.key, PARKING)).status).toBe(403);
  });

  it('exists for businesses of every kind', async () => {
    const id = await insertBusiness(server.database.db, { kind: 'general' });
    const owner = await addMember(server, id, 'owner');
    expect((await send('POST', `/api/businesses/${id}/knowledge`, owner.key, PARKING)).status).toBe(201);
    expect((await send('GET', `/api/restaurants/${id}/knowledge`, owner.key)).status).toBe(404);
  });
});

describe('an upload', () => {
  async function upload(name: string, bytes: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}) {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([bytes]), name);
    const response = await server.fetch(`${path}/upload`, { method: 'POST', key, body: form });
    return { status: response.status, etag: null, body: (await response.json()) as Record<string, unknown> };
  }

  it('becomes an item with the words of the file', async () => {
    const html = '<html><head><style>p{}</style></head><body><h1>Menu</h1><p>Soup &amp; bread</p><script>x()</script>';
    const files: [string, string, string][] = [
      ['notes.txt', '\uFEFFWe close\r\nin August.', 'We close\nin August.'],
      ['Wine list.md', '# Wine\n\nRed and white.', '# Wine\n\nRed and white.'],
      ['menu.csv', 'dish,price\nSoup,5\nSteak,"12,50"\n', 'dish: Soup. price: 5\n\ndish: Steak. price: 12,50'],
      ['hours.json', '{"monday":{"opens_at":"17:00"},"closed":null}', 'monday opens at: 17:00'],
      ['page.HTML', html, 'Menu\nSoup & bread'],
    ];
    for (const [name, text, content] of files) {
      const { status, body } = await upload(name, text, { type: 'menu' });
      expect(status, JSON.stringify(body)).toBe(201);
      expect(body).toMatchObject({ content, type: 'menu', source_name: name, name: name.split('.')[0] });
    }
  });

  it('of a PDF too', async () => {
    const { status, body } = await upload('specials.pdf', pdf('Asparagus with ham'), { name: 'Specials' });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ name: 'Specials', content: 'Asparagus with ham' });
    const broken = await upload('broken.pdf', '%PDF-1.4 nothing');
    expect(problemFields(broken)).toEqual(['file']);
  });

  it('is divided into passages when it is long', async () => {
    const { body } = await upload('long.txt', 'A sentence about the house. '.repeat(200));
    expect(body.chunk_count).toBeGreaterThan(9);
  });

  it('has its name cleaned', async () => {
    const { body } = await upload('../../etc/pass\u202Ewd.txt', 'Hello.');
    expect(body).toMatchObject({ source_name: 'passwd.txt', name: 'passwd' });
  });

  it('is refused with the reason when it cannot be read', async () => {
    const before = await countItems();
    for (const [name, bytes] of [
      ['virus.exe', 'MZ'],
      ['empty.txt', '  \n'],
      ['latin1.txt', new Uint8Array([0x63, 0x61, 0x66, 0xe9])],
      ['broken.json', '{"a":'],
      ['broken.csv', 'a,b\n"unclosed'],
      ['huge.txt', 'word '.repeat(50_000)],
    ] as const) {
      const answer = await upload(name, bytes);
      expect(answer.status, name).toBe(400);
      expect(problemFields(answer)).toEqual(['file']);
    }
    expect(problemFields(await upload('ok.txt', 'Hello.', { type: 'Not a type', colour: 'red' })).length).toBe(2);
    expect((await upload('big.txt', 'x'.repeat(5 * 1024 * 1024 + 1))).status).toBe(413);
    const noForm = await send('POST', `${path}/upload`, key, { file: 'x' });
    expect(noForm.status).toBe(406);
    const empty = await server.fetch(`${path}/upload`, { method: 'POST', key, body: new FormData() });
    expect(empty.status).toBe(400);
    expect(await countItems()).toBe(before);
  });

  const countItems = () => server.database.db.$count(knowledgeItems, eq(knowledgeItems.businessId, businessId));
});

/** The smallest PDF with one page and one line. Its reader rebuilds the table of offsets that is not there. */
function pdf(line: string): string {
  const content = `BT /F1 24 Tf 72 700 Td (${line}) Tj ET`;
  return [
    '%PDF-1.4',
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj',
    `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    '5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj',
    'trailer <</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
}
