import type { WebSocket } from 'ws';
import { parseObject } from '../http/route.ts';
import type { SpeechSession } from './speech-session.ts';

/** Places on one socket: a sixth context ends it. */
const MAX_CONTEXTS = 5;
/** What a context is called when nobody names it. */
const DEFAULT_CONTEXT = 'default';

/** Follows the messages of the socket with several utterances. `isKnown`: the key was in the request already. */
export function serveMultiStreamInput(
  session: SpeechSession,
  socket: WebSocket,
  isKnown: boolean,
  isOwnKey: (key: unknown) => boolean,
): void {
  let isAuthorized = isKnown;
  socket.on('message', data => {
    const message = parseObject(String(data));
    if (!message) return session.fail('invalid_request', 'Messages must be JSON objects.');
    isAuthorized ||= isOwnKey(message.xi_api_key ?? message['xi-api-key']);
    if (!isAuthorized) return session.fail('invalid_api_key', 'Invalid API key');
    if (message.close_socket === true) return session.finish();
    take(session, message);
  });
}

function take(session: SpeechSession, message: Readonly<Record<string, unknown>>): void {
  const { text } = message;
  const id = message.context_id ?? DEFAULT_CONTEXT;
  if (typeof id !== 'string') {
    session.fail('invalid_request', 'context_id must be a string.');
    return;
  }
  const known = session.openContexts.find(context => context.id === id);
  if (message.close_context === true) {
    known?.close();
    return;
  }
  if (text !== undefined && typeof text !== 'string') {
    session.fail('invalid_request', 'text must be a string.');
    return;
  }
  if (!known) {
    if (session.openContexts.length >= MAX_CONTEXTS) {
      session.fail(
        'max_active_conversations',
        'Maximum simultaneous contexts per WebSocket connection exceeded (5). Please close an existing context before opening a new one.',
      );
      return;
    }
    session.open(id, message);
    return;
  }
  if (known.wasClosed) return; // nothing more is made for it
  if (text === '') known.keepAlive();
  else if (text !== undefined) known.say(text);
  if (message.flush === true) known.flush();
}
