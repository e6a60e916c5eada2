import type { RawData, WebSocket } from 'ws';
import { ApiError, schemaError } from '../api-error.ts';
import type {
  EmulatedRealtimeSession,
  HeardAudio,
  OpenAiDelays,
  OpenAiEmulatorOptions,
  RealtimeAnswer,
  RealtimeTurn,
} from '../openai-emulator.ts';
import { CallerTranscripts } from './caller-transcripts.ts';
import { ClientEvent, type ResponseOptions } from './client-events.ts';
import { Conversation, missingItem } from './conversation.ts';
import { type HeardSomething, InputBuffer } from './input-buffer.ts';
import { ResponseRun } from './response-run.ts';
import { defaultSettings, type SessionSettings, shownSettings, updatedSettings } from './session-settings.ts';

export interface RealtimeSessionOptions {
  readonly id: string;
  readonly kind: SessionSettings['type'];
  readonly model: string;
  readonly delays: OpenAiDelays;
  readonly transcribe: (heard: HeardAudio) => string;
  readonly answer: (turn: RealtimeTurn) => RealtimeAnswer;
  readonly speak: OpenAiEmulatorOptions['speak'];
}

const MAX_RECEIVED = 1000;
/** The service wants so much audio in a commit. */
const MIN_COMMIT_MS = 100;
const SESSION_SECONDS = 3600;

/** One socket of the service: hears, decides when the caller has finished, and answers as the script says. */
export class RealtimeSession implements EmulatedRealtimeSession {
  readonly id: string;
  readonly kind: SessionSettings['type'];
  readonly received: ClientEvent[] = [];
  readonly #socket: WebSocket;
  readonly #options: RealtimeSessionOptions;
  readonly #conversation = new Conversation();
  readonly #input = new InputBuffer();
  readonly #transcripts: CallerTranscripts;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #expiresAt = Math.floor(Date.now() / 1000) + SESSION_SECONDS;
  #settings: SessionSettings;
  #response: ResponseRun | null = null;
  #turns = 0;
  #ids = 0;
  #isStalled = false;
  /** The utterance that is being heard gets its name when it begins. */
  #hearingItem: string | null = null;

  constructor(socket: WebSocket, options: RealtimeSessionOptions) {
    this.id = options.id;
    this.kind = options.kind;
    this.#socket = socket;
    this.#options = options;
    this.#settings = defaultSettings(options.kind, options.model);
    this.#transcripts = new CallerTranscripts({
      transcribe: options.transcribe,
      transcriptMs: options.delays.transcriptMs,
      send: event => this.#send(event),
      later: (delayMs, action) => this.#later(delayMs, action),
    });
    socket.on('message', data => this.#receive(data));
    socket.on('close', () => this.#end());
    socket.on('error', () => this.#end());
  }

  get items() {
    return this.#conversation.items;
  }

  get heardMs(): number {
    return this.#input.heardMs;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** The first thing a client hears. */
  open(): void {
    this.#configure();
    this.#send({ type: 'session.created', session: shownSettings(this.id, this.#settings, this.#expiresAt) });
  }

  garble(): void {
    this.#socket.send('<html>Bad gateway</html>');
  }

  sendError(error: { readonly type: string; readonly code: string | null; readonly message: string }): void {
    this.#send({ type: 'error', error: { ...error, param: null, event_id: null } });
  }

  stall(): void {
    this.#isStalled = true;
    this.#end();
  }

  disconnect(code?: number): void {
    if (code === undefined) this.#socket.terminate();
    else this.#socket.close(code);
  }

  #receive(data: RawData): void {
    if (this.#isStalled) return;
    let eventId: string | null = null;
    try {
      const given = jsonOf(data);
      eventId = given.event_id ?? null;
      const parsed = ClientEvent.safeParse(given);
      if (!parsed.success) throw schemaError(parsed.error.issues);
      const event = parsed.data;
      if (event.type !== 'input_audio_buffer.append') this.received.push(event);
      if (this.received.length > MAX_RECEIVED) this.received.shift();
      this.#obey(event);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#send({ type: 'error', error: { ...error.body, event_id: eventId } });
    }
  }

  #obey(event: ClientEvent): void {
    if (this.kind === 'transcription' && !/^(session\.|input_audio_buffer\.)/.test(event.type))
      throw new ApiError(`'${event.type}' is not allowed in a transcription session.`, { code: 'invalid_parameter' });
    switch (event.type) {
      case 'session.update':
        this.#settings = updatedSettings(this.#settings, event.session, this.#conversation.hasSpoken);
        this.#configure();
        this.#send({ type: 'session.updated', session: shownSettings(this.id, this.#settings, this.#expiresAt) });
        break;
      case 'input_audio_buffer.append':
        this.#hear(Buffer.from(event.audio, 'base64'));
        break;
      case 'input_audio_buffer.commit':
        this.#commitByHand();
        break;
      case 'input_audio_buffer.clear':
        this.#input.clear();
        this.#transcripts.forgetLive();
        this.#send({ type: 'input_audio_buffer.cleared' });
        break;
      case 'conversation.item.create': {
        const item = this.#conversation.create(event.item, event.item.id ?? this.#newId('item'));
        const previous_item_id = this.#conversation.add(item);
        this.#send({ type: 'conversation.item.added', previous_item_id, item });
        this.#send({ type: 'conversation.item.done', previous_item_id, item });
        break;
      }
      case 'conversation.item.truncate': {
        const { item_id, content_index, audio_end_ms } = event;
        this.#conversation.truncate(item_id, audio_end_ms);
        this.#send({ type: 'conversation.item.truncated', item_id, content_index, audio_end_ms });
        break;
      }
      case 'conversation.item.delete':
        this.#conversation.delete(event.item_id);
        this.#send({ type: 'conversation.item.deleted', item_id: event.item_id });
        break;
      case 'conversation.item.retrieve': {
        const item = this.#conversation.find(event.item_id);
        if (!item) throw missingItem(event.item_id);
        this.#send({ type: 'conversation.item.retrieved', item });
        break;
      }
      case 'response.create':
        this.#respond(event.response ?? {});
        break;
      case 'response.cancel':
        if (!this.#response)
          throw new ApiError('Cancellation failed: no active response found', { code: 'response_cancel_not_active' });
        this.#response.cancel('client_cancelled');
        break;
    }
  }

  #configure(): void {
    const { format, turn_detection } = this.#settings.input;
    this.#input.configure(format.type, turn_detection);
  }

  #hear(bytes: Buffer): void {
    const happened = this.#input.append(bytes);
    if (happened) this.#notice(happened);
    const { transcription } = this.#settings.input;
    if (transcription && this.#input.isLoud) this.#transcripts.hearLive(transcription, () => this.#hearing());
  }

  #notice({ type, atMs }: HeardSomething): void {
    const detection = this.#settings.input.turn_detection;
    if (type === 'speech-started') {
      this.#send({ type: 'input_audio_buffer.speech_started', audio_start_ms: atMs, item_id: this.#hearing() });
      if (detection?.interrupt_response) this.#response?.cancel('turn_detected');
      return;
    }
    this.#send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: atMs, item_id: this.#hearing() });
    this.#commit();
    if (this.kind === 'realtime' && detection?.create_response && !this.#response) this.#respond({});
  }

  #commitByHand(): void {
    const ms = this.#input.bufferedMs;
    if (ms < MIN_COMMIT_MS)
      throw new ApiError(
        `Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has ${ms.toFixed(2)}ms of audio.`,
        { code: 'input_audio_buffer_commit_empty' },
      );
    this.#commit();
  }

  #commit(): void {
    const id = this.#hearing();
    this.#hearingItem = null;
    const heard = this.#input.take();
    const item = {
      id,
      object: 'realtime.item',
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_audio' as const, transcript: null as string | null }],
    } as const;
    const previous_item_id = this.#conversation.add({ ...item, content: [...item.content] });
    this.#send({ type: 'input_audio_buffer.committed', previous_item_id, item_id: id });
    this.#send({ type: 'conversation.item.added', previous_item_id, item });
    this.#send({ type: 'conversation.item.done', previous_item_id, item });
    const { transcription } = this.#settings.input;
    this.#transcripts.commit(id, heard, transcription);
  }

  #respond(options: ResponseOptions): void {
    if (this.#response)
      throw new ApiError(`Conversation already has an active response in progress: ${this.#response.id}.`, {
        code: 'conversation_already_has_active_response',
      });
    const { answer, delays, speak } = this.#options;
    const settings = this.#settings;
    this.#turns++;
    const turn: RealtimeTurn = {
      number: this.#turns,
      instructions: settings.instructions,
      asked: options.instructions ?? null,
      caller: this.#transcripts.latest,
      items: this.#conversation.items,
      tools: (options.tools ?? settings.tools).map(tool => tool.name),
    };
    this.#response = new ResponseRun({
      id: this.#newId('resp'),
      settings,
      options,
      answer: answer(turn),
      delays,
      speak,
      conversation: this.#conversation,
      newId: prefix => this.#newId(prefix),
      send: event => this.#send(event),
      later: (delayMs, action) => this.#later(delayMs, action),
      onDone: () => (this.#response = null),
    });
    this.#response.start();
  }

  #hearing(): string {
    this.#hearingItem ??= this.#newId('item');
    return this.#hearingItem;
  }

  #newId(prefix: string): string {
    this.#ids++;
    return `${prefix}_${this.id.slice(5)}_${this.#ids}`;
  }

  #later(delayMs: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, delayMs);
    this.#timers.add(timer);
  }

  #send(event: Record<string, unknown>): void {
    if (this.#isStalled || !this.isOpen) return;
    this.#ids++;
    this.#socket.send(JSON.stringify({ event_id: `event_${this.#ids}`, ...event }));
  }

  #end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#response?.abandon();
    this.#response = null;
  }
}

function jsonOf(data: RawData): { event_id?: string | null } & Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(data));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // The same answer as to JSON that is no object.
  }
  throw new ApiError('The server could not understand the event: it is no JSON object.', { code: 'invalid_json' });
}
