import { bytesPerMs, encodeSpeech, toneFor } from '../audio-format.ts';
import type { OpenAiDelays, OpenAiEmulatorOptions, RealtimeAnswer } from '../openai-emulator.ts';
import type { ResponseOptions } from './client-events.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationItem, ItemStatus } from './conversation-item.ts';
import type { SessionSettings } from './session-settings.ts';

/** Audio comes in pieces this long. */
const PIECE_MS = 100;

export interface ResponseRunOptions {
  readonly id: string;
  readonly settings: SessionSettings;
  readonly options: ResponseOptions;
  readonly answer: RealtimeAnswer;
  readonly delays: Pick<OpenAiDelays, 'firstAudioMs' | 'pieceMs'>;
  readonly speak: OpenAiEmulatorOptions['speak'];
  readonly conversation: Conversation;
  readonly newId: (prefix: string) => string;
  readonly send: (event: Record<string, unknown>) => void;
  readonly later: (delayMs: number, action: () => void) => void;
  readonly onDone: () => void;
}

type Reason = 'turn_detected' | 'client_cancelled';

/** One answer of the model on its way to the client: speech, then function calls. It ends with `response.done`. */
export class ResponseRun {
  readonly id: string;
  readonly #run: ResponseRunOptions;
  readonly #output: ConversationItem[] = [];
  #isOver = false;
  #spokenMs = 0;
  /** Ends the item that is being spoken. */
  #closeItem: ((status: ItemStatus) => void) | undefined;

  constructor(run: ResponseRunOptions) {
    this.id = run.id;
    this.#run = run;
  }

  start(): void {
    const { send, later, delays, answer } = this.#run;
    send({ type: 'response.created', response: this.#shown('in_progress') });
    later(delays.firstAudioMs, () => {
      if (this.#isOver) return;
      if (answer.fails) this.#end('failed', { type: 'failed', error: answer.fails });
      else void this.#speak();
    });
  }

  /** Stops in the middle. What was sent stays said. */
  cancel(reason: Reason): void {
    if (this.#isOver) return;
    this.#closeItem?.('incomplete');
    this.#end('cancelled', { type: 'cancelled', reason });
  }

  /** Says nothing more, not even that it is over. */
  abandon(): void {
    this.#isOver = true;
  }

  async #speak(): Promise<void> {
    const { answer, settings, speak } = this.#run;
    const { say } = answer;
    if (!say) return this.#call();
    const format = settings.output.format.type;
    const audio = speak ? await encodeSpeech(await speak(say), format) : toneFor(say, settings.output.speed, format);
    if (this.#isOver) return;
    const pieceBytes = PIECE_MS * bytesPerMs(format);
    const pieces = Array.from({ length: Math.ceil(audio.length / pieceBytes) }, (_, index) =>
      audio.subarray(index * pieceBytes, (index + 1) * pieceBytes),
    );
    const words = say.split(/(?=\s)/);
    const item = this.#begin({
      id: this.#run.newId('item'),
      object: 'realtime.item',
      type: 'message',
      role: 'assistant',
      status: 'in_progress',
      content: [],
    });
    this.#stream(item.id, say, words, pieces);
  }

  #stream(itemId: string, say: string, words: readonly string[], pieces: readonly Buffer[]): void {
    const { send, later, conversation, settings, delays } = this.#run;
    const at = { response_id: this.id, item_id: itemId, output_index: 0, content_index: 0 };
    const msPerByte = 1 / bytesPerMs(settings.output.format.type);
    let said = '';
    send({ type: 'response.content_part.added', ...at, part: { type: 'audio', transcript: '' } });
    this.#closeItem = status => {
      this.#closeItem = undefined;
      send({ type: 'response.output_audio.done', ...at });
      send({ type: 'response.output_audio_transcript.done', ...at, transcript: said });
      send({ type: 'response.content_part.done', ...at, part: { type: 'audio', transcript: said } });
      const item = conversation.find(itemId);
      if (item?.type === 'message') item.content.push({ type: 'output_audio', transcript: said });
      this.#finish(itemId, status);
    };
    const next = (index: number): void => {
      if (this.#isOver) return;
      const piece = pieces[index];
      if (!piece) {
        this.#closeItem?.('completed');
        this.#call();
        return;
      }
      const spoken = words.slice(
        Math.floor((index / pieces.length) * words.length),
        Math.floor(((index + 1) / pieces.length) * words.length),
      );
      for (const delta of spoken) {
        said += delta;
        send({ type: 'response.output_audio_transcript.delta', ...at, delta });
      }
      const ms = piece.length * msPerByte;
      this.#spokenMs += ms;
      conversation.spoke(itemId, ms);
      send({ type: 'response.output_audio.delta', ...at, delta: piece.toString('base64') });
      if (delays.pieceMs > 0) later(delays.pieceMs, () => next(index + 1));
      else next(index + 1);
    };
    if (say !== '') next(0);
  }

  #call(): void {
    const { answer, newId, send } = this.#run;
    for (const call of answer.calls ?? []) {
      const text = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
      const call_id = newId('call');
      const item = this.#begin({
        id: newId('item'),
        object: 'realtime.item',
        type: 'function_call',
        call_id,
        name: call.name,
        arguments: '',
        status: 'in_progress',
      });
      const at = { response_id: this.id, item_id: item.id, output_index: this.#output.length - 1, call_id };
      for (const delta of text.match(/.{1,12}/gs) ?? [])
        send({ type: 'response.function_call_arguments.delta', ...at, delta });
      send({ type: 'response.function_call_arguments.done', ...at, name: call.name, arguments: text });
      if (item.type === 'function_call') item.arguments = text;
      this.#finish(item.id, 'completed');
    }
    this.#end('completed', null);
  }

  #begin(item: ConversationItem): ConversationItem {
    const { send, conversation, options } = this.#run;
    send({ type: 'response.output_item.added', response_id: this.id, output_index: this.#output.length, item });
    this.#output.push(item);
    if (options.conversation === 'none') return item;
    send({ type: 'conversation.item.added', previous_item_id: conversation.add(item), item });
    return item;
  }

  #finish(itemId: string, status: ItemStatus): void {
    const { send, options } = this.#run;
    const index = this.#output.findIndex(item => item.id === itemId);
    const item = this.#output[index];
    if (!item) return;
    item.status = status;
    send({ type: 'response.output_item.done', response_id: this.id, output_index: index, item });
    const previous_item_id = this.#output[index - 1]?.id ?? null;
    if (options.conversation !== 'none') send({ type: 'conversation.item.done', previous_item_id, item });
  }

  #end(status: string, details: Record<string, unknown> | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { send, onDone } = this.#run;
    onDone();
    send({ type: 'response.done', response: { ...this.#shown(status, details), usage: this.#usage() } });
    const limit = { name: 'tokens', limit: 40_000, remaining: 39_000, reset_seconds: 1.5 };
    send({ type: 'rate_limits.updated', rate_limits: [limit] });
  }

  #shown(status: string, details: Record<string, unknown> | null = null) {
    const { settings, options } = this.#run;
    return {
      id: this.id,
      object: 'realtime.response',
      status,
      status_details: details,
      output: this.#output,
      conversation_id: options.conversation === 'none' ? null : 'conv_emulated',
      output_modalities: settings.outputModalities,
      max_output_tokens: settings.maxOutputTokens,
      audio: { output: { format: settings.output.format, voice: settings.output.voice } },
      usage: null,
      metadata: options.metadata ?? null,
    };
  }

  /** Audio is twenty tokens a second on its way out. */
  #usage() {
    const output = Math.ceil((this.#spokenMs / 1000) * 20);
    return {
      total_tokens: 120 + output,
      input_tokens: 120,
      output_tokens: output,
      input_token_details: {
        text_tokens: 80,
        audio_tokens: 40,
        cached_tokens: 64,
        cached_tokens_details: { text_tokens: 64, audio_tokens: 0 },
      },
      output_token_details: { text_tokens: 0, audio_tokens: output },
    };
  }
}
