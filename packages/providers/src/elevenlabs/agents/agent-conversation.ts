import type {
  AudioFrame,
  Clock,
  HostedConversation,
  HostedEvent,
  OpenHostedConversation,
  ProviderError,
  ToolResult,
} from '@frontdesk/voice';
import { EventQueue } from '../../streams/event-queue.ts';
import { PROVIDER } from '../wire/access.ts';
import { failure, failureOfCode } from '../wire/failures.ts';
import type { AgentSettings } from './agent-settings.ts';
import { AgentSpeech } from './agent-speech.ts';
import { ConversationLink } from './conversation-link.ts';
import type { ServerMessage } from './conversation-messages.ts';
import { initiation } from './initiation.ts';

/** How the carrier's format is called. */
const TELEPHONE_FORMAT = 'ulaw_8000';

export interface AgentConversationOptions {
  readonly clock: Clock;
  readonly settings: AgentSettings;
  readonly model: string;
  readonly open: OpenHostedConversation;
}

/** One call that an agent at ElevenLabs holds. */
export class AgentConversation implements HostedConversation {
  readonly #options: AgentConversationOptions;
  readonly #events: EventQueue<HostedEvent>;
  readonly #speech: AgentSpeech;
  readonly #opened = Promise.withResolvers<void>();
  /** Asked for, not answered yet. */
  readonly #toolCalls = new Set<string>();
  #link: ConversationLink | undefined;
  #id: string | null = null;
  #isOver = false;
  #meteredAtMs = 0;

  constructor(options: AgentConversationOptions) {
    this.#options = options;
    const emit = (event: HostedEvent) => this.#events.push(event);
    this.#events = new EventQueue({ onFull: () => this.#link?.pause(), onEmpty: () => this.#link?.resume() });
    this.#speech = new AgentSpeech({ clock: options.clock, emit });
  }

  get id(): string | null {
    return this.#id;
  }

  /** Dials. Resolves once the agent hears; throws `ProviderError`, or nothing after `close`. */
  async dial(url: string): Promise<void> {
    const { clock, settings, open } = this.#options;
    this.#link = new ConversationLink({
      url,
      clock,
      onOpen: () => this.#link?.send(initiation(settings, open)),
      onMessage: message => this.#notice(message),
      onEnd: (error, reason) => this.#ended(error, reason),
    });
    await this.#opened.promise;
  }

  events(): AsyncIterable<HostedEvent> {
    return this.#events;
  }

  send(frame: AudioFrame): void {
    if (!this.#isOver) this.#link?.sendAudio(frame.data);
  }

  answerTool(callId: string, result: ToolResult): void {
    if (this.#isOver || !this.#toolCalls.delete(callId)) return;
    const answer = { result: JSON.stringify(result), is_error: result.code === 'failed' };
    this.#link?.send({ type: 'client_tool_result', tool_call_id: callId, ...answer });
  }

  note(text: string): void {
    if (!this.#isOver && text.trim() !== '') this.#link?.send({ type: 'contextual_update', text });
  }

  /** Not among its capabilities. */
  say(): void {}

  /** The service reckons by itself what was heard. */
  truncate(): void {}

  async close(): Promise<void> {
    this.#finish();
    this.#opened.resolve();
    this.#events.end();
    await this.#link?.close();
  }

  #notice(message: ServerMessage): void {
    switch (message.type) {
      case 'conversation_initiation_metadata':
        this.#begin(message.conversation_initiation_metadata_event);
        break;
      case 'audio': {
        const { audio_base_64, event_id, alignment } = message.audio_event;
        this.#speech.hear(audio_base_64, event_id, alignment);
        break;
      }
      case 'agent_response': {
        const { agent_response, event_id } = message.agent_response_event;
        this.#speech.write(agent_response, event_id ?? Number.POSITIVE_INFINITY);
        this.#meter();
        break;
      }
      case 'agent_response_correction': {
        const { original_agent_response, corrected_agent_response } = message.agent_response_correction_event;
        this.#speech.correct(original_agent_response, corrected_agent_response);
        break;
      }
      case 'interruption':
        this.#speech.cut(message.interruption_event.event_id);
        this.#events.push({ type: 'interrupted' });
        break;
      case 'tentative_user_transcript':
        this.#callerSaid(message.tentative_user_transcription_event.user_transcript, false);
        break;
      case 'user_transcript':
        this.#speech.divide();
        this.#callerSaid(message.user_transcription_event.user_transcript, true);
        break;
      case 'client_tool_call': {
        const { tool_call_id: id, tool_name: name, parameters } = message.client_tool_call;
        this.#speech.divide();
        this.#toolCalls.add(id);
        this.#events.push({ type: 'tool-call', id, name, arguments: parameters ?? {} });
        break;
      }
      case 'agent_tool_response': {
        const { tool_name: name, tool_type: kind, is_error: isError } = message.agent_tool_response;
        // The service does not tell how long its own took; ours are in the journal already.
        if (kind !== 'client') this.#events.push({ type: 'tool-finished', name, isError, durationMs: 0 });
        break;
      }
      case 'error':
        this.#told(message.error_event.error_type ?? '', message.error_event.code ?? 0);
        break;
    }
  }

  #begin({
    conversation_id,
    agent_output_audio_format: output,
    user_input_audio_format: input,
  }: Extract<
    ServerMessage,
    { type: 'conversation_initiation_metadata' }
  >['conversation_initiation_metadata_event']): void {
    if (output !== TELEPHONE_FORMAT || (input ?? output) !== TELEPHONE_FORMAT) {
      const problem = `The agent at ElevenLabs does not speak ${TELEPHONE_FORMAT} both ways: publish it again.`;
      this.#link?.fail(failure('rejected', problem));
      return;
    }
    this.#id = conversation_id;
    this.#meteredAtMs = this.#options.clock.now();
    this.#opened.resolve();
  }

  #callerSaid(text: string, isFinal: boolean): void {
    if (text.trim() !== '') this.#events.push({ type: 'caller-text', text: text.trim(), isFinal });
  }

  #told(type: string, code: number): void {
    if (type === 'max_duration_exceeded') {
      this.#conclude('time-limit', 'ElevenLabs ends calls of this length.');
      return;
    }
    const isRefused = code === 1008 || type === 'override_error' || type === 'missing_dynamic_variable';
    const told = failureOfCode(type || 'unknown');
    const isKnown = told.fault !== 'rejected' || isRefused;
    this.#link?.fail(isKnown ? told : failure('unavailable', 'The agent at ElevenLabs broke.'));
  }

  #ended(error: ProviderError | null, reason: string): void {
    if (this.#isOver) return;
    if (!error && this.#id !== null) {
      this.#conclude(/silence/i.test(reason) ? 'silence' : 'agent', 'The agent at ElevenLabs hung up.');
      return;
    }
    this.#finish();
    const lost = error ?? failure('unavailable', 'ElevenLabs ended the conversation before it began.');
    this.#opened.reject(lost);
    this.#events.end(lost);
  }

  #conclude(reason: 'agent' | 'time-limit' | 'silence', detail: string): void {
    this.#finish();
    this.#events.push({ type: 'ended', reason, detail });
    this.#events.end();
    void this.#link?.close();
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#speech.close();
    this.#meter();
    this.#isOver = true;
    this.#toolCalls.clear();
  }

  /** Time talked since it was told last; a call that is hung up is told up to the agent's last response. */
  #meter(): void {
    if (this.#id === null) return;
    const nowMs = this.#options.clock.now();
    const audioMs = nowMs - this.#meteredAtMs;
    this.#meteredAtMs = nowMs;
    if (audioMs <= 0) return;
    const { model } = this.#options;
    this.#events.push({ type: 'usage', usage: { service: 'hosted', provider: PROVIDER, model, audioMs } });
  }
}
