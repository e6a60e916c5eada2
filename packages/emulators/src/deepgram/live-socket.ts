import { randomUUID } from 'node:crypto';
import type WebSocket from 'ws';
import type { DeepgramEnd, DeepgramSession, EmulatorClock, SocketFault } from './deepgram-emulator.ts';
import { remember } from './recent.ts';

/** What one of the live ends makes of what a socket sends. */
export interface LiveEnd {
  onAudio(data: Buffer): void;
  /** `command` is undefined where the text was no JSON object with a `type`. */
  onCommand(command: Command | undefined): void;
  /** The socket is gone, whoever closed it. */
  onClosed(): void;
}

export interface Command {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface LiveSocketOptions {
  readonly socket: WebSocket;
  readonly end: DeepgramEnd;
  readonly query: URLSearchParams;
  /** Of all sockets at this end, counted from 0. */
  readonly index: number;
  readonly clock: EmulatorClock;
  /** What is to go wrong with whoever sends something next. */
  readonly takeFault: () => SocketFault | undefined;
}

/** One open socket: what was sent over it, and what is to go wrong with it. */
export class LiveSocket implements DeepgramSession {
  readonly requestId = randomUUID();
  readonly end: DeepgramEnd;
  readonly query: URLSearchParams;
  readonly index: number;
  readonly clock: EmulatorClock;
  readonly commands: string[] = [];
  readonly texts: string[] = [];
  audioBytes = 0;
  readonly #socket: WebSocket;
  readonly #timers = new Set<() => void>();
  readonly #takeFault: () => SocketFault | undefined;
  #fault: SocketFault | undefined;
  /** Since the fault was taken. */
  #messages = 0;
  #pieces = 0;
  #isStalled = false;

  constructor({ socket, end, query, index, clock, takeFault }: LiveSocketOptions) {
    this.#socket = socket;
    this.end = end;
    this.query = query;
    this.index = index;
    this.clock = clock;
    this.#takeFault = takeFault;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  serve(end: LiveEnd): void {
    this.#socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (this.#sufferMessage()) return;
      if (isBinary) {
        this.audioBytes += data.length;
        end.onAudio(data);
        return;
      }
      const command = readCommand(data);
      remember(this.commands, command?.type ?? '(no command)');
      end.onCommand(command);
    });
    this.#socket.on('error', () => {}); // `close` follows
    this.#socket.on('close', () => {
      for (const cancel of this.#timers) cancel();
      this.#timers.clear();
      end.onClosed();
    });
  }

  send(message: object): void {
    if (!this.#isStalled) this.#socket.send(JSON.stringify(message));
  }

  sendAudio(data: Uint8Array): void {
    if (this.#isStalled) return;
    this.#socket.send(data);
    const { afterPieces = Infinity } = this.#fault ?? {};
    if (++this.#pieces >= afterPieces && this.#fault) this.#suffer(this.#fault);
  }

  close(code: number, reason = ''): void {
    this.#socket.close(code, reason);
  }

  /** Runs `action` after the delay, at once without one, and never after the socket was closed. */
  after(delayMs: number, action: () => void): void {
    if (delayMs <= 0) {
      action();
      return;
    }
    const cancel = this.clock.schedule(delayMs, () => {
      this.#timers.delete(cancel);
      action();
    });
    this.#timers.add(cancel);
  }

  /** True when what was to go wrong has done so with this message, which is not heard any more. */
  #sufferMessage(): boolean {
    if (!this.#fault) {
      this.#fault = this.#takeFault();
      this.#messages = 0;
      this.#pieces = 0;
    }
    this.#messages++;
    const fault = this.#fault;
    if (!fault || fault.afterPieces !== undefined || this.#messages < (fault.afterMessages ?? 1)) return false;
    return this.#suffer(fault);
  }

  #suffer(fault: SocketFault): boolean {
    this.#fault = undefined;
    switch (fault.type) {
      case 'disconnect':
        this.#socket.terminate();
        return true;
      case 'close':
        this.close(fault.code, fault.reason);
        return true;
      case 'garbage':
        this.#socket.send('{"type":"Results","channel":');
        this.#socket.send('<html>502 Bad Gateway</html>');
        this.send({ type: 'Unheard-of', surprise: [1, 2, 3] });
        this.send({ type: this.end === 'flux' ? 'TurnInfo' : 'Results', channel: 'none', event: 7 });
        return false;
      case 'error':
        this.send({
          type: 'Error',
          sequence_id: 0,
          code: 'INTERNAL_SERVER_ERROR',
          variant: 'INTERNAL_SERVER_ERROR',
          description: 'Something went wrong inside.',
          message: 'Something went wrong inside.',
        });
        this.close(1011, 'NET-0000');
        return true;
      case 'stall':
        this.#isStalled = true;
        return true;
    }
  }
}

function readCommand(data: Buffer): Command | undefined {
  try {
    const value: unknown = JSON.parse(data.toString());
    if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') return;
    return { ...value, type: value.type };
  } catch {
    return undefined;
  }
}
