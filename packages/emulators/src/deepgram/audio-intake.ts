import type { LiveSocket } from './live-socket.ts';
import type { RawFormat } from './raw-audio.ts';
import { SpeechEar } from './speech-ear.ts';

/**
 * The ear for what a socket sends: of the format its parameters name, or a WAV file's. Closes with DATA-0000 what
 * neither says.
 */
export class AudioIntake {
  readonly #socket: LiveSocket;
  #ear: SpeechEar | undefined;

  constructor(socket: LiveSocket) {
    this.#socket = socket;
    const { query } = socket;
    const encoding = query.get('encoding');
    if (encoding !== 'linear16' && encoding !== 'mulaw' && encoding !== 'alaw') return;
    this.#ear = new SpeechEar({ encoding, sampleRateHz: Number(query.get('sample_rate')) });
  }

  /** Nothing before the first audio of a file that says itself what it is. */
  get ear(): SpeechEar | undefined {
    return this.#ear;
  }

  hear(data: Buffer, onPiece: (isOnset: boolean, ear: SpeechEar) => void): void {
    let audio = data;
    if (!this.#ear) {
      const head = readHead(data);
      if (!head) {
        this.#socket.close(1008, 'DATA-0000');
        return;
      }
      this.#ear = new SpeechEar(head.format);
      audio = data.subarray(head.dataAt);
    }
    const ear = this.#ear;
    ear.hear(audio, isOnset => onPiece(isOnset, ear));
  }
}

/** WAVE format tags (Microsoft mmreg.h). */
const TAGS: Readonly<Record<number, RawFormat['encoding']>> = { 1: 'linear16', 6: 'alaw', 7: 'mulaw' };

/** Of a WAV file that begins with its format, as all but the strangest do; the head is within the first bytes sent. */
function readHead(data: Buffer): { readonly format: RawFormat; readonly dataAt: number } | undefined {
  const at = data.indexOf('data', 12, 'latin1');
  if (data.length < 44 || data.toString('latin1', 0, 4) !== 'RIFF' || at < 0) return undefined;
  const encoding = TAGS[data.readUInt16LE(20)];
  return encoding && { format: { encoding, sampleRateHz: data.readUInt32LE(24) }, dataAt: at + 8 };
}
