import { AudioIntake } from './audio-intake.ts';
import { type HearingSettings, Utterances, writesPunctuation } from './hearing-settings.ts';
import { IdleWatch } from './idle-watch.ts';
import type { Command, LiveEnd, LiveSocket } from './live-socket.ts';
import { type ScriptedUtterance, seconds } from './scripted-utterance.ts';
import type { SpeechEar } from './speech-ear.ts';

/** The service settles what it heard after at most so much audio, whether the caller goes on or not. */
const WINDOW_MS = 4000;
/** Milliseconds of silence that end an utterance unless the client says otherwise. */
const DEFAULT_ENDPOINTING_MS = 10;

interface Finality {
  readonly isFinal: boolean;
  readonly isSpeechFinal?: boolean;
  readonly isFromFinalize?: boolean;
}

/**
 * `/v1/listen`: interim results while somebody speaks; finals after silence, `Finalize` or a long window. The first final
 * after silence or `Finalize` has all of an utterance's words, a window's those heard until then.
 */
export class ListenSession implements LiveEnd {
  readonly #socket: LiveSocket;
  readonly #settings: HearingSettings;
  readonly #intake: AudioIntake;
  readonly #utterances: Utterances;
  readonly #idle: IdleWatch;
  readonly #wantsInterim: boolean;
  readonly #wantsVad: boolean;
  readonly #endpointingMs: number;
  readonly #utteranceEndMs: number;
  #utterance: ScriptedUtterance | undefined;
  #windowStartMs = 0;
  #interimAtMs = 0;
  #hasUtteranceEnded = true;
  #isClosing = false;

  constructor(socket: LiveSocket, settings: HearingSettings) {
    const { query } = socket;
    this.#socket = socket;
    this.#settings = settings;
    this.#intake = new AudioIntake(socket);
    const isPunctuated = writesPunctuation(query);
    this.#utterances = new Utterances(settings, { session: socket.index, query, isPunctuated });
    this.#wantsInterim = query.get('interim_results') === 'true';
    this.#wantsVad = query.get('vad_events') === 'true';
    const endpointing = query.get('endpointing') ?? String(DEFAULT_ENDPOINTING_MS);
    this.#endpointingMs = endpointing === 'false' ? Infinity : Number(endpointing);
    this.#utteranceEndMs = Number(query.get('utterance_end_ms') ?? Infinity);
    this.#idle = new IdleWatch(socket);
  }

  onAudio(data: Buffer): void {
    if (data.length === 0) {
      this.#closeStream();
      return;
    }
    this.#idle.audio();
    this.#intake.hear(data, (isOnset, ear) => this.#onPiece(isOnset, ear));
  }

  onCommand(command: Command | undefined): void {
    switch (command?.type) {
      case 'KeepAlive':
        this.#idle.keepAlive();
        break;
      case 'Finalize':
        this.#finalize();
        break;
      case 'CloseStream':
        this.#closeStream();
        break;
      default:
        this.#socket.close(1008, 'DATA-0000');
    }
  }

  onClosed(): void {
    this.#isClosing = true;
  }

  #onPiece(isOnset: boolean, ear: SpeechEar): void {
    if (isOnset) this.#onSpeech(ear);
    const hasWords = this.#hasUnsettledWords();
    if (hasWords && ear.silenceMs >= this.#endpointingMs) {
      this.#settle({ isFinal: true, isSpeechFinal: true }, ear);
    } else if (ear.positionMs - this.#windowStartMs >= WINDOW_MS) {
      this.#settle({ isFinal: true }, ear);
    } else if (this.#wantsInterim && hasWords && ear.positionMs - this.#interimAtMs >= this.#settings.interimEveryMs) {
      this.#interimAtMs = ear.positionMs;
      this.#tell({ isFinal: false }, ear);
    }
    if (!this.#hasUtteranceEnded && ear.silenceMs >= this.#utteranceEndMs) {
      this.#hasUtteranceEnded = true;
      this.#socket.send({ type: 'UtteranceEnd', channel: [0, 1], last_word_end: seconds(ear.endedAtMs) });
    }
  }

  /** A stretch of speech begins: of another utterance, where the silence before it was long. */
  #onSpeech(ear: SpeechEar): void {
    this.#hasUtteranceEnded = false;
    if (this.#wantsVad)
      this.#socket.send({ type: 'SpeechStarted', channel: [0, 1], timestamp: seconds(ear.startedAtMs) });
    if (this.#utterance && ear.gapMs < this.#settings.utteranceGapMs) return;
    if (this.#hasUnsettledWords()) this.#settle({ isFinal: true, isSpeechFinal: true }, ear);
    this.#utterance = this.#utterances.next(ear.startedAtMs);
  }

  #hasUnsettledWords(): boolean {
    return this.#utterance !== undefined && this.#utterance.settled < this.#utterance.length;
  }

  #finalize(): void {
    const { ear } = this.#intake;
    if (!ear || (!this.#hasUnsettledWords() && !this.#settings.answersEmptyFinalize)) return;
    this.#settle({ isFinal: true, isFromFinalize: true }, ear);
  }

  #closeStream(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    const { ear } = this.#intake;
    if (ear) this.#settle({ isFinal: true, isFromFinalize: true }, ear);
    this.#socket.after(this.#settings.finalDelayMs, () => {
      const { requestId, audioBytes } = this.#socket;
      this.#socket.send({
        type: 'Metadata',
        transaction_key: 'deprecated',
        request_id: requestId,
        sha256: audioBytes.toString(16).padStart(64, '0'),
        created: new Date().toISOString(),
        duration: seconds(ear?.positionMs ?? 0),
        channels: 1,
      });
      this.#socket.close(1000);
    });
  }

  #settle(finality: Finality, ear: SpeechEar): void {
    this.#tell(finality, ear);
    this.#windowStartMs = ear.positionMs;
    this.#interimAtMs = ear.positionMs;
  }

  #tell({ isFinal, isSpeechFinal = false, isFromFinalize = false }: Finality, ear: SpeechEar): void {
    const utterance = this.#utterance;
    const from = utterance?.settled ?? 0;
    const isWhole = isSpeechFinal || isFromFinalize;
    const to = utterance ? (isWhole ? utterance.length : Math.max(from, utterance.audibleUntil(ear.endedAtMs))) : 0;
    if (utterance && isFinal) utterance.settled = to;
    const transcript = utterance?.text(from, to) ?? '';
    const words = utterance?.words(from, to, ear.endedAtMs) ?? [];
    const message = {
      type: 'Results',
      channel_index: [0, 1],
      duration: seconds(ear.positionMs - this.#windowStartMs),
      start: seconds(this.#windowStartMs),
      is_final: isFinal,
      speech_final: isSpeechFinal,
      from_finalize: isFromFinalize,
      channel: { alternatives: [{ transcript, confidence: transcript === '' ? 0 : 0.98, words }] },
      metadata: {
        request_id: this.#socket.requestId,
        model_info: { name: 'general', version: '2026-07-31.0', arch: this.#socket.query.get('model') ?? 'base' },
        model_uuid: '00000000-0000-4000-8000-000000000000',
      },
    };
    if (!isFinal) this.#socket.send(message);
    else this.#socket.after(this.#settings.finalDelayMs, () => this.#socket.send(message));
  }
}
