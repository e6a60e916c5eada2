import { availableParallelism } from 'node:os';

/**
 * Options of Node for the server, which answers callers in real time: garbage is collected seldom and in small steps,
 * because callers hear a pause. What each of them is worth: docs/decisions/0011-pauses-of-the-garbage-collector.md.
 */
export function serverOptions(processors = availableParallelism()) {
  return [
    // The old generation may grow to three times what is alive before all of it is looked at.
    '--heap-growing-percent=200',
    // A server that has little to do at the moment may have callers all the same.
    '--no-memory-reducer',
    // On a single processor the collector's helpers only take time from the thread that they help.
    ...(processors > 1 ? [] : ['--v8-pool-size=1', '--no-concurrent-marking']),
  ];
}
