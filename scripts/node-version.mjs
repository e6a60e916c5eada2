import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Oldest Node these scripts run on; the same as `engines` in package.json. */
const OLDEST = [20, 19];
/** The major version the product itself is made for; it runs TypeScript directly. */
const PRODUCT_MAJOR = 24;

/** Throws with the remedy when the Node that runs this script is too old. */
export function requireOwnNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(
    `Frontdesk needs Node ${OLDEST.join('.')} or newer; this is ${process.version}. See https://nodejs.org.`,
  );
}

const installed = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether the Node that comes as an npm package is there, or not needed because this one will do. */
export const hasProductNode = () => existsSync(installed) || isProductVersion();

const isProductVersion = () => Number(process.versions.node.split('.')[0]) >= PRODUCT_MAJOR;

/** The Node that runs the product: the one installed with it, or this one when it is new enough. */
export function productNode() {
  if (existsSync(installed)) return installed;
  if (isProductVersion()) return process.execPath;
  throw new Error(
    `Node ${PRODUCT_MAJOR} is missing. It comes with "npm ci", unless install scripts are switched off. Run\n` +
      '  npm rebuild node --ignore-scripts=false --foreground-scripts\n' +
      `or install Node ${PRODUCT_MAJOR} from https://nodejs.org, and start again.`,
  );
}
