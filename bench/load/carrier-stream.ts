import { WebSocket } from 'ws';

/** Any will do that is not zero, so that the server has to unmask as it has to for everybody. */
const MASK = Buffer.from([0x5a, 0x17, 0xc3, 0x88]);

export interface StreamEars {
  onMedia(audioBytes: number, atMs: number): void;
  onClear(atMs: number): void;
  onMark(name: string): void;
  onClosed(): void;
}

export interface CarrierStreamOptions {
  readonly url: string;
  readonly callSid: string;
  readonly streamSid: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly ears: StreamEars;
}

/**
 * The carrier's end of one media stream, as lean as it can be: frames are put together from text that was made before,
 * and of what comes back only the kind and the length are looked at.
 */
export class CarrierStream {
  readonly #socket: WebSocket;
  readonly #options: CarrierStreamOptions;
  #sequence = 1;
  #chunk = 0;

  constructor(options: CarrierStreamOptions) {
    this.#options = options;
    this.#socket = new WebSocket(options.url, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      generateMask: mask => void MASK.copy(mask),
      handshakeTimeout: 10_000,
    });
    this.#socket.on('open', () => this.#begin());
    this.#socket.on('message', (data: Buffer) => this.#hear(data));
    this.#socket.on('error', () => {});
    this.#socket.once('close', () => options.ears.onClosed());
  }

  get isOpen(): boolean {
    return this.#chunk > 0 || this.#socket.readyState === WebSocket.OPEN;
  }

  media(payload: string): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const timestamp = this.#chunk * 20;
    this.#chunk++;
    this.#socket.send(
      `{"event":"media","sequenceNumber":"${++this.#sequence}","media":{"track":"inbound","chunk":"${this.#chunk}",` +
        `"timestamp":"${timestamp}","payload":"${payload}"},"streamSid":"${this.#options.streamSid}"}`,
    );
  }

  mark(name: string): void {
    this.#send({ event: 'mark', sequenceNumber: String(++this.#sequence), mark: { name } });
  }

  /** Hangs up. */
  stop(): void {
    this.#send({ event: 'stop', sequenceNumber: String(++this.#sequence), stop: { callSid: this.#options.callSid } });
    this.#socket.close(1000);
  }

  #begin(): void {
    const { callSid, streamSid, parameters } = this.#options;
    this.#socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
    const start = { accountSid: 'AC0', streamSid, callSid, tracks: ['inbound'], mediaFormat };
    this.#send({ event: 'start', sequenceNumber: '1', start: { ...start, customParameters: parameters } });
  }

  #send(message: object): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify({ ...message, streamSid: this.#options.streamSid }));
  }

  #hear(data: Buffer): void {
    const atMs = performance.now();
    const { ears } = this.#options;
    const head = data.toString('latin1', 0, 20);
    if (head.startsWith('{"event":"media"')) {
      const from = data.indexOf('"payload":"') + 11;
      const to = data.indexOf('"', from);
      const padding = data[to - 1] !== 0x3d ? 0 : data[to - 2] !== 0x3d ? 1 : 2;
      ears.onMedia(((to - from) / 4) * 3 - padding, atMs);
    } else if (head.startsWith('{"event":"clear"')) ears.onClear(atMs);
    else {
      const { event, mark } = JSON.parse(data.toString()) as { event: string; mark?: { name: string } };
      if (event === 'mark' && mark) ears.onMark(mark.name);
    }
  }
}
