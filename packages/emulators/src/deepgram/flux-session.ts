import { AudioIntake } from './audio-intake.ts';
import { type FluxSettings, reconfigured, settingsFromQuery } from './flux-settings.ts';
import { type HearingSettings, Utterances } from './hearing-settings.ts';
import { IdleWatch } from './idle-watch.ts';
import type { Command, LiveEnd, LiveSocket } from './live-socket.ts';
import { type HeardWord, type ScriptedUtterance, seconds } from './scripted-utterance.ts';
import type { SpeechEar } from './speech-ear.ts';

type FluxEvent = 'Update' | 'StartOfTurn' | 'EagerEndOfTurn' | 'TurnResumed' | 'EndOfTurn';
type FluxState = 'idle' | 'speaking' | 'awaiting';

/** Confidence that a turn is over while its speaker is heard. */
const SPEAKING_CONFIDENCE = 0.05;
const MAX_CONFIDENCE = 0.99;

/**
 * `/v2/listen`: tells turns. Idle → StartOfTurn → speaking → EagerEndOfTurn → awaiting → TurnResumed or EndOfTurn. The
 * end of a turn has the words of the eager end before it, as nothing is added without a TurnResumed.
 */
export class FluxSession implements LiveEnd {
  readonly #socket: LiveSocket;
  readonly #hearing: HearingSettings;
  readonly #intake: AudioIntake;
  readonly #utterances: Utterances;
  readonly #idle: IdleWatch;
  #settings: FluxSettings;
  #state: FluxState = 'idle';
  #turn: ScriptedUtterance[] = [];
  #turnIndex = 0;
  #turnStartMs = 0;
  #updateAtMs = 0;
  #sequenceId = 0;

  constructor(socket: LiveSocket, hearing: HearingSettings) {
    this.#socket = socket;
    this.#hearing = hearing;
    this.#intake = new AudioIntake(socket);
    // Flux writes sentences.
    this.#utterances = new Utterances(hearing, { session: socket.index, query: socket.query, isPunctuated: true });
    this.#settings = settingsFromQuery(socket.query);
    this.#idle = new IdleWatch(socket);
    this.#send({ type: 'Connected' });
  }

  onAudio(data: Buffer): void {
    this.#idle.audio();
    this.#intake.hear(data, (isOnset, ear) => this.#onPiece(isOnset, ear));
  }

  onCommand(command: Command | undefined): void {
    switch (command?.type) {
      case 'Configure': {
        const settings = reconfigured(this.#settings, command);
        if (settings) this.#settings = settings;
        this.#send(settings ? { type: 'ConfigureSuccess', ...settings } : { type: 'ConfigureFailure' });
        break;
      }
      case 'CloseStream': {
        const { ear } = this.#intake;
        if (ear && this.#state !== 'idle') this.#endTurn(ear);
        this.#socket.after(this.#hearing.finalDelayMs, () => this.#socket.close(1000));
        break;
      }
      default:
        this.#send({
          type: 'Error',
          code: 'UNPARSABLE_CLIENT_MESSAGE',
          description: 'The message could not be understood.',
        });
        this.#socket.close(1008, 'DATA-0000');
    }
  }

  onClosed(): void {
    this.#state = 'idle';
  }

  #onPiece(isOnset: boolean, ear: SpeechEar): void {
    if (isOnset) this.#onSpeech(ear);
    if (this.#state === 'idle' && this.#text(ear) !== '') {
      this.#state = 'speaking';
      this.#tell('StartOfTurn', ear);
    }
    const { eager_eot_threshold: eager = Infinity, eot_threshold, eot_timeout_ms } = this.#settings.thresholds;
    const confidence = this.#confidence(ear);
    if (this.#state === 'speaking' && confidence >= eager) {
      this.#state = 'awaiting';
      this.#tell('EagerEndOfTurn', ear);
    }
    if (this.#state !== 'idle' && (confidence >= eot_threshold || ear.silenceMs >= eot_timeout_ms)) {
      this.#endTurn(ear);
    } else if (ear.positionMs - this.#updateAtMs >= this.#hearing.interimEveryMs) {
      this.#tell('Update', ear);
    }
  }

  /** A stretch of speech begins: of another utterance, where the silence before it was long or the last turn is over. */
  #onSpeech(ear: SpeechEar): void {
    const isAnother = this.#turn.length === 0 || ear.gapMs >= this.#hearing.utteranceGapMs;
    if (this.#turn.length === 0) this.#turnStartMs = ear.startedAtMs;
    if (this.#state === 'awaiting') {
      this.#state = 'speaking';
      this.#tell('TurnResumed', ear);
    }
    if (isAnother) this.#turn.push(this.#utterances.next(ear.startedAtMs));
  }

  #endTurn(ear: SpeechEar): void {
    // Its words are those of the eager end: both come in silence, when all of them are known.
    this.#tell('EndOfTurn', ear);
    this.#state = 'idle';
    this.#turn = [];
    this.#turnIndex++;
  }

  #confidence(ear: SpeechEar): number {
    const { silenceMs } = ear;
    return silenceMs > 0 ? Math.min(MAX_CONFIDENCE, silenceMs / this.#hearing.certainSilenceMs) : SPEAKING_CONFIDENCE;
  }

  /** How many words of each utterance are known: all of those before the last, and of the last once there is silence. */
  #known(ear: SpeechEar): (readonly [ScriptedUtterance, number])[] {
    return this.#turn.map((utterance, index) => {
      const isWhole = index < this.#turn.length - 1 || this.#state === 'awaiting' || ear.silenceMs > 0;
      return [utterance, isWhole ? utterance.length : utterance.audibleUntil(ear.positionMs)];
    });
  }

  #text(ear: SpeechEar): string {
    const texts = this.#known(ear).map(([utterance, count]) => utterance.text(0, count));
    return texts.filter(Boolean).join(' ');
  }

  #tell(event: FluxEvent, ear: SpeechEar): void {
    this.#updateAtMs = ear.positionMs;
    const words: HeardWord[] = this.#known(ear).flatMap(([utterance, count]) =>
      utterance.words(0, count, ear.endedAtMs),
    );
    const hints = this.#settings.language_hints;
    this.#send({
      type: 'TurnInfo',
      event,
      turn_index: this.#turnIndex,
      audio_window_start: seconds(this.#turnStartMs),
      audio_window_end: seconds(ear.positionMs),
      transcript: this.#text(ear),
      words: words.map(({ punctuated_word: word, start, end, confidence }) => ({ word, start, end, confidence })),
      end_of_turn_confidence: this.#confidence(ear),
      ...(this.#socket.query.get('model') === 'flux-general-multi' && {
        languages: [hints[0] ?? 'en'],
        ...(hints.length > 0 && { languages_hinted: hints }),
      }),
    });
  }

  /** Everything is equally late, so that nothing overtakes. */
  #send(message: object): void {
    this.#socket.after(this.#hearing.finalDelayMs, () => {
      this.#socket.send({ request_id: this.#socket.requestId, sequence_id: this.#sequenceId++, ...message });
    });
  }
}
