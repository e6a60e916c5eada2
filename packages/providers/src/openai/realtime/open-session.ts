import type { Clock } from '@frontdesk/voice';
import type { Account } from '../account/credentials.ts';
import { toldFailure, tooSlow } from '../account/failures.ts';
import { RealtimeLink } from './realtime-link.ts';
import type { ServerEvent } from './server-events.ts';

/** From the dialling to a session that is set up. Milliseconds. */
const OPEN_MS = 10_000;

export interface OpenSessionOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly query: Readonly<Record<string, string>>;
  /** What the session is to be. */
  readonly session: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
  /** What comes after the session was set up. */
  readonly onEvent: (event: ServerEvent) => void;
  /** The connection of an open session is over: with what went wrong, or null after its `close`. */
  readonly onEnd: (error: Error | null) => void;
}

export interface OpenSession {
  readonly id: string;
  readonly link: RealtimeLink;
}

/** Dials and sets up a session. Throws `ProviderError` when that fails; an abort rejects with its reason. */
export async function openSession(options: OpenSessionOptions): Promise<OpenSession> {
  const { account, clock, query, session, signal, onEvent, onEnd } = options;
  signal.throwIfAborted();
  let isOpen = false;
  let id = '';
  const opening = Promise.withResolvers<void>();
  const link = new RealtimeLink({
    account,
    clock,
    query,
    onEvent(event) {
      if (isOpen) return onEvent(event);
      switch (event.type) {
        case 'session.created':
          id = event.session.id;
          link.send({ type: 'session.update', session });
          break;
        case 'session.updated':
          isOpen = true;
          opening.resolve();
          break;
        case 'error':
          link.fail(toldFailure(event.error));
          break;
      }
    },
    onEnd(error) {
      if (isOpen) onEnd(error);
      else opening.reject(error ?? signal.reason);
    },
  });
  const cancel = clock.schedule(OPEN_MS, () => link.fail(tooSlow('did not open a session', OPEN_MS)));
  const abort = () => void link.close();
  signal.addEventListener('abort', abort, { once: true });
  try {
    await opening.promise;
    return { id, link };
  } finally {
    cancel();
    signal.removeEventListener('abort', abort);
  }
}
