import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { idempotencyKeys } from '../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { insertUser } from '../features/users/first-admin.ts';
import { registerIdempotency } from './idempotency.ts';
import { handleError } from './problem-handler.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let database: TestDatabase;
const userIds: string[] = [];
let now = new Date('2026-06-01T12:00:00Z');
let made = 0;
let isBroken = false;
let entered: () => void = () => {};
let hold: Promise<void> = Promise.resolve();
const fastify = Fastify();

beforeAll(async () => {
  database = await openTestDatabase();
  for (const email of ['one@example.com', 'two@example.com'])
    userIds.push(await insertUser(database.db, { email, password: 'correct horse', role: 'member' }));
  fastify.setErrorHandler(handleError);
  fastify.decorateRequest('principal', null);
  fastify.addHook('onRequest', async request => {
    const userId = userIds[Number(request.headers['x-user'] ?? 0)] ?? '';
    request.principal = {
      userId,
      role: 'member',
      via: 'session',
      keyId: null,
      scopes: null,
      onlyBusinessId: null,
      keyExpiresAt: null,
    };
  });
  registerIdempotency(fastify, { db: database.db, secretKey: 'k'.repeat(32), wallTime: () => now });
  fastify.post('/things', async (_request, reply) => {
    entered();
    await hold;
    if (isBroken) throw new AppError('conflict', 'Not now.');
    return reply.code(201).send({ number: ++made });
  });
});
afterAll(async () => {
  await fastify.close();
  await database.close();
});

const post = (key: string, payload: object = { a: 1 }, user = 0) =>
  fastify.inject({
    method: 'POST',
    url: '/things',
    payload,
    headers: { 'idempotency-key': key, 'x-user': String(user) },
  });

it('a repeat gets the first answer and does nothing', async () => {
  const first = await post('one');
  const again = await post('one');
  expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
  expect(again.json()).toEqual(first.json());
  expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
  expect((await post('one', { a: 1 }, 1)).json()).not.toEqual(first.json());
});

it('the same key with another request is refused', async () => {
  await post('two');
  const other = await post('two', { a: 2 });
  expect(other.statusCode).toBe(422);
  expect(other.json()).toMatchObject({ code: 'idempotency_conflict' });
});

it('of many at once one is done, and the others are told so', async () => {
  const before = made;
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = Promise.withResolvers<void>();
  hold = promise;
  entered = first.resolve;
  const winner = post('three');
  await first.promise;
  const others = await Promise.all(Array.from({ length: 5 }, () => post('three')));
  resolve();
  expect(others.map(response => response.json().code)).toEqual(Array(5).fill('in_progress'));
  expect((await winner).statusCode).toBe(201);
  expect(made).toBe(before + 1);
});

it('what was refused may be tried again with the same key', async () => {
  isBroken = true;
  expect((await post('four')).statusCode).toBe(409);
  isBroken = false;
  expect((await post('four')).statusCode).toBe(201);
});

it('is forgotten after a day', async () => {
  const first = await post('five');
  now = new Date(now.getTime() + DAY_MS + 1);
  expect((await post('five')).json()).not.toEqual(first.json());
  expect(await database.db.$count(idempotencyKeys)).toBe(1);
});

it('keeps answers sealed', async () => {
  await post('six');
  const rows = await database.db.select().from(idempotencyKeys);
  expect(JSON.stringify(rows)).not.toContain('number');
});

it('a key that is no key is a problem', async () => {
  expect((await post('has space')).json()).toMatchObject({
    status: 400,
    problems: [{ field: 'Idempotency-Key' }],
  });
});
