import type { WebSocket } from 'ws';
import { parseObject } from '../http/route.ts';
import type { SpeechContext } from './speech-context.ts';
import type { SpeechSession } from './speech-session.ts';

/** Follows the messages of the socket with one utterance. `isKnown`: the key was in the request already. */
export function serveStreamInput(
  session: SpeechSession,
  socket: WebSocket,
  isKnown: boolean,
  isOwnKey: (key: unknown) => boolean,
): void {
  let context: SpeechContext | null = null;
  socket.on('message', data => {
    const message = parseObject(String(data));
    if (typeof message?.text !== 'string')
      return session.fail('invalid_request', 'Messages must be JSON objects with a text.');
    if (!context) {
      if (!isKnown && !isOwnKey(message.xi_api_key ?? message['xi-api-key']))
        return session.fail('invalid_api_key', 'Invalid API key');
      context = session.open(null, message);
      return;
    }
    if (message.text === '') {
      context.flush();
      return context.close();
    }
    if (message.text === ' ') return context.keepAlive();
    context.say(message.text);
    if (message.flush === true) context.flush();
  });
}
