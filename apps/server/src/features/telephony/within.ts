/** Settles like `work`, or rejects with a `TimeoutError` once `limitMs` have passed. The work itself goes on. */
export async function withinMs<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException(`Not done within ${limitMs} ms.`, 'TimeoutError')), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
