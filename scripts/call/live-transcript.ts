import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { OperatorApi, TranscriptTurn } from './operator-api.ts';

/** What the live socket tells that a transcript needs: journal entries, as on the wire. */
interface LiveMessage {
  readonly event: { readonly type: string; readonly turn?: TranscriptTurn };
}

const FIND_CALL_INTERVAL_MS = 150;

/**
 * Follows a call on the server's live socket, one turn at a time. Ends with the call, or when `signal` aborts. Throws
 * when the socket is refused.
 */
export async function* followTranscript(
  api: OperatorApi,
  callSid: string,
  signal: AbortSignal,
): AsyncIterable<TranscriptTurn> {
  const callId = await findCallId(api, callSid, signal);
  if (callId === null) return;
  const socket = new WebSocket(`${api.server.replace(/^http/, 'ws')}/ws/calls/${callId}`, { headers: api.headers });
  const turns: TranscriptTurn[] = [];
  let wake = () => {};
  let failure: Error | null = null;
  let isOver = false;
  const end = () => {
    isOver = true;
    wake();
  };
  const leave = () => socket.close();
  signal.addEventListener('abort', leave, { once: true });
  socket.on('message', data => {
    const { event }: LiveMessage = JSON.parse(String(data));
    if (event.type === 'turn-finished' && event.turn) turns.push(event.turn);
    wake();
  });
  socket.on('error', error => {
    failure = error;
  });
  socket.on('close', end);
  try {
    for (;;) {
      yield* turns.splice(0);
      if (failure && !signal.aborted) throw failure;
      if (isOver && turns.length === 0) return;
      await new Promise<void>(resolve => {
        wake = resolve;
        if (isOver || turns.length > 0) resolve();
      });
    }
  } finally {
    signal.removeEventListener('abort', leave);
    socket.close();
  }
}

async function findCallId(api: OperatorApi, callSid: string, signal: AbortSignal): Promise<string | null> {
  while (!signal.aborted) {
    const record = await api.findCall(callSid);
    if (record) return record.id;
    await setTimeout(FIND_CALL_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}
