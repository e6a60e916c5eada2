/** The same values, ending quietly when the signal aborts, also while waiting for the next one. */
export async function* untilAborted<Item>(source: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const { promise: aborted, resolve } = Promise.withResolvers<null>();
  const abort = () => resolve(null);
  signal.addEventListener('abort', abort, { once: true });
  const iterator = source[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const next = iterator.next();
      const step = await Promise.race([next, aborted]);
      if (step === null) {
        next.catch(() => {}); // whoever fails after the end has nobody to tell
        return;
      }
      if (step.done) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    void iterator.return?.()?.catch(() => {}); // not awaited: a source that waits for audio would hold the end up
  }
}
