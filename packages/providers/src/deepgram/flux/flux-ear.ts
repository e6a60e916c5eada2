import type { LiveEar, RecognitionLine, RecognizerControl } from '../live-recognition.ts';
import { readTurnInfo, type TurnInfo } from './turn-info.ts';

/** Sent where no audio comes: Flux has no command that keeps a connection open. */
const KEEP_ALIVE_SILENCE_MS = 100;

/** The protocol of `/v2/listen`, which tells by itself where turns end. Pauses are not answered. */
export class FluxEar implements LiveEar {
  readonly #line: RecognitionLine;
  /** The latest turn, and whether it is over. */
  #turnIndex = -1;
  #isTurnOpen = false;
  #told = '';
  /** Words from before this are no part of the utterance. Milliseconds of audio. */
  #forgottenToMs = 0;
  /** A turn ended and was not committed since: the commit to come is for that one. */
  #hasEnded = false;

  constructor(line: RecognitionLine) {
    this.#line = line;
  }

  control(control: RecognizerControl): void {
    switch (control.type) {
      case 'speech':
      case 'pause':
        break;
      case 'commit':
        if (!this.#hasEnded) this.#forget();
        this.#hasEnded = false;
        break;
      case 'discard':
        this.#forget();
        this.#hasEnded = false;
        break;
    }
  }

  hear(message: { readonly type: string }): boolean {
    if (message.type !== 'TurnInfo') return KNOWN_TYPES.has(message.type);
    const info = readTurnInfo(message);
    if (!info) return false;
    if (info.turnIndex !== this.#turnIndex) {
      this.#turnIndex = info.turnIndex;
      this.#told = '';
    }
    this.#tell(info, this.#textOf(info));
    return true;
  }

  keepAlive(): void {
    this.#line.sendSilence(KEEP_ALIVE_SILENCE_MS);
  }

  async finish(): Promise<void> {
    this.#line.sendCommand({ type: 'CloseStream' });
  }

  stop(): void {}

  #tell({ event }: TurnInfo, text: string): void {
    switch (event) {
      case 'StartOfTurn':
      case 'Update':
        if (event === 'StartOfTurn') this.#isTurnOpen = true;
        if (text === '' || text === this.#told) return;
        this.#told = text;
        this.#line.emit({ type: 'transcript-interim', text });
        return;
      case 'EagerEndOfTurn':
        if (text !== '') this.#line.emit({ type: 'turn-ending', text });
        return;
      case 'TurnResumed':
        this.#line.emit({ type: 'turn-resumed' });
        return;
      case 'EndOfTurn':
        this.#isTurnOpen = false;
        if (text === '') return;
        this.#hasEnded = true;
        this.#line.emit({ type: 'turn-ended', text });
    }
  }

  #forget(): void {
    if (this.#isTurnOpen) this.#forgottenToMs = this.#line.sentMs;
    this.#told = '';
  }

  /** Without the words that were forgotten, as far as it is known when they were said. */
  #textOf({ text, words }: TurnInfo): string {
    const isForgotten = ({ startMs = Infinity }: TurnInfo['words'][number]) => startMs < this.#forgottenToMs;
    if (!words.some(isForgotten)) return text;
    return words
      .filter(word => !isForgotten(word))
      .map(word => word.text)
      .join(' ');
  }
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(['Connected', 'ConfigureSuccess', 'ConfigureFailure']);
