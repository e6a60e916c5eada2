import type { Usage } from '@frontdesk/contract';
import type {
  AudioFrame,
  Clock,
  HostedConversation,
  HostedEvent,
  OpenHostedConversation,
  ToolResult,
} from '@frontdesk/voice';
import { EventQueue } from '../../streams/event-queue.ts';
import { PROVIDER_ID, toldFailure } from '../account/failures.ts';
import { AgentSpeech } from './agent-speech.ts';
import { FunctionCalls } from './function-calls.ts';
import type { OpenSession } from './open-session.ts';
import { earlierItem, exactLine } from './realtime-session.ts';
import { ResponseQueue } from './response-queue.ts';
import type { ServerEvent } from './server-events.ts';

/** Answers that fail on the service's side are asked for again, so often in a row. */
const MAX_RETRIES = 1;

export interface RealtimeConversationOptions {
  readonly clock: Clock;
  readonly model: string;
  readonly transcriptionModel: string;
  readonly open: OpenHostedConversation;
}

/** One call that the Realtime API holds. */
export class RealtimeConversation implements HostedConversation {
  readonly #options: RealtimeConversationOptions;
  readonly #events: EventQueue<HostedEvent>;
  readonly #speech: AgentSpeech;
  readonly #calls: FunctionCalls;
  readonly #responses: ResponseQueue;
  /** What the caller is saying, by the service's name of the utterance. */
  readonly #callerTexts = new Map<string, string>();
  #session: OpenSession | undefined;
  #isOver = false;
  #failures = 0;

  constructor(options: RealtimeConversationOptions) {
    this.#options = options;
    const emit = (event: HostedEvent) => this.#events.push(event);
    this.#events = new EventQueue({
      onFull: () => this.#session?.link.pause(),
      onEmpty: () => this.#session?.link.resume(),
    });
    this.#speech = new AgentSpeech({ format: options.open.format, clock: options.clock, emit });
    this.#responses = new ResponseQueue(options.clock, event => this.#send(event));
    this.#calls = new FunctionCalls({
      emit,
      answer: (call_id, output) => this.#addItem({ type: 'function_call_output', call_id, output }),
      onAnswered: () => this.#responses.goOn(),
    });
  }

  get id(): string | null {
    return this.#session?.id ?? null;
  }

  /** The session is there: it is told what was said before, and says its first words. */
  begin(session: OpenSession): void {
    this.#session = session;
    const { earlier, greeting } = this.#options.open;
    for (const turn of earlier) if (turn.text.trim() !== '') this.#addItem(earlierItem(turn));
    if (greeting !== null) this.say(greeting);
  }

  events(): AsyncIterable<HostedEvent> {
    return this.#events;
  }

  send(frame: AudioFrame): void {
    this.#session?.link.sendAudio(frame.data);
  }

  answerTool(callId: string, result: ToolResult): void {
    if (!this.#isOver) this.#calls.answered(callId, result);
  }

  note(text: string): void {
    if (text.trim() !== '') this.#addItem({ type: 'message', role: 'system', content: [{ type: 'input_text', text }] });
  }

  say(text: string): void {
    if (!this.#isOver && text.trim() !== '') this.#responses.say(exactLine(text));
  }

  truncate(utteranceId: string, heardMs: number): void {
    const cut = this.#isOver ? null : this.#speech.truncate(utteranceId, heardMs);
    if (!cut) return;
    // Where the caller cut it off the service has stopped by itself.
    if (this.#responses.active === cut.responseId) this.#send({ type: 'response.cancel', response_id: cut.responseId });
    this.#send({
      type: 'conversation.item.truncate',
      item_id: utteranceId,
      content_index: 0,
      audio_end_ms: cut.endMs,
    });
  }

  async close(): Promise<void> {
    this.ended(null);
    await this.#session?.link.close();
  }

  /** The connection is over. */
  ended(error: Error | null): void {
    this.#isOver = true;
    this.#responses.close();
    this.#events.end(error ?? undefined);
  }

  notice(event: ServerEvent): void {
    switch (event.type) {
      case 'input_audio_buffer.speech_started':
        this.#callerStarted();
        break;
      case 'input_audio_buffer.speech_stopped':
        this.#responses.callerSpeaks(false);
        this.#events.push({ type: 'caller-speech-stopped' });
        break;
      case 'conversation.item.input_audio_transcription.delta':
        this.#callerText(event.item_id, (this.#callerTexts.get(event.item_id) ?? '') + (event.delta ?? ''), false);
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#callerText(event.item_id, event.transcript, true);
        if (event.usage) this.#used('transcription', event.usage);
        break;
      case 'conversation.item.input_audio_transcription.failed':
        this.#callerText(event.item_id, this.#callerTexts.get(event.item_id) ?? '', true);
        break;
      case 'response.created':
        this.#responses.began(event.response.id, event.response.metadata);
        break;
      case 'response.output_audio.delta':
        this.#speech.hear(event.item_id, event.response_id, event.delta);
        break;
      case 'response.output_audio.done':
        this.#speech.end(event.item_id, event.response_id);
        break;
      case 'response.output_audio_transcript.delta':
        this.#speech.write(event.item_id, event.response_id, { delta: event.delta });
        break;
      case 'response.output_audio_transcript.done':
        this.#speech.write(event.item_id, event.response_id, { whole: event.transcript });
        break;
      case 'response.output_item.done':
        if (event.item) this.#calls.called(event.response_id, event.item);
        break;
      case 'response.done':
        this.#responseDone(event.response);
        break;
      case 'error':
        this.#told(event.error);
        break;
    }
  }

  #callerStarted(): void {
    this.#responses.callerSpeaks(true);
    this.#events.push({ type: 'caller-speech-started' });
    const { canBargeIn } = this.#options.open.snapshot.agent.config.turnTaking;
    if (!canBargeIn || !(this.#responses.active || this.#speech.mayBePlaying)) return;
    this.#speech.cutAll();
    this.#events.push({ type: 'interrupted' });
  }

  #callerText(itemId: string, text: string, isFinal: boolean): void {
    if (isFinal) this.#callerTexts.delete(itemId);
    else this.#callerTexts.set(itemId, text);
    this.#events.push({ type: 'caller-text', text: text.trim(), isFinal });
  }

  #responseDone({
    id,
    status,
    status_details,
    usage,
  }: Extract<ServerEvent, { type: 'response.done' }>['response']): void {
    if (usage) this.#used('hosted', usage);
    const hasSpoken = this.#speech.responseEnded(id);
    this.#calls.responseEnded(id);
    if (status !== 'failed') this.#failures = 0;
    else if (!this.#goesOnAfter(status_details?.error ?? {}, hasSpoken)) return;
    this.#responses.ended(id);
  }

  /** An answer failed. It is asked for again where that may help; otherwise the conversation is over. */
  #goesOnAfter(error: Parameters<typeof toldFailure>[0], hasSpoken: boolean): boolean {
    const failed = toldFailure(error);
    this.#failures++;
    if (failed.fault !== 'unavailable' || hasSpoken || this.#failures > MAX_RETRIES) {
      this.#session?.link.fail(failed);
      return false;
    }
    this.#responses.goOn();
    return true;
  }

  /** Most errors are of a single request, and the session goes on. */
  #told(error: Extract<ServerEvent, { type: 'error' }>['error']): void {
    if (this.#responses.refused(error.event_id, error.code === 'conversation_already_has_active_response')) return;
    if (error.code === 'session_expired') {
      this.#events.push({ type: 'ended', reason: 'time-limit', detail: 'OpenAI ends a session after 60 minutes.' });
      void this.close();
      return;
    }
    const failed = toldFailure(error);
    if (failed.fault === 'rejected' || failed.fault === 'unavailable') return;
    this.#session?.link.fail(failed);
  }

  #used(service: 'hosted' | 'transcription', usage: ServiceUsage): void {
    const { model, transcriptionModel } = this.#options;
    const used: Usage = {
      service,
      provider: PROVIDER_ID,
      model: service === 'hosted' ? model : transcriptionModel,
      ...(isCount(usage.input_tokens) && { inputTokens: usage.input_tokens }),
      ...(isCount(usage.input_token_details?.cached_tokens) && {
        cachedTokens: usage.input_token_details.cached_tokens,
      }),
      ...(isCount(usage.output_tokens) && { outputTokens: usage.output_tokens }),
      ...(isCount(usage.seconds) && { audioMs: usage.seconds * 1000 }),
    };
    this.#events.push({ type: 'usage', usage: used });
  }

  #addItem(item: Readonly<Record<string, unknown>>): void {
    this.#send({ type: 'conversation.item.create', item });
  }

  #send(event: Readonly<Record<string, unknown>>): void {
    if (!this.#isOver) this.#session?.link.send(event);
  }
}

interface ServiceUsage {
  readonly input_tokens?: number | null | undefined;
  readonly output_tokens?: number | null | undefined;
  readonly input_token_details?: { readonly cached_tokens?: number | null | undefined } | null | undefined;
  readonly seconds?: number | null | undefined;
}

function isCount(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
