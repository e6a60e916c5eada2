import type { JournalEntry } from '@frontdesk/contract';
import { toCamelCase } from '@frontdesk/contract/wire-case';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { socketUrl } from '../../../api/socket-url.ts';
import { callQuery } from '../call-queries.ts';
import { afterEntry, lastSequence } from '../live-call.ts';

/** Longest pause between two attempts to open the channel again; the first is one second, each next twice the last. */
const MAX_RETRY_MS = 15_000;

export interface LiveCall {
  readonly isConnected: boolean;
  /** What the caller is saying and has not finished. */
  readonly interimText: string;
}

/** Keeps the record of a running call up to date from its live channel, until the call ends or the screen is left. */
export function useLiveCall(callId: string, isRunning: boolean): LiveCall {
  const queryClient = useQueryClient();
  const [isConnected, setConnected] = useState(false);
  const [interimText, setInterimText] = useState('');

  useEffect(() => {
    if (!isRunning) return;
    const { queryKey } = callQuery(callId);
    let socket: WebSocket | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let retryMs = 1000;

    const receive = (entry: JournalEntry) => {
      if (entry.event.type === 'transcript-interim') return setInterimText(entry.event.text);
      if (entry.event.type === 'turn-finished' && entry.event.turn.speaker === 'caller') setInterimText('');
      queryClient.setQueryData(queryKey, call => call && afterEntry(call, entry));
    };

    const connect = () => {
      const after = lastSequence(queryClient.getQueryData(queryKey));
      socket = new WebSocket(socketUrl(`/ws/calls/${callId}?after=${after}`));
      socket.onopen = () => {
        retryMs = 1000;
        setConnected(true);
      };
      socket.onmessage = message => receive(toCamelCase(JSON.parse(String(message.data))) as JournalEntry);
      socket.onclose = () => {
        setConnected(false);
        // Also after the call's end: until the record says so, there may be more to hear.
        retry = setTimeout(connect, retryMs);
        retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
      };
    };

    connect();
    return () => {
      clearTimeout(retry);
      if (socket) socket.onclose = null;
      socket?.close();
      setConnected(false);
      setInterimText('');
    };
  }, [callId, isRunning, queryClient]);

  return { isConnected, interimText };
}
