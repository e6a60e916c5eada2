import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DESCRIPTION_FILE, describeApi } from './describe-api.ts';

const root = join(import.meta.dirname, '../..');
/** 1,600 now. Past this, a schema without a name is probably spelled out in many places. */
const MAX_BYTES_PER_OPERATION = 2000;

interface Operation {
  readonly parameters?: readonly { readonly in?: string; readonly name?: string }[];
}

let files: Readonly<Record<string, string>>;
let operations: readonly { readonly path: string; readonly method: string; readonly operation: Operation }[];
beforeAll(async () => {
  files = await describeApi();
  const { paths } = JSON.parse(files[DESCRIPTION_FILE] ?? '') as { paths: Record<string, Record<string, Operation>> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}, 60_000);

describe('the API’s description', () => {
  it('and the client say what the server does now; "npm run sdk:generate" makes them anew', async () => {
    for (const [file, content] of Object.entries(files))
      expect((await readFile(join(root, file), 'utf8')) === content, `${file} is out of date`).toBe(true);
  });

  it('is short enough to be read', () => {
    expect(Buffer.byteLength(files[DESCRIPTION_FILE] ?? '') / operations.length).toBeLessThan(MAX_BYTES_PER_OPERATION);
  });

  it('names every parameter as its path does', () => {
    for (const { path, method, operation } of operations) {
      const inPath = [...path.matchAll(/\{(.+?)\}/g)].map(match => match[1]);
      const described = (operation.parameters ?? []).filter(parameter => parameter.in === 'path');
      expect(described.map(({ name }) => name).sort(), `${method} ${path}`).toEqual(inPath.sort());
    }
  });
});
