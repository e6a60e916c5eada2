const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C reaches us twice when the process that started us passes it on; a person presses it again later than this. */
const SAME_REQUEST_MS = 500;

export interface StopRequest {
  readonly reason: string;
  readonly exitCode: number;
}

export interface StopRequests {
  /** Fulfils with the first request to stop: a signal, the end of the process that started us, or `request`. */
  readonly first: Promise<StopRequest>;
  request(stop: StopRequest): void;
}

/** Listens for what asks the process to stop. A second signal, a moment after the first, ends it at once. */
export function listenForStop(): StopRequests {
  const { promise, resolve } = Promise.withResolvers<StopRequest>();
  let askedAtMs: number | null = null;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (askedAtMs === null) askedAtMs = performance.now();
      else if (performance.now() - askedAtMs > SAME_REQUEST_MS) process.exit(1);
      resolve({ reason: signal, exitCode: 0 });
    });
  // The start script holds a channel to us. It ends with that script, even when that was killed.
  process.once('disconnect', () => resolve({ reason: 'the process that started this one is gone', exitCode: 0 }));
  return { first: promise, request: resolve };
}
