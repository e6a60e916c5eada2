import type { WebSocket } from 'ws';
import type { Account } from '../account.ts';
import type { WorkFault } from '../faults.ts';
import { type Asked, asObject, HttpError } from '../http/route.ts';
import { SpeechContext } from './speech-context.ts';
import {
  findFormat,
  isProblem,
  modelProblem,
  normalizationProblem,
  settingsProblem,
  speedOf,
} from './speech-request.ts';
import { type SpokenChunk, socketAlignment, speak } from './spoken-chunk.ts';

export type SpeechSocketName = 'stream-input' | 'multi-stream-input';

const MAX_REMEMBERED = 1000;

/** How the emulated voice speaks. */
export interface SpeechTiming {
  readonly firstByteMs: number;
  readonly chunkIntervalMs: number;
  readonly msPerCharacter: number;
  readonly charactersPerChunk: number;
}

/** One socket for text to speech, and what was said over it. */
export class SpeechSession {
  readonly name: SpeechSocketName;
  readonly voiceId: string;
  readonly query: URLSearchParams;
  /** The latest thousand contexts, oldest first; one without id on `stream-input`. */
  readonly contexts: SpeechContext[] = [];
  /** The most contexts that were open at a time. */
  mostOpen = 0;
  readonly #socket: WebSocket;
  readonly #account: Account;
  readonly #timing: SpeechTiming;
  readonly #open = new Set<SpeechContext>();
  readonly #troubles = new WeakMap<SpeechContext, WorkFault>();
  #isFinishing = false;

  constructor(name: SpeechSocketName, socket: WebSocket, asked: Asked, account: Account, timing: SpeechTiming) {
    this.name = name;
    this.voiceId = asked.params.voiceId ?? '';
    this.query = asked.query;
    this.#socket = socket;
    this.#account = account;
    this.#timing = timing;
    socket.on('close', () => {
      for (const context of this.#open) context.end();
      this.#open.clear();
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  get openContexts(): readonly SpeechContext[] {
    return [...this.#open];
  }

  /** Drops the connection, as a network does. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Tells what is wrong and hangs up. */
  fail(error: string, message: string): void {
    this.send({ message, error, code: 1008 });
    this.#socket.close(1008, message.slice(0, 120));
  }

  /** Speaks what is left of every context, and says goodbye. */
  finish(): void {
    this.#isFinishing = true;
    for (const context of this.openContexts) {
      context.flush();
      context.close();
    }
    this.#goWhenFinished();
  }

  send(message: object): void {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
  }

  /** Opens a context with its first message. Null, and the socket is closed, when that is not as it should be. */
  open(id: string | null, message: Readonly<Record<string, unknown>>): SpeechContext | null {
    if (message.text !== ' ')
      return this.#refuse('invalid_request', 'The first message must have a single space as text.');
    const problem =
      modelProblem(this.query.get('model_id') ?? 'eleven_multilingual_v2', this.query.get('language_code')) ??
      normalizationProblem(this.query.get('apply_text_normalization')) ??
      settingsProblem(message.voice_settings);
    if (problem) return this.#refuse('invalid_request', problem.message);
    const schedule = scheduleOf(message.generation_config);
    if (schedule?.some(length => length < 50 || length > 500))
      return this.#refuse('invalid_request', 'chunk_length_schedule entries must be from 50 to 500.');
    if (!this.#account.voices.some(voice => voice.voiceId === this.voiceId))
      return this.#refuse('voice_id_does_not_exist', `A voice with voice_id ${this.voiceId} does not exist.`);
    const inactivitySeconds = Number(this.query.get('inactivity_timeout') ?? 20);
    if (!(inactivitySeconds > 0 && inactivitySeconds <= 180))
      return this.#refuse('invalid_request', 'inactivity_timeout must be at most 180.');
    const context = new SpeechContext({
      id,
      settings: message.voice_settings,
      schedule,
      isAuto: this.query.get('auto_mode') === 'true',
      firstByteMs: this.#timing.firstByteMs,
      chunkIntervalMs: this.#timing.chunkIntervalMs,
      inactivityMs: inactivitySeconds * 1000,
      speak: (one, text) => this.#speak(one, text),
      onChunk: (one, chunk) => this.#deliver(one, chunk),
      onFinished: one => this.#onFinished(one),
      onInactive: one => this.#onInactive(one),
    });
    this.contexts.push(context);
    if (this.contexts.length > MAX_REMEMBERED) this.contexts.shift();
    this.#open.add(context);
    this.mostOpen = Math.max(this.mostOpen, this.#open.size);
    return context;
  }

  #refuse(error: string, message: string): null {
    this.fail(error, message);
    return null;
  }

  #speak(context: SpeechContext, text: string): readonly SpokenChunk[] {
    const fault = this.#account.faults.takeWork(`WS ${this.name}`);
    if (fault) this.#troubles.set(context, fault);
    try {
      this.#account.spend(text);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const detail = asObject(error.detail);
      this.fail(String(detail?.status), String(detail?.message));
      return [];
    }
    const format = findFormat(this.query);
    if (isProblem(format)) {
      this.fail('output_format_not_allowed', format.message);
      return [];
    }
    const msPerCharacter = this.#timing.msPerCharacter / speedOf(context.settings);
    return speak(text, { format, msPerCharacter, charactersPerChunk: this.#timing.charactersPerChunk });
  }

  #deliver(context: SpeechContext, chunk: SpokenChunk): boolean {
    const trouble = this.#troubles.get(context);
    if (trouble && context.chunksSent >= (trouble.afterMessages ?? 0)) {
      this.#troubles.delete(context);
      return this.#misbehave(trouble);
    }
    const alignment = socketAlignment(chunk);
    const ownName = context.id === null ? { isFinal: false } : { contextId: context.id };
    this.send({ audio: chunk.audioBase64, alignment, normalizedAlignment: alignment, ...ownName });
    return true;
  }

  #misbehave(fault: WorkFault): false {
    if (fault.type === 'drop') this.drop();
    else if (fault.type === 'garbage') this.#socket.send('<html>Bad gateway</html>');
    else if (fault.type === 'error') this.fail(fault.error, fault.message ?? 'Refused by the emulator');
    return false;
  }

  #onFinished(context: SpeechContext): void {
    this.#open.delete(context);
    if (context.id !== null) this.send({ isFinal: true, contextId: context.id });
    else {
      this.send({ audio: null, isFinal: true });
      this.#isFinishing = true;
    }
    this.#goWhenFinished();
  }

  #goWhenFinished(): void {
    if (this.#isFinishing && this.#open.size === 0) this.#socket.close(1000);
  }

  /** A context that hears nothing for so long is closed; with only one, the socket is. */
  #onInactive(context: SpeechContext): void {
    if (context.id !== null) {
      context.close();
      return;
    }
    context.end();
    this.#open.delete(context);
    this.fail(
      'input_timeout_exceeded',
      'Have not received a new text input within the timeout. Streaming input terminated.',
    );
  }
}

function scheduleOf(config: unknown): readonly number[] | null {
  const schedule = asObject(config)?.chunk_length_schedule;
  return Array.isArray(schedule) ? schedule.map(Number) : null;
}
