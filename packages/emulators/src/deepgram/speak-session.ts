import type { Command, LiveEnd, LiveSocket } from './live-socket.ts';
import { murmuredSpeech } from './murmured-speech.ts';
import type { RawFormat } from './raw-audio.ts';
import { remember } from './recent.ts';
import { MAX_TEXT_LENGTH, type SpeakingSettings, spokenFormat } from './speaking-settings.ts';

/** Limits of the service's documentation: flushes and characters in so much time, and the life of a socket. */
const WINDOW_MS = 60_000;
const MAX_FLUSHES = 20;
const LIFETIME_MS = 60 * 60_000;

/** Text to be spoken next, or a flush to be answered once everything before it was. */
type Work = { readonly type: 'speech'; leftMs: number } | { readonly type: 'flush' };

/** `/v1/speak` as a socket: speaks what is flushed, one piece of audio after the other. */
export class SpeakSession implements LiveEnd {
  readonly #socket: LiveSocket;
  readonly #settings: SpeakingSettings;
  readonly #format: RawFormat;
  readonly #onCharacters: (count: number) => void;
  readonly #flushes: number[] = [];
  #characters: { readonly atMs: number; readonly count: number }[] = [];
  #buffered = '';
  #work: Work[] = [];
  #spokenMs = 0;
  #flushed = 0;
  #cleared = 0;
  /** Changed by `Clear`: pieces that wait for an earlier one are not spoken any more. */
  #round = 0;
  #isSpeaking = false;

  constructor(socket: LiveSocket, settings: SpeakingSettings, onCharacters: (count: number) => void) {
    this.#socket = socket;
    this.#settings = settings;
    this.#format = spokenFormat(socket.query);
    this.#onCharacters = onCharacters;
    socket.send({
      type: 'Metadata',
      request_id: socket.requestId,
      model_name: socket.query.get('model') ?? 'aura-asteria-en',
      model_version: '2026-07-31.0',
      model_uuid: '00000000-0000-4000-8000-000000000000',
      additional_model_uuids: [],
    });
    socket.after(LIFETIME_MS, () => socket.close(1011, 'NET-0003'));
  }

  onAudio(): void {
    this.#socket.close(1003, 'MESSAGE-0000');
  }

  onCommand(command: Command | undefined): void {
    switch (command?.type) {
      case 'Speak':
        if (typeof command.text === 'string') this.#speak(command.text);
        else this.#socket.close(1008, 'DATA-0000');
        break;
      case 'Flush':
        this.#flush();
        break;
      case 'Clear':
        this.#clear();
        break;
      case 'Close':
        this.#socket.close(1000);
        break;
      default:
        this.#socket.close(1008, 'DATA-0000');
    }
  }

  onClosed(): void {
    this.#round++;
    this.#work = [];
  }

  #speak(text: string): void {
    if (text.length > MAX_TEXT_LENGTH) {
      this.#socket.close(1009, 'BIG-0001');
      return;
    }
    const nowMs = this.#socket.clock.now();
    this.#characters = this.#characters.filter(({ atMs }) => nowMs - atMs < WINDOW_MS);
    this.#characters.push({ atMs: nowMs, count: text.length });
    const inWindow = this.#characters.reduce((sum, { count }) => sum + count, 0);
    if (inWindow > this.#settings.charactersPerMinute) {
      this.#socket.close(1008, 'DATA-0001');
      return;
    }
    this.#onCharacters(text.length);
    remember(this.#socket.texts, text);
    this.#buffered += text;
  }

  #flush(): void {
    const nowMs = this.#socket.clock.now();
    while (nowMs - (this.#flushes[0] ?? nowMs) >= WINDOW_MS) this.#flushes.shift();
    if (this.#flushes.length >= MAX_FLUSHES) {
      this.#warn('FLUSH_LIMIT_EXCEEDED', 'The maximum number of flushes within 60 seconds was exceeded.');
      return;
    }
    this.#flushes.push(nowMs);
    const leftMs = this.#buffered.trim().length * this.#settings.characterMs;
    this.#buffered = '';
    if (leftMs > 0) this.#work.push({ type: 'speech', leftMs });
    this.#work.push({ type: 'flush' });
    if (this.#isSpeaking) return;
    this.#isSpeaking = true;
    const round = this.#round;
    this.#socket.after(this.#settings.firstByteMs, () => this.#goOn(round));
  }

  #clear(): void {
    this.#round++;
    const hadSpeech = this.#work.some(({ type }) => type === 'speech');
    this.#work = [];
    this.#buffered = '';
    this.#isSpeaking = false;
    if (hadSpeech)
      for (let count = this.#settings.latePieces; count > 0; count--) this.#sendPiece(this.#settings.pieceMs);
    this.#socket.send({ type: 'Cleared', sequence_id: this.#cleared++ });
  }

  #goOn(round: number): void {
    while (round === this.#round) {
      const [next] = this.#work;
      if (!next) {
        this.#isSpeaking = false;
        return;
      }
      if (next.type === 'flush') {
        this.#work.shift();
        this.#socket.send({ type: 'Flushed', sequence_id: this.#flushed++ });
        continue;
      }
      const pieceMs = Math.min(next.leftMs, this.#settings.pieceMs);
      next.leftMs -= pieceMs;
      if (next.leftMs <= 0) this.#work.shift();
      this.#sendPiece(pieceMs);
      if (this.#settings.pieceEveryMs > 0) {
        this.#socket.after(this.#settings.pieceEveryMs, () => this.#goOn(round));
        return;
      }
    }
  }

  #sendPiece(pieceMs: number): void {
    this.#socket.sendAudio(murmuredSpeech(this.#format, this.#spokenMs, pieceMs));
    this.#spokenMs += pieceMs;
  }

  #warn(code: string, description: string): void {
    this.#socket.send({ type: 'Warning', code, description });
  }
}
