import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';
import { root } from './root.mjs';

/** Programs the tests use when they are there. `usedIn`: only once that folder has tests. */
const programs = [
  { program: 'flite', package: 'flite', why: 'a second voice for callers and agents' },
  { program: 'nats-server', package: 'nats-server', why: 'tests of the bus between nodes' },
  { program: 'chromium', package: 'chromium', why: 'browser tests', usedIn: 'test/browser' },
];

/**
 * Installs the missing ones where that is possible: as root on a Debian. Where it is not, the tests that need a program
 * print why they were skipped.
 */
export async function installDebianPackages() {
  const missing = programs.filter(entry => !isOnPath(entry.program) && hasTests(entry.usedIn));
  if (missing.length === 0) return;
  const list = missing.map(entry => `${entry.package} (${entry.why})`).join(', ');
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    console.log(`Not installed, so some tests will be skipped: ${list}.`);
    return;
  }
  console.log(`Installing Debian packages: ${list} …`);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const install = ['install', '--yes', '--no-install-recommends', '-qq', ...missing.map(entry => entry.package)];
  if ((await run('apt-get', install)) === 0) return;
  await run('apt-get', ['update', '-qq']);
  if ((await run('apt-get', install)) !== 0) console.log('That did not work; tests that need them will be skipped.');
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function hasTests(folder) {
  if (!folder) return true;
  try {
    return readdirSync(join(root, folder)).some(name => name.endsWith('.test.ts'));
  } catch {
    return false;
  }
}
