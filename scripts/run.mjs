#!/usr/bin/env node
// The one way to start, test and build Frontdesk. Installs what is missing first, then runs the task with the Node that
// the product is made for. Plain JavaScript: it runs on any Node >= 20.19 before anything is installed.
import { join } from 'node:path';
import { installDebianPackages } from './debian-packages.mjs';
import { productNode, requireOwnNodeVersion } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { run, runTogether } from './processes.mjs';
import { root } from './root.mjs';
import { serverOptions } from './server-options.mjs';
import { installWeb, watchWeb } from './web.mjs';

const [task = '', ...args] = process.argv.slice(2);

const serverMain = join(root, 'apps/server/src/main.ts');
const modules = join(root, 'node_modules');

const tasks = {
  /** The server, from source. */
  async start() {
    await prepare({ models: true, web: true });
    return run(productNode(), [...serverOptions(), serverMain, ...args]);
  },
  /** The server, started again at every change of its sources. */
  async dev() {
    await prepare({ models: true, web: false });
    const server = {
      command: productNode(),
      args: ['--watch', '--watch-preserve-output', ...serverOptions(), serverMain, ...args],
    };
    return runTogether([server, ...watchWeb(productNode())]);
  },
  /** The production bundle in `dist/`. */
  async build() {
    await prepare({ models: false, web: true });
    return run(productNode(), [join(root, 'scripts/bundle.mjs')]);
  },
  /** All tests; arguments go to Vitest. */
  async test() {
    await prepare({ models: true, web: true });
    await installDebianPackages();
    return run(productNode(), [join(modules, 'vitest/vitest.mjs'), 'run', ...args]);
  },
  /** Format, lint, types, and the direction of imports. All of them run, whatever fails. */
  async lint() {
    await prepare({ models: false, web: false });
    const checks = [
      [join(modules, '@biomejs/biome/bin/biome'), 'check', '.'],
      [join(modules, 'typescript/bin/tsc'), '-p', '.'],
      [join(modules, 'typescript/bin/tsc'), '-p', 'apps/web'],
      [
        join(modules, 'dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        'apps',
        'packages',
      ],
    ];
    let worst = 0;
    for (const check of checks) worst = Math.max(worst, await run(productNode(), check));
    return worst;
  },
  /** A phone call to the running server, by the scripted caller. */
  async call() {
    await prepare({ models: true, web: false });
    return run(productNode(), [join(root, 'scripts/call.ts'), ...args]);
  },
  /** An emulated Twilio account, to try calls and texts without one. */
  async twilio() {
    await prepare({ models: true, web: false });
    return run(productNode(), [join(root, 'scripts/twilio.ts'), ...args]);
  },
  /** The API's description, and the client made from it. */
  async sdk() {
    await prepare({ models: false, web: false });
    return run(productNode(), [join(root, 'scripts/sdk/generate.ts')]);
  },
  /** The pages that are made from the sources. */
  async docs() {
    await prepare({ models: false, web: false });
    return run(productNode(), [join(root, 'scripts/docs/generate.ts')]);
  },
  async bench() {
    await prepare({ models: true, web: false });
    return run(productNode(), [join(root, 'bench/main.ts'), ...args]);
  },
};

/** Fetches what the task needs and does not find. Says what it does; quiet and quick when all is there. */
async function prepare({ models, web }) {
  await installPackages();
  if (models) await (await import('./models.mjs')).installModels();
  if (web) await installWeb(productNode());
}

try {
  requireOwnNodeVersion();
  process.chdir(root);
  loadDotEnv();
  if (!Object.hasOwn(tasks, task)) throw new Error(`Use one of: ${Object.keys(tasks).join(', ')}.`);
  process.exitCode = await tasks[task]();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Folders named in `.env` count for the installers too. */
function loadDotEnv() {
  try {
    process.loadEnvFile(join(root, '.env'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
