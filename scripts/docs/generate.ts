import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROVIDERS_FILE, providersPage } from './providers-page.ts';

await writeFile(join(import.meta.dirname, '../..', PROVIDERS_FILE), providersPage());
console.log(PROVIDERS_FILE);
