import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertBusiness } from '../features/businesses/business-fixture.ts';
import { containsText } from './contains-text.ts';
import { contacts, users } from './schema/index.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { indexWords } from './word-indexes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('a part of a word', () => {
  it('is found by an index among many rows', async () => {
    const { db } = database;
    const businessId = await insertBusiness(db);
    await db.execute(sql`insert into contacts (id, business_id, name, email)
      select gen_random_uuid(), ${businessId}, md5(n::text), md5((n + 1)::text) || '@example.com'
        from generate_series(1, 20000) as n`);
    await db.execute(sql`insert into users (id, email, name)
      select gen_random_uuid(), md5(n::text) || '@example.com', md5((n + 1)::text) from generate_series(1, 20000) as n`);
    await db.execute(sql`vacuum analyze contacts, users`);
    const planOf = async (query: ReturnType<typeof sql>) =>
      JSON.stringify((await db.execute(sql`explain ${query}`)).rows);
    const found = await planOf(
      sql`select ${contacts.id} from ${contacts} where ${containsText(contacts.name, 'abcd')} or ${containsText(contacts.email, 'abcd')}`,
    );
    expect(found).toContain('contacts_words_index');
    const people = await planOf(sql`select ${users.id} from ${users} where ${containsText(users.email, 'abcd')}`);
    expect(people).toContain('users_words_index');
  });
});

it('a server that cannot index words is taken as it is', async () => {
  await database.pool.query(`create role plain_${process.pid} login password 'plain'`);
  const url = new URL(database.url);
  url.username = `plain_${process.pid}`;
  url.password = 'plain';
  await database.pool.query('drop extension pg_trgm cascade');
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await indexWords(client);
    const { rows } = await client.query(
      `select from pg_indexes where indexname like '%_words_index' and tablename = 'users'`,
    );
    expect(rows).toEqual([]);
  } finally {
    await client.end();
    await database.pool.query(`drop role plain_${process.pid}`);
  }
});
