/**
 * Where a worker's entry file is. From source it is the `.ts` file at that path from the caller; in the production
 * bundle every worker is an entry of its own, so it is the `.js` file at the same path from the bundle.
 */
export function workerEntry(callerUrl: string, sourceName: `./${string}.ts`): URL {
  const isBundled = new URL(callerUrl).pathname.endsWith('.js');
  return new URL(isBundled ? sourceName.replace(/\.ts$/, '.js') : sourceName, callerUrl);
}
