/** The same values, ending quietly when the signal aborts, also while waiting for the next one. */
export async function* untilAborted<Item>(source: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  let stopWaiting = () => {};
  const abort = () => stopWaiting();
  signal.addEventListener('abort', abort, { once: true });
  const iterator = source[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      // A promise of its own for each step: racing against one that lasts as long as the call would pile up on it.
      const step = await new Promise<IteratorResult<Item> | null>((resolve, reject) => {
        stopWaiting = () => resolve(null);
        iterator.next().then(resolve, reject);
      });
      if (step === null || step.done) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    void iterator.return?.()?.catch(() => {}); // not awaited: a source that waits for audio would hold the end up
  }
}
