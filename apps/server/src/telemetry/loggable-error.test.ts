import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactNumbers, contacts } from '../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { insertBusiness } from '../features/businesses/business-fixture.ts';
import { loggableError } from './loggable-error.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('says which rule a query broke, without the values it was given', async () => {
  const { db } = database;
  const businessId = await insertBusiness(db);
  const [contact] = await db
    .insert(contacts)
    .values({ businessId, name: 'Ada Lovelace' })
    .returning({ id: contacts.id });
  if (contact === undefined) throw new Error('The contact was not inserted.');
  const number = { businessId, contactId: contact.id, phoneNumber: '+14155550199' };
  await db.insert(contactNumbers).values(number);
  const error: unknown = await db
    .insert(contactNumbers)
    .values(number)
    .catch(failure => failure);
  let log = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  pino({ serializers: { err: loggableError } }, sink).error({ err: error }, 'It failed.');
  expect(log).toContain('contact_numbers_business_id_phone_number_pk');
  expect(log).toContain('insert into');
  expect(log).not.toContain('4155550199');
  expect(log).not.toContain(contact.id);
});

it('keeps the message, the code and the cause of other errors', () => {
  const error = Object.assign(new Error('The file is gone.', { cause: new TypeError('inner') }), { code: 'ENOENT' });
  expect(loggableError(error)).toMatchObject({
    message: 'The file is gone.',
    code: 'ENOENT',
    cause: { message: 'inner' },
  });
});
