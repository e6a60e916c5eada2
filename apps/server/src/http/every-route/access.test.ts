import { type BusinessPermission, MemberRole, ROLE_PERMISSIONS } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members } from '../../db/schema/index.ts';
import { insertCall } from '../../features/businesses/business-fixture.ts';
import type { RegisteredRoute } from '../route-list.ts';
import { openTestServer, type TestServer } from '../server-fixture.ts';
import { crossedLinks } from './crossed-links.ts';
import { type BusinessWithEverything, insertOneOfEverything } from './one-of-everything.ts';
import { idsIn, kindOf, type RouteRequest, requestsTo } from './route-request.ts';

/** Served for everybody: the dashboard, the API's page, health, and what is checked by signature or token. */
const OUTSIDE_THE_API = /^\/(api\/docs|webhooks|media|ws|healthz|readyz|metrics|\*|$)/;

let server: TestServer;
let routes: RegisteredRoute[];
let stranger: { readonly userId: string; readonly key: string };
let strangers: Record<'restaurant' | 'real_estate' | 'general', BusinessWithEverything>;

beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  routes = server.routes.filter(({ method, access }) => access && method !== 'HEAD' && method !== 'OPTIONS');
  stranger = await server.addUser('member');
  strangers = {
    restaurant: await businessOf(stranger.userId, 'restaurant'),
    real_estate: await businessOf(stranger.userId, 'real_estate'),
    general: await businessOf(stranger.userId, 'general'),
  };
});
afterAll(() => server.close());

async function businessOf(userId: string, kind: 'restaurant' | 'real_estate' | 'general') {
  const { db } = server.database;
  const business = await insertOneOfEverything(db, { kind, userId });
  await db.insert(members).values({ userId, businessId: business.businessId, role: 'owner' });
  return business;
}

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly etag: string | null;
}

async function send({ path, method, body }: RouteRequest, key?: string, etag = '"1"'): Promise<Answered> {
  const hasVersion = typeof body === 'object' && body !== null && 'version' in body;
  const response = await server.fetch(path, {
    method,
    ...(key !== undefined && { key }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(!hasVersion && { 'if-match': etag }),
    },
  });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') };
}

/** As `send`, based on whatever version there is. */
async function sendAnyway({ body, ...request }: RouteRequest, key: string): Promise<Answered> {
  const { version: _, ...rest } = { version: 0, ...(body as object) };
  const first = await send({ ...request, body: rest }, key);
  return first.status === 412 && first.etag ? send({ ...request, body: rest }, key, first.etag) : first;
}

/** Answers that are about the form of a request, which say nothing about who sent it. */
const ABOUT_FORM: readonly number[] = [400, 415];

/** The first answer that says something. */
async function answer(requests: readonly RouteRequest[], key: string, saysNothing = ABOUT_FORM) {
  let last: Answered = { status: 0, text: '', etag: null };
  for (const request of requests) {
    last = await send(request, key);
    if (!saysNothing.includes(last.status)) break;
  }
  return last;
}

const nameOf = ({ method, url }: RegisteredRoute) => `${method} ${url}`;

/** Collects what is wrong, so that one run shows all of it. */
async function faults(check: (route: RegisteredRoute) => Promise<string | undefined>): Promise<string[]> {
  const found: string[] = [];
  for (const route of routes) {
    const fault = await check(route);
    if (fault) found.push(`${nameOf(route)}: ${fault}`);
  }
  return found;
}

describe('every route', () => {
  it('says who may use it', () => {
    const silent = server.routes.filter(route => !route.access && !route.isPublic && !OUTSIDE_THE_API.test(route.url));
    expect(silent.map(nameOf)).toEqual([]);
    expect(routes.length).toBeGreaterThan(7);
  });

  it('is closed without credentials', async () => {
    const business = await businessOf(stranger.userId, 'restaurant');
    const found = await faults(async route => {
      const [request] = requestsTo(route, { business, userId: stranger.userId }, 1);
      const { status } = request ? await send(request) : { status: 0 };
      return status === 401 ? undefined : `${status} instead of 401`;
    });
    expect(found).toEqual([]);
  });

  it('finds nothing under another business’s ids', async () => {
    const owner = await server.addUser('member');
    const theirs = {
      restaurant: await businessOf(owner.userId, 'restaurant'),
      real_estate: await businessOf(owner.userId, 'real_estate'),
    };
    const found = await faults(async route => {
      const kind = kindOf(route) === 'real_estate' ? 'real_estate' : 'restaurant';
      const [business, own] = [theirs[kind], strangers[kind]];
      const tenant = route.access?.tenant;
      const foreign = await answer(requestsTo(route, { business, userId: owner.userId }), stranger.key);
      if ([...business.ids].some(id => foreign.text.includes(id) && !foreign.text.includes('"problems"')))
        return 'its answer has another business’s ids';
      const isOpen = tenant === 'listed' || (tenant === 'self' && idsIn(route).length === 0);
      const expected = tenant === 'platform' ? 403 : isOpen ? foreign.status : 404;
      if (foreign.status !== expected) return `${foreign.status} instead of ${expected}: ${foreign.text}`;
      if (tenant !== 'business-in-path' || idsIn(route).length < 2) return undefined;
      // Their row under our business.
      const nested = await answer(
        requestsTo(route, { business: own, below: business, userId: owner.userId }),
        stranger.key,
      );
      return nested.status === 404 ? undefined : `${nested.status} instead of 404 for a row of theirs: ${nested.text}`;
    });
    expect(found).toEqual([]);
  });

  it('links nothing to rows of another business', async () => {
    const owner = await server.addUser('member');
    const [own, theirs] = await Promise.all(
      [stranger, owner].map(async ({ userId }) => ({
        restaurant: await businessOf(userId, 'restaurant'),
        real_estate: await businessOf(userId, 'real_estate'),
      })),
    );
    const found = await faults(async route => {
      const { access, method, schema } = route;
      if (!own || !theirs) return 'has no businesses to try it with';
      if (method === 'GET' || !schema.body || access?.tenant === 'platform') return undefined;
      const kind = kindOf(route) === 'real_estate' ? 'real_estate' : 'restaurant';
      const [business, mentioned] = [own[kind], theirs[kind]];
      const subject = { business, mentioned, userId: stranger.userId };
      for (const request of requestsTo(route, subject)) {
        const { status, text } = await sendAnyway(request, stranger.key);
        const isTold = status < 300 && [...mentioned.ids].some(id => text.includes(id));
        if (isTold || status >= 500) return `${status} ${text} to ${JSON.stringify(request.body)}`;
      }
      const crossed = await crossedLinks(server.database.db);
      return crossed.length > 0 ? `linked ${crossed}` : undefined;
    });
    expect(found).toEqual([]);
    // One that no key of the database forbids, to see that it would have been found.
    const { phoneNumbers: number } = theirs?.restaurant.rows ?? {};
    await insertCall(server.database.db, own?.restaurant.businessId ?? '', { phoneNumberId: String(number?.id) });
    expect(await crossedLinks(server.database.db)).toEqual(['calls.phone_number_id']);
  }, 120_000);

  it('lets each role do what the permission table says', async () => {
    const { db } = server.database;
    const [admin, subject] = [await server.addUser('admin'), await server.addUser('member')];
    const people = await Promise.all(
      MemberRole.options.map(async role => ({ role, ...(await server.addUser('member')) })),
    );
    const found = await faults(async route => {
      const { access } = route;
      if (!access || (access.tenant === 'self' && !access.permission)) return undefined;
      const business = await businessOf(subject.userId, kindOf(route));
      for (const { userId, role } of people) {
        await db.delete(members).where(eq(members.userId, userId));
        await db.insert(members).values({ userId, businessId: business.businessId, role });
      }
      const may = (role: keyof typeof ROLE_PERMISSIONS) =>
        access.tenant === 'platform'
          ? role === 'admin'
          : ROLE_PERMISSIONS[role].has(access.permission as BusinessPermission);
      const wrong: string[] = [];
      // First those who may not, so that there is still something to refuse.
      for (const { role, key } of [{ role: 'admin' as const, key: admin.key }, ...people].sort(
        (a, b) => Number(may(a.role)) - Number(may(b.role)),
      )) {
        if (access.tenant === 'self' && role === 'admin') continue;
        // Bodies may name rows in words that no row has.
        const saysNothing = [...ABOUT_FORM, 404];
        const requests = requestsTo(route, { business, userId: subject.userId });
        const { status, text } = await answer(requests, key, saysNothing);
        const isRefused = status === 403;
        const isListed = access.tenant === 'listed' && status === 200;
        if (status === 401 || status >= 500 || (may(role) ? isRefused : !isRefused && !isListed))
          wrong.push(`${role} got ${status} ${text.slice(0, 200)}`);
      }
      return wrong.join('; ') || undefined;
    });
    expect(found).toEqual([]);
  }, 120_000);
});
