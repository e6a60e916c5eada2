import { drizzle } from 'drizzle-orm/node-postgres';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import pg from 'pg';
import { pino } from 'pino';
import { LocalBus } from '../../apps/server/src/bus/local-bus.ts';
import { buildHttpServer, type HttpServerDeps } from '../../apps/server/src/http/build-http-server.ts';

/** Generated files, from the root of the sources. */
export const DESCRIPTION_FILE = 'docs/openapi.json';
export const TYPES_FILE = 'packages/sdk/src/api-types.ts';
/** Of a line in the description. */
const LINE_WIDTH = 160;

/** The two files as they should be now: the OpenAPI document, and the types of the client. */
export async function describeApi(): Promise<Readonly<Record<string, string>>> {
  const document = await openApiDocument();
  const types = astToString(await openapiTs(document as OpenAPI3, { alphabetize: true }));
  return {
    [DESCRIPTION_FILE]: `${compactJson(document)}\n`,
    [TYPES_FILE]: `// Made by "npm run sdk:generate" from the API's description. Do not edit.\n${types}`,
  };
}

/** JSON for reading and comparing, without a line for every brace: what fits on a line is on one. */
function compactJson(value: unknown, indent = '', taken = 0): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + taken + line.length <= LINE_WIDTH) return line;
  const deeper = `${indent} `;
  if (Array.isArray(value)) {
    const entries = value.map(entry => `${deeper}${compactJson(entry, deeper, 1)}`);
    return `[\n${entries.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, entry]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${deeper}${name}${compactJson(entry, deeper, name.length + 1)}`;
  });
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

/** Asks a server that is never started; a pool connects with its first query. */
async function openApiDocument(): Promise<object> {
  const pool = new pg.Pool();
  const bus = new LocalBus(() => {});
  const parts = {
    database: { db: drizzle(pool), pool },
    bus,
    secretKey: 'nothing is signed with this key, as nothing is asked',
    publicUrl: 'http://localhost:3000',
    logger: pino({ level: 'silent' }),
    wallTime: () => new Date(),
  };
  // What only answers need is left out.
  const server = await buildHttpServer(parts as unknown as HttpServerDeps);
  await server.ready();
  const document = server.swagger();
  await server.close();
  await bus.close();
  await pool.end();
  return document;
}
