import type { WebSocket } from 'ws';
import type { Faults, WorkFault } from '../faults.ts';
import { asObject, parseObject } from '../http/route.ts';
import { AgentMouth, type MouthTiming } from './agent-mouth.ts';
import type { EmulatedAgent } from './agent-store.ts';
import type { AgentsOptions, AgentTalk, ToolAnswer } from './agents-options.ts';
import { CallerEar } from './caller-ear.ts';
import { ClientToolCalls } from './client-tool-calls.ts';
import type { ConversationRecord, RecordedTurn } from './conversation-record.ts';
import { type Json, textAt, textsOf, valueAt } from './merge-config.ts';
import { configFor, filledIn, forbiddenOverride, missingVariable } from './overrides.ts';
import type { ToolStore } from './tool-store.ts';

export interface ConversationSessionOptions {
  readonly socket: WebSocket;
  readonly agent: EmulatedAgent;
  readonly tools: ToolStore;
  readonly record: ConversationRecord;
  readonly faults: Faults;
  readonly timing: MouthTiming;
  readonly options: AgentsOptions;
  /** The socket is closed. */
  readonly onOver: () => void;
}

/** Sent whatever the agent's `client_events` say. */
const ALWAYS = new Set(['conversation_initiation_metadata', 'ping', 'error']);
const DEFAULT_WORDS = 'Hello, I would like to book a table.';
const DEFAULT_PING_MS = 2000;
const DEFAULT_SILENCE_MS = 400;

/** One conversation over the agents' socket, as strict with its client as the service may be. */
export class ConversationSession {
  readonly conversationId: string;
  readonly agentId: string;
  /** Messages of the client, but for its audio. */
  readonly received: Json[] = [];
  readonly notes: string[] = [];
  pongs = 0;
  readonly #options: ConversationSessionOptions;
  readonly #pings = new Set<number>();
  readonly #tools: ClientToolCalls;
  readonly #timers = new Set<NodeJS.Timeout>();
  #config: Json = {};
  #initiation: Json | undefined;
  #ear: CallerEar | undefined;
  #mouth: AgentMouth | undefined;
  #eventId = 0;
  #turn = 0;
  #words = '';

  constructor(options: ConversationSessionOptions) {
    this.#options = options;
    this.conversationId = options.record.conversationId;
    this.agentId = options.agent.agentId;
    this.#tools = new ClientToolCalls({
      tools: options.tools,
      ask: call => this.#send('client_tool_call', { client_tool_call: call }),
      after: (delayMs, work) => this.#after(delayMs, work),
    });
    options.socket.on('message', data => this.#take(String(data)));
    options.socket.on('close', (code, reason) => this.#over(code, String(reason)));
  }

  get isOpen(): boolean {
    return this.#options.socket.readyState === this.#options.socket.OPEN;
  }

  /** Audio of the caller, milliseconds. */
  get heardMs(): number {
    return this.#ear?.heardMs ?? 0;
  }

  /** What the conversation was opened with. */
  get initiation(): Json {
    return this.#initiation ?? {};
  }

  /** The agent's configuration with the client's overrides. */
  get config(): Json {
    return this.#config;
  }

  /** Drops the connection, as a network does. */
  drop(): void {
    this.#options.socket.terminate();
  }

  /** Tells an error and closes. */
  fail(type: string, message: string, code = 1008): void {
    this.#send('error', { error_event: { code, message, error_type: type, reason: message, details: {} } });
    this.#options.socket.close(code, message.slice(0, 120));
  }

  say(text: string): void {
    if (!this.isOpen) return;
    const eventId = ++this.#eventId;
    this.#note({ role: 'agent', message: text });
    this.#send('agent_response', { agent_response_event: { agent_response: text, event_id: eventId } });
    this.#mouth?.say(eventId, text);
  }

  endCall(): void {
    this.#options.record.terminationReason = 'end_call tool was called.';
    this.#options.socket.close(1000, 'end_call');
  }

  async callTool(name: string, parameters: Json = {}): Promise<ToolAnswer> {
    const asked = await this.#tools.call(this.#config, name, parameters, ++this.#eventId);
    this.#note({ role: 'agent', message: null, toolCalls: [asked.call], toolResults: [asked.result] });
    return asked.answer;
  }

  #take(text: string): void {
    const message = parseObject(text);
    if (!message) {
      this.fail('invalid_message', 'Messages must be JSON objects.');
      return;
    }
    if (!this.#initiation) {
      if (message.type !== 'conversation_initiation_client_data') {
        this.fail('invalid_message', 'The first message must be conversation_initiation_client_data.');
        return;
      }
      this.received.push(message);
      this.#begin(message);
      return;
    }
    if (typeof message.user_audio_chunk === 'string' && message.type === undefined) {
      this.#ear?.hear(Buffer.from(message.user_audio_chunk, 'base64'));
      return;
    }
    this.received.push(message);
    switch (message.type) {
      case 'pong':
        if (!this.#pings.delete(Number(message.event_id))) this.fail('invalid_message', 'There was no such ping.');
        else this.pongs++;
        return;
      case 'client_tool_result':
        this.#toolResult(message);
        return;
      case 'contextual_update':
        if (typeof message.text !== 'string') {
          this.fail('invalid_message', 'text must be a string.');
          return;
        }
        this.notes.push(message.text);
        return;
      case 'user_message':
        if (typeof message.text !== 'string') {
          this.fail('invalid_message', 'text must be a string.');
          return;
        }
        this.#answer(message.text);
        return;
      case 'user_activity':
      case 'feedback':
        return;
      default:
        this.fail('invalid_message', `There is no message of the type ${String(message.type)}.`);
    }
  }

  #begin(initiation: Json): void {
    const { agent, record, timing, faults, options } = this.#options;
    this.#initiation = initiation;
    record.initiation = initiation;
    const overrides = asObject(initiation.conversation_config_override) ?? {};
    const forbidden = forbiddenOverride(agent, overrides);
    if (forbidden !== null) {
      this.fail('override_error', `Override for field '${forbidden}' is not allowed by config.`);
      return;
    }
    this.#config = configFor(agent, overrides);
    const missing = missingVariable(this.#config, initiation.dynamic_variables);
    if (missing !== null) {
      this.fail('missing_dynamic_variable', `Missing required dynamic variables: {'${missing}'}`);
      return;
    }
    record.status = 'in-progress';
    const output = textAt(this.#config, 'tts', 'agent_output_audio_format');
    const input = textAt(this.#config, 'asr', 'user_input_audio_format');
    const formats = { agent_output_audio_format: output, user_input_audio_format: input };
    this.#ear = new CallerEar({
      format: input,
      silenceMs: options.silenceMs ?? DEFAULT_SILENCE_MS,
      onSpeech: () => this.#callerSpeaks(),
      onGuess: words => this.#guess(words),
      onTurnEnd: () => this.#callerFinished(),
    });
    this.#mouth = new AgentMouth({
      ...{ format: output, timing, faults },
      nowMs: () => this.heardMs,
      onChunk: (eventId, chunk) =>
        this.#send('audio', {
          audio_event: {
            audio_base_64: chunk.audioBase64,
            event_id: eventId,
            alignment: {
              chars: chunk.characters,
              char_start_times_ms: chunk.startsMs,
              char_durations_ms: chunk.endsMs.map((endMs, index) => endMs - (chunk.startsMs[index] ?? 0)),
            },
          },
        }),
      onFault: fault => this.#misbehave(fault),
    });
    this.#send('conversation_initiation_metadata', {
      conversation_initiation_metadata_event: { conversation_id: this.conversationId, ...formats },
    });
    this.#ping();
    const first = filledIn(textAt(this.#config, 'agent', 'first_message'), initiation.dynamic_variables);
    if (first !== '') this.say(first);
  }

  #ping(): void {
    const eventId = ++this.#eventId;
    this.#pings.add(eventId);
    this.#send('ping', { ping_event: { event_id: eventId, ping_ms: 0 } });
    this.#after(this.#options.options.pingIntervalMs ?? DEFAULT_PING_MS, () => this.#ping());
  }

  #callerSpeaks(): void {
    const { hears } = this.#options.options;
    this.#words = (typeof hears === 'function' ? hears(this.#turn) : hears?.[this.#turn]) ?? DEFAULT_WORDS;
    this.#turn++;
    this.#send('vad_score', { vad_score_event: { vad_score: 0.9 } });
    const cut = this.#mouth?.cut();
    if (!cut) return;
    const { response, heard, late } = cut;
    this.#send('interruption', { interruption_event: { event_id: ++this.#eventId } });
    // What was on its way still comes; a client has to know by the id that it is of no use.
    if (late)
      this.#send('audio', {
        audio_event: { audio_base_64: late.audioBase64, event_id: response.eventId, alignment: null },
      });
    this.#send('agent_response_correction', {
      agent_response_correction_event: {
        original_agent_response: response.text,
        corrected_agent_response: heard,
        event_id: response.eventId,
      },
    });
  }

  #guess(count: number): void {
    const text = this.#words.split(' ').slice(0, count).join(' ');
    const event = { user_transcript: text, event_id: this.#eventId + 1 };
    this.#send('tentative_user_transcript', { tentative_user_transcription_event: event });
  }

  #callerFinished(): void {
    const text = this.#words;
    if (text === '') return;
    const eventId = ++this.#eventId;
    this.#send('user_transcript', { user_transcription_event: { user_transcript: text, event_id: eventId } });
    this.#answer(text);
  }

  #answer(heard: string): void {
    this.#note({ role: 'user', message: heard });
    const { script = (words, talk) => talk.say(`You said: ${words}`), answerMs = 0 } = this.#options.options;
    const talk: AgentTalk = {
      initiation: this.initiation,
      notes: this.notes,
      say: text => this.say(text),
      callTool: (name, parameters) => this.callTool(name, parameters),
      endCall: () => this.endCall(),
    };
    const answer = async () => {
      try {
        await script(heard, talk);
      } catch (error) {
        this.fail('llm_error', String(error), 1011);
      }
    };
    if (answerMs === 0) void answer();
    else this.#after(answerMs, () => void answer());
  }

  #toolResult({ tool_call_id: id, result, is_error: isError }: Json): void {
    if (typeof id !== 'string' || typeof result !== 'string' || typeof isError !== 'boolean') {
      this.fail('invalid_message', 'client_tool_result needs tool_call_id, a result in text, and is_error.');
      return;
    }
    if (!this.#tools.answer(id, { result, isError })) this.fail('invalid_message', 'There is no such tool call.');
  }

  #misbehave(fault: WorkFault): void {
    if (fault.type === 'drop') this.drop();
    else if (fault.type === 'garbage') this.#options.socket.send('<html>Bad gateway</html>');
    else if (fault.type === 'error') this.fail(fault.error, fault.message ?? 'Refused by the emulator', 1011);
  }

  #note(turn: Pick<RecordedTurn, 'role' | 'message'> & Partial<RecordedTurn>): void {
    const { record } = this.#options;
    const timeInCallSeconds = (Date.now() - record.startedAtMs) / 1000;
    record.turns.push({ toolCalls: [], toolResults: [], timeInCallSeconds, ...turn });
  }

  #after(delayMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, delayMs);
    this.#timers.add(timer);
  }

  #send(type: string, message: Json): void {
    const wanted = textsOf(valueAt(this.#config, 'conversation', 'client_events'));
    if (this.isOpen && (ALWAYS.has(type) || wanted.includes(type)))
      this.#options.socket.send(JSON.stringify({ type, ...message }));
  }

  #over(code: number, reason: string): void {
    const { record, onOver } = this.#options;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#mouth?.stop();
    this.#tools.close();
    record.terminationReason ||= reason || `Client closed the connection (${code}).`;
    onOver();
  }
}
