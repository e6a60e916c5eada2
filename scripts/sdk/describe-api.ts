import { drizzle } from 'drizzle-orm/node-postgres';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import pg from 'pg';
import { pino } from 'pino';
import { LocalBus } from '../../apps/server/src/bus/local-bus.ts';
import { buildHttpServer, type HttpServerDeps } from '../../apps/server/src/http/build-http-server.ts';
import { compactJson } from './compact-json.ts';

/** Generated files, from the root of the sources. */
export const DESCRIPTION_FILE = 'docs/openapi.json';
export const TYPES_FILE = 'packages/sdk/src/api-types.ts';

/** The two files as they should be now: the OpenAPI document, and the types of the client. */
export async function describeApi(): Promise<Readonly<Record<string, string>>> {
  const document = await openApiDocument();
  // What has a default need not be sent; answers list what they always have as required.
  const options = { alphabetize: true, defaultNonNullable: false };
  const types = astToString(await openapiTs(document as OpenAPI3, options));
  return {
    [DESCRIPTION_FILE]: `${compactJson(document)}\n`,
    [TYPES_FILE]: `// Made by "npm run sdk:generate" from the API's description. Do not edit.\n${withoutAbsences(types)}`,
  };
}

/** Without the members that say what an operation does not have, a third of the lines; in the sources' indentation. */
const withoutAbsences = (types: string) =>
  types.replaceAll(/^ *\w+\?: never;\n/gm, '').replaceAll(/^ +/gm, indent => ' '.repeat(indent.length / 2));

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
