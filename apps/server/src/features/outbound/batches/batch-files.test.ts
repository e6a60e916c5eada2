import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batches } from '../../../db/schema/index.ts';
import { NUMBERS } from '../outbound-fixture.ts';
import { openBatches, person } from './batch-fixture.ts';
import { fillTemplate } from './fill-template.ts';
import { MAX_CSV_BYTES } from './receive-batch.ts';

let line: Awaited<ReturnType<typeof openBatches>>;
let ours: Awaited<ReturnType<typeof line.addBusiness>>;
let theirs: typeof ours;
beforeAll(async () => {
  line = await openBatches();
  ours = await line.addBusiness();
  theirs = await line.addBusiness(NUMBERS[1]);
});
afterAll(() => line.close());

async function upload(csv: BlobPart, batch: object | string = {}, { key, businessId } = ours) {
  const form = new FormData();
  const order = { name: 'Offers', start_at: '2030-01-01T10:00:00Z', ...(typeof batch === 'object' && batch) };
  form.set('batch', typeof batch === 'string' ? batch : JSON.stringify(order));
  form.set('file', new Blob([csv], { type: 'text/csv' }), 'people.csv');
  const path = `/api/batches/upload?business_id=${businessId}`;
  const response = await line.server.fetch(path, { method: 'POST', body: form, key });
  const body = (await response.json()) as {
    id: string;
    problems?: { field: string; message: string }[];
    counts?: object;
  };
  return { status: response.status, body };
}
const problemsOf = async (csv: BlobPart, batch?: object | string) => {
  const { status, body } = await upload(csv, batch);
  expect(status).toBe(400);
  return (body.problems ?? []).map(({ field }) => field);
};

describe('a file of people to be called', () => {
  it('may come from any spreadsheet, with columns of its own', async () => {
    const ada = await line.addContact(ours.businessId, person(1));
    const { status, body } = await upload(
      `\ufeffName;Phone;Order Date\r\n"Lovelace; Ada";+1 (415) 555-1001;Monday\r\nGrace;0014155551002;"the ""5th"""\r\n`,
      { purpose: 'your order of {{order_date}}' },
    );
    expect({ status, body }).toMatchObject({ status: 201, body: { counts: { total: 2, waiting: 2 } } });
    expect(await line.entries(body.id)).toMatchObject([
      { name: 'Lovelace; Ada', phoneNumber: person(1), contactId: ada, variables: { order_date: 'Monday' } },
      { name: 'Grace', phoneNumber: person(2), contactId: null, variables: { order_date: 'the "5th"' } },
    ]);
  });

  it('is refused as a whole, every bad line named', async () => {
    const before = await line.database.db.$count(batches);
    const csv = ['number,name,x', '555-0100,Ada,1', '+14155551003,Grace,2', '', 'none,Alan', ',Mary,3', '+1,Kay,4'];
    expect(await problemsOf(csv.join('\n'))).toEqual([
      'line 2: phone_number',
      'line 5',
      'line 6: phone_number',
      'line 7: phone_number',
    ]);
    expect(await problemsOf('number,date\n+14155551003,Monday\n', { purpose: '{{day}}' })).toEqual(['line 2']);
    const foreign = await line.addContact(theirs.businessId, person(4));
    expect(await problemsOf(`contact_id\n${foreign}\n`)).toEqual(['line 2']);
    expect(await line.database.db.$count(batches)).toBe(before);
  });

  it.each<[string, BlobPart, string[]]>([
    ['is empty', '', ['file']],
    ['has only a header', 'number,name\n', ['file']],
    ['has no numbers', 'name\nAda\n', ['number']],
    ['names a column twice', 'phone,number\n+14155551003,+14155551003\n', ['number']],
    ['has a column without a name', 'number,\n+14155551003,x\n', ['column ']],
    ['has a quote that never ends', 'number,name\n+14155551003,"Ada\n', ['file']],
    ['is in another encoding', new Uint8Array([0x6e, 0x75, 0x6d, 0x0a, 0xe9, 0x0a]), ['file']],
    ['is longer than any batch', `number\n${'+14155551003\n'.repeat(10_001)}`, ['file']],
  ])('that %s is refused', async (_name, csv, fields) => {
    expect(await problemsOf(csv)).toEqual(fields);
  });

  it('needs a batch beside it, and is not too large', async () => {
    const csv = 'number\n+14155551003\n';
    expect(await problemsOf(csv, '{"name": ')).toEqual(['batch']);
    expect(await problemsOf(csv, { name: '', delay_seconds: -1, colour: 'red' })).toEqual([
      'batch.name',
      'batch.delay_seconds',
      'batch',
    ]);
    expect((await upload(new Uint8Array(MAX_CSV_BYTES + 1))).status).toBe(413);
    expect((await upload(csv, {}, { ...ours, key: theirs.key })).status).toBe(404);
    const text = await line.send('POST', `/api/batches/upload?business_id=${ours.businessId}`, ours.key, { csv });
    expect(text.status).toBeGreaterThanOrEqual(400);
    expect(text.status).toBeLessThan(500);
  });

  it('comes back as one, with what became of everybody, and no formulas', async () => {
    const { body } = await upload(`number,name,note\n${person(5)},"=1+1","a, ""b"""\n${person(5)},Grace,-2\n`);
    const response = await line.server.fetch(`/api/batches/${body.id}/entries.csv`, { key: ours.key });
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toContain('.csv');
    expect(await response.text()).toBe(
      [
        'position,phone_number,name,state,outcome,reason,attempts,last_call_id,last_call_at,duration_seconds,note',
        `1,${person(5)},'=1+1,waiting,,,0,,,,"a, ""b"""`,
        `2,${person(5)},Grace,skipped,,duplicate,0,,,,'-2`,
        '',
      ].join('\r\n'),
    );
  });

  it('may name ten thousand', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `+4930${1_000_000 + index},Person ${index}`);
    const { status, body } = await upload(`number,name\n${lines.join('\n')}\n`);
    expect({ status, body }).toMatchObject({ status: 201, body: { counts: { total: 10_000, waiting: 10_000 } } });
    const csv = await (await line.server.fetch(`/api/batches/${body.id}/entries.csv`, { key: ours.key })).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(10_001);
  }, 30_000);
});

it('puts variables into texts, once', () => {
  const values = { name: '{{secret}}', secret: 'no' };
  expect(fillTemplate('Dear {{ name }}, {{missing}}{{toString}}!', values)).toBe('Dear {{secret}}, !');
});
