import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeApi } from './describe-api.ts';

const root = join(import.meta.dirname, '../..');

for (const [file, content] of Object.entries(await describeApi())) {
  await writeFile(join(root, file), content);
  console.log(file);
}
