import { Id } from '@frontdesk/contract';
import { toSnakeCase } from '@frontdesk/contract/wire-case';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import type { Bus } from '../bus/bus.ts';
import type { Database } from '../db/connection.ts';
import { calls } from '../db/schema/index.ts';
import type { Auth } from '../features/auth/auth.ts';
import { identify, loadPrincipal } from '../features/auth/principal.ts';
import type { LiveTokens } from '../features/calls/live-token.ts';
import { noSuchCall } from '../features/calls/no-such-call.ts';
import { enterResource } from '../features/members/enter.ts';
import { checkOrigin } from '../http/cross-origin.ts';
import { followCall } from './follow-call.ts';

export interface LiveCallSocketOptions {
  readonly db: Database;
  readonly auth: Auth;
  readonly bus: Bus;
  readonly liveTokens: LiveTokens;
  readonly wallTime: () => Date;
  readonly allowedOrigins: readonly string[];
}

const LiveCallQuery = z.object({
  token: z.string().max(300).optional(),
  /** Resume after this entry of the journal. */
  after: z.coerce.number().int().min(-1).default(-1),
});

/** Bytes a reader may leave unread; a whole call's journal is far below it. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;
/** WebSocket close codes: RFC 6455 §7.4.1, and 1013 "try again later" of the IANA registry. */
const CLOSE_NORMAL = 1000;
const CLOSE_FAILED = 1011;
const CLOSE_BEHIND = 1013;

/** `WS /ws/calls/{id}`: the journal so far and then live, one JSON `{sequence, event}` a message, until the call ends. */
export function registerLiveCallSocket(scope: FastifyInstance, options: LiveCallSocketOptions): void {
  const checks = {
    websocket: true as const,
    schema: { hide: true },
    preValidation: async (request: FastifyRequest) => {
      checkOrigin(request, options.allowedOrigins);
      await authorize(request, options);
    },
  };
  scope.get('/ws/calls/:id', checks, (socket, request) => void serve(socket, request, options));
}

async function authorize(request: FastifyRequest, { db, auth, liveTokens, wallTime }: LiveCallSocketOptions) {
  const callId = callIdOf(request);
  const { token } = queryOf(request);
  const { authorization, cookie } = request.headers;
  const tokenUser = token === undefined ? null : liveTokens.verify(callId, token, wallTime());
  const principal = tokenUser
    ? await loadPrincipal(db, tokenUser)
    : await identify({ db, auth }, { authorization, cookie });
  if (!principal) throw new AppError('unauthenticated', 'Sign in, send an API key, or bring a live token.');
  await enterResource(db, principal, calls, callId, 'calls:hear');
}

async function serve(socket: WebSocket, request: FastifyRequest, { db, bus }: LiveCallSocketOptions): Promise<void> {
  const closed = new AbortController();
  socket.once('close', () => closed.abort());
  socket.on('error', () => closed.abort());
  try {
    const options = {
      db,
      bus,
      callId: callIdOf(request),
      afterSequence: queryOf(request).after,
      signal: closed.signal,
    };
    let hasEnded = false;
    for await (const entry of followCall(options)) {
      if (socket.bufferedAmount > MAX_UNREAD_BYTES) break;
      socket.send(JSON.stringify(toSnakeCase(entry)));
      hasEnded = entry.event.type === 'call-ended';
    }
    if (hasEnded) socket.close(CLOSE_NORMAL, 'The call has ended.');
    else socket.close(CLOSE_BEHIND, 'Too far behind; connect again.');
  } catch (error) {
    request.log.error({ err: error }, 'A live call socket failed.');
    socket.close(CLOSE_FAILED, 'Something went wrong.');
  }
}

function callIdOf(request: FastifyRequest): string {
  const { id } = request.params as { readonly id?: unknown };
  const parsed = Id.safeParse(id);
  if (!parsed.success) throw noSuchCall();
  return parsed.data;
}

function queryOf(request: FastifyRequest): z.infer<typeof LiveCallQuery> {
  const parsed = LiveCallQuery.safeParse(request.query);
  if (!parsed.success) throw new AppError('validation_failed', '`after` is a number and `token` a text.');
  return parsed.data;
}
