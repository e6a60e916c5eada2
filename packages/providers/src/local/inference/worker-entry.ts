/**
 * Where a worker's entry file is. From source it is the `.ts` file beside the caller; in the production bundle every
 * worker is an entry of its own, so it is the `.js` file of the same name beside the bundle.
 *
 * @param callerUrl the caller's `import.meta.url`
 * @param sourceName the worker's file name in source, for example `./kokoro-worker.ts`
 */
export function workerEntry(callerUrl: string, sourceName: `./${string}.ts`): URL {
  const isBundled = new URL(callerUrl).pathname.endsWith('.js');
  return new URL(isBundled ? sourceName.replace(/\.ts$/, '.js') : sourceName, callerUrl);
}
