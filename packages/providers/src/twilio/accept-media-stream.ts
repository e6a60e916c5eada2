import type { Clock } from '@frontdesk/voice';
import type WebSocket from 'ws';
import { parseInboundMessage, type StartMessage } from './media-messages.ts';
import { DEFAULT_MEDIA_LIMITS, type MediaLimits, MediaTransport } from './media-transport.ts';

export interface AcceptMediaStreamOptions {
  readonly clock: Clock;
  /** How long the peer may take until its `start` message. Default 5000. */
  readonly startTimeoutMs?: number;
  readonly limits?: Partial<MediaLimits>;
}

/** Who a media stream says it is. Nothing of it is proven yet: check the token in `customParameters`. */
export interface MediaStreamStart {
  readonly streamSid: string;
  readonly callSid: string;
  readonly accountSid: string;
  readonly customParameters: Readonly<Record<string, string>>;
}

/** A stream that did not begin has had its socket closed already. */
export type AcceptedMediaStream =
  | { readonly status: 'started'; readonly start: MediaStreamStart; readonly transport: MediaTransport }
  | { readonly status: 'failed'; readonly reason: 'timeout' | 'closed' | 'garbage' | 'unsupported-format' };

/** Unusable messages before `start` after which a socket is not worth waiting for. */
const MAX_FAULTS_BEFORE_START = 50;
const POLICY_VIOLATION = 1008;

/**
 * Waits for the `connected` and `start` messages of a new socket; call it in the same tick the socket opened in.
 * Audio that arrives afterwards waits in the transport's bounded queue until it is read.
 */
export function acceptMediaStream(socket: WebSocket, options: AcceptMediaStreamOptions): Promise<AcceptedMediaStream> {
  const { clock, startTimeoutMs = 5000 } = options;
  const limits = { ...DEFAULT_MEDIA_LIMITS, ...options.limits };
  return new Promise(resolve => {
    let transport: MediaTransport | undefined;
    let faults = 0;
    const fail = (reason: 'timeout' | 'closed' | 'garbage' | 'unsupported-format') => {
      cancelTimeout();
      socket.off('message', onMessage);
      if (reason !== 'closed') closeOrCut(socket, clock, limits.closeTimeoutMs);
      resolve({ status: 'failed', reason });
    };
    const onMessage = (data: Buffer, isBinary: boolean) => {
      if (transport) {
        transport.handleMessage(data, isBinary);
        return;
      }
      const isReadable = !isBinary && data.length <= limits.maxMessageBytes;
      const message = isReadable ? parseInboundMessage(data.toString()) : undefined;
      if (message?.event === 'connected') return;
      if (message?.event !== 'start') {
        if (++faults > MAX_FAULTS_BEFORE_START) fail('garbage');
        return;
      }
      if (!isMulaw8k(message)) {
        fail('unsupported-format');
        return;
      }
      cancelTimeout();
      transport = new MediaTransport(socket, message.streamSid, message.sequenceNumber, clock, limits);
      transport.countFaults('before-start', faults);
      const { callSid, accountSid, customParameters } = message.start;
      const start = { streamSid: message.streamSid, callSid, accountSid, customParameters };
      resolve({ status: 'started', start, transport });
    };
    const cancelTimeout = clock.schedule(startTimeoutMs, () => fail('timeout'));
    socket.on('message', onMessage);
    // A protocol error (an unmasked or oversized frame) closes the socket; `close` follows and says the same.
    socket.on('error', () => {});
    socket.once('close', () => {
      if (transport) transport.handleClose();
      else fail('closed');
    });
  });
}

function isMulaw8k({ start: { mediaFormat } }: StartMessage): boolean {
  return mediaFormat.encoding === 'audio/x-mulaw' && mediaFormat.sampleRate === 8000 && mediaFormat.channels === 1;
}

function closeOrCut(socket: WebSocket, clock: Clock, timeoutMs: number): void {
  const cancel = clock.schedule(timeoutMs, () => socket.terminate());
  socket.once('close', cancel);
  socket.close(POLICY_VIOLATION);
}
