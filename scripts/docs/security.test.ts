import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BusinessPermission, PlatformPermission, ROLE_PERMISSIONS } from '@frontdesk/contract';
import { expect, test } from 'vitest';

const page = await readFile(join(import.meta.dirname, '../../docs/security.md'), 'utf8');

test('the table of roles is the one the server goes by', () => {
  const described = page.split('\n').filter(line => /^\| `[a-z]+:[a-z]+` \|/.test(line));
  const row = (permission: string, may: readonly boolean[]) =>
    `| \`${permission}\` | ${may.map(allowed => (allowed ? 'yes' : '–')).join(' | ')} |`;
  const { owner, manager, staff, admin } = ROLE_PERMISSIONS;
  const inBusinesses = BusinessPermission.options.map(permission =>
    row(
      permission,
      [owner, manager, staff, admin].map(role => role.has(permission)),
    ),
  );
  const ofPlatform = PlatformPermission.options.map(permission => row(permission, [false, false, false, true]));
  expect(described).toEqual([...inBusinesses, ...ofPlatform]);
});

test('every file it names is there', async () => {
  const source = join(import.meta.dirname, '../../apps/server/src');
  const named = [...page.matchAll(/\[([a-z/-]+(?:\.test)?\.ts)\]/g)].map(match => match[1] ?? '');
  expect(named.length).toBeGreaterThan(4);
  for (const file of named) await expect(readFile(join(source, file), 'utf8'), file).resolves.toBeTruthy();
});
