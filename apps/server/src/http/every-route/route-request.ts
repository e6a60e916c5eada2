import { BusinessKind } from '@frontdesk/contract';
import { toSnakeCase } from '@frontdesk/contract/wire-case';
import fc from 'fast-check';
import { z } from 'zod';
import type { RegisteredRoute } from '../route-list.ts';
import type { BusinessWithEverything } from './one-of-everything.ts';
import { samplesOf } from './request-samples.ts';

/** What a route's requests are about. */
export interface Subject {
  /** Whose id the first parameter of the path is, or the query's `business_id`. */
  readonly business: BusinessWithEverything;
  /** Whose rows the other parameters are; the same business when absent. */
  readonly below?: BusinessWithEverything;
  /** Whose ids are in the bodies, but for `business_id`; the same business when absent. */
  readonly mentioned?: BusinessWithEverything;
  readonly userId: string;
}

export interface RouteRequest {
  readonly path: string;
  readonly method: string;
  readonly body?: unknown;
}

/** The table a parameter's id is of, by the word before it in the path, where the schema has another name for it. */
const TABLES: Readonly<Record<string, string>> = {
  restaurants: 'businesses',
  menu: 'menuItems',
  tables: 'diningTables',
  knowledge: 'knowledgeItems',
  members: 'users',
  voiceAgentRequests: 'agentRequests',
  voiceAgents: 'agents',
  webhooks: 'webhookEndpoints',
  deliveries: 'webhookDeliveries',
  agent: 'agents',
  doNotCall: 'doNotCallNumbers',
};
/** Rules in code refuse some samples, so there are more than are used. */
const DRAWN_FOR_EACH = 10;
const SOME_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

/** What sort of business a route is about. */
export function kindOf({ url }: RegisteredRoute): BusinessKind {
  return /real-estate|\/agent\/|\/admin\/voice|listings|viewings|leads/.test(url)
    ? BusinessKind.enum.real_estate
    : BusinessKind.enum.restaurant;
}

/** The route's address with ids that exist. */
export function pathOf(route: RegisteredRoute, { business, below = business, userId }: Subject): string {
  let isFirst = true;
  const words = route.url.split('/');
  const filled = words.map((word, position) => {
    if (!word.startsWith(':')) return word;
    const name = word.slice(1);
    if (!isId(route, name)) return String(sampleOf(route, name));
    const isBusiness = isFirst && route.access?.tenant === 'business-in-path';
    const rows = isFirst ? business.rows : below.rows;
    isFirst = false;
    if (isBusiness || name === 'businessId') return business.businessId;
    const before = (words[position - 1] ?? '').replaceAll(/-([a-z])/g, (_match, letter: string) =>
      letter.toUpperCase(),
    );
    const table = TABLES[before] ?? before;
    if (table === 'users' || name === 'userId') return userId;
    const id = rows[table]?.id;
    if (typeof id !== 'string') throw new Error(`${route.url}: name the table of :${name} in TABLES.`);
    return id;
  });
  return filled.join('/');
}

/** Names of the path's parameters that are ids. */
export const idsIn = (route: RegisteredRoute): string[] =>
  [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '').filter(name => isId(route, name));

function parameterOf({ schema: { params } }: RegisteredRoute, name: string): z.ZodType {
  const parameter = params instanceof z.ZodObject ? params.shape[name] : undefined;
  return parameter instanceof z.ZodType ? parameter : z.string();
}

/** Others are numbers, such as a version's, or words. */
const isId = (route: RegisteredRoute, name: string) => parameterOf(route, name).safeParse(SOME_ID).success;

function sampleOf(route: RegisteredRoute, name: string): unknown {
  const parameter = parameterOf(route, name);
  return parameter.safeParse('1').success
    ? 1
    : fc.sample(samplesOf(parameter, { ids: [] }), { numRuns: 1, seed: 7 })[0];
}

/** A few requests to the route, about the subject, that it should find no fault with. Always the same ones. */
export function requestsTo(route: RegisteredRoute, subject: Subject, howMany = 10): RouteRequest[] {
  const path = pathOf(route, subject);
  const { businessId } = subject.business;
  const { ids, rows } = subject.mentioned ?? subject.business;
  const options = { ids: [...ids], known: { ...idsByName(rows), businessId: fc.constant(businessId) } };
  const draw = (schema: unknown): unknown[] => {
    if (schema === undefined) return Array<undefined>(howMany).fill(undefined);
    const samples = fc
      .sample(samplesOf(schema, options), { numRuns: howMany * DRAWN_FOR_EACH, seed: 7 })
      .map(sample => withBusiness(schema, sample, businessId));
    // Those that the schema's own rules take, such as one of two fields; any, where they take none.
    const taken = samples.filter(sample => schema instanceof z.ZodType && schema.safeParse(sample).success);
    return Array.from({ length: howMany }, (_, index) => taken[index % taken.length] ?? samples[index]);
  };
  const [bodies, queries] = [draw(route.schema.body), draw(route.schema.querystring)];
  return bodies.map((body, index) => ({
    method: route.method,
    path: `${path}${queryText(queries[index])}`,
    ...(body !== undefined && { body: toSnakeCase(body) }),
  }));
}

/** `agentId` is an agent's, `callId` a call's. */
function idsByName(rows: BusinessWithEverything['rows']): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(
    Object.entries(rows).map(([table, { id }]) => [table.replace(/s$/, 'Id'), fc.constant(id)]),
  );
}

/** `?a=1&b=2` of a query in the schema's words. */
export function queryText(query: unknown): string {
  if (typeof query !== 'object' || query === null) return '';
  const pairs = Object.entries(toSnakeCase(query) as object).filter(([, value]) => value !== undefined);
  const text = pairs.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  return text.length === 0 ? '' : `?${new URLSearchParams(text)}`;
}

/** Optional or not, the business is said where it can be. */
function withBusiness(schema: unknown, sample: unknown, businessId: string): unknown {
  const hasBusiness = schema instanceof z.ZodObject && 'businessId' in schema.shape;
  return hasBusiness && typeof sample === 'object' ? { ...sample, businessId } : sample;
}
