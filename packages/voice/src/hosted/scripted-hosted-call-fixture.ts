import type { AgentConfigInput, Turn } from '@frontdesk/contract';
import { type AudioFrame, TELEPHONE } from '../audio/audio-frame.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import type { CallControl } from '../call/call-control.ts';
import type { CallOutcome, ResumedCall } from '../call/call-options.ts';
import type { CallFacts } from '../ports/dialogue.ts';
import type {
  HostedCapabilities,
  HostedConversation,
  HostedEngine,
  HostedEvent,
  OpenHostedConversation,
} from '../ports/hosted-conversation.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';
import type { ToolHandler, ToolResult } from '../ports/tool-runner.ts';
import type { TransferDesk } from '../ports/transfer-desk.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { snapshotWith } from '../testing/scripted-call.ts';
import { collectingJournal, MS_PER_CHARACTER, ScriptedTransport } from '../testing/scripted-ports.ts';
import { conductHostedCall } from './conduct-hosted-call.ts';
import type { HostedCallFallback } from './hosted-call-options.ts';

const FRAME_MS = 20;
/** The engine's audio comes 200 ms at a time. */
const CHUNK_BYTES = 1600;
const QUIET = { ...TELEPHONE, data: new Uint8Array(160).fill(0xff) };
/** A square wave at about a quarter of full scale. */
const LOUD = { ...TELEPHONE, data: Uint8Array.from({ length: 160 }, (_, at) => (at % 16 < 8 ? 0x20 : 0xa0)) };

export const EVERYTHING: HostedCapabilities = {
  formats: [TELEPHONE],
  callerTranscript: 'interim',
  says: true,
  takesNotes: true,
  truncates: false,
  resumes: true,
  tools: true,
};

/** An engine that does what the test says, and remembers what it was told. */
export class ScriptedHostedEngine implements HostedEngine {
  readonly id = 'scripted:agent';
  readonly capabilities: HostedCapabilities;
  readonly opened: OpenHostedConversation[] = [];
  /** What becomes of the attempts to open it, in order: an error, never, or (by default) a conversation. */
  readonly attempts: (Error | 'never')[] = [];
  readonly heard: AudioFrame[] = [];
  readonly notes: string[] = [];
  readonly said: string[] = [];
  readonly answers: { callId: string; result: ToolResult }[] = [];
  readonly truncations: [string, number][] = [];
  closes = 0;
  /** Lines it is made to say are spoken at once. */
  isObedient = true;
  events = new BoundedQueue<HostedEvent>(10_000);
  #failure: Error | undefined;
  #lines = 0;

  constructor(capabilities: Partial<HostedCapabilities> = {}) {
    this.capabilities = { ...EVERYTHING, ...capabilities };
  }

  async open(options: OpenHostedConversation): Promise<HostedConversation> {
    this.opened.push(options);
    const attempt = this.attempts.shift();
    if (attempt === 'never') return new Promise(() => undefined);
    if (attempt) throw attempt;
    if (options.greeting) this.speak('greeting', options.greeting);
    return {
      id: 'conversation',
      events: () => this.#read(),
      send: frame => void this.heard.push(frame),
      answerTool: (callId, result) => void this.answers.push({ callId, result }),
      note: text => void this.notes.push(text),
      say: text => {
        this.said.push(text);
        if (this.isObedient) this.speak(`line ${this.#lines++}`, text);
      },
      truncate: (utteranceId, heardMs) => void this.truncations.push([utteranceId, heardMs]),
      close: async () => {
        this.closes++;
        this.events.end();
      },
    };
  }

  emit(...events: HostedEvent[]): void {
    for (const event of events) this.events.push(event);
  }

  /** Says it, all at once, as fast as the wire takes it: 50 ms a character. */
  speak(utteranceId: string, text: string): void {
    const data = new Uint8Array(text.length * MS_PER_CHARACTER * 8).fill(0x80);
    this.emit({ type: 'agent-text', utteranceId, text });
    for (let at = 0; at < data.length; at += CHUNK_BYTES) {
      const frame = { ...TELEPHONE, data: data.subarray(at, at + CHUNK_BYTES) };
      this.emit({ type: 'audio', utteranceId, frame });
    }
    this.emit({ type: 'utterance-ended', utteranceId });
  }

  callTool(id: string, name: string, values: Record<string, unknown> = {}): void {
    this.emit({ type: 'tool-call', id, name, arguments: values });
  }

  dies(error = new Error('The connection broke.')): void {
    this.#failure = error;
    this.events.end();
  }

  async *#read(): AsyncGenerator<HostedEvent> {
    yield* this.events;
    if (this.#failure) throw this.#failure;
  }
}

export interface ScriptedHostedCallOptions {
  readonly capabilities?: Partial<HostedCapabilities>;
  readonly attempts?: readonly (Error | 'never')[];
  readonly config?: Partial<AgentConfigInput>;
  readonly tools?: ToolHandler;
  readonly recording?: RecordingSink;
  readonly forwardingNumber?: string;
  readonly facts?: Partial<CallFacts>;
  readonly resume?: ResumedCall;
  readonly control?: CallControl;
  readonly transferDesk?: TransferDesk;
  readonly fallback?: HostedCallFallback;
}

/** A call with a hosted engine under a test's hand: the caller is a line of loud and quiet, time is the test's. */
export class ScriptedHostedCall {
  readonly clock = new ManualClock();
  readonly transport = new ScriptedTransport(this.clock);
  readonly engine: ScriptedHostedEngine;
  readonly journal = collectingJournal();
  readonly stop = new AbortController();
  readonly outcome: Promise<CallOutcome>;

  constructor(options: ScriptedHostedCallOptions = {}) {
    this.engine = new ScriptedHostedEngine(options.capabilities);
    this.engine.attempts.push(...(options.attempts ?? []));
    this.outcome = conductHostedCall({
      call: {
        id: '0198b6a0-0000-7000-8000-000000000001',
        from: '+14155550123',
        to: '+14155550100',
        ...options.facts,
      },
      snapshot: snapshotWith(
        { greeting: 'Hello, how can I help?', ...options.config },
        options.forwardingNumber ?? null,
      ),
      instructions: 'You are Mia.',
      ports: {
        transport: this.transport,
        engine: this.engine,
        tools: options.tools ?? { run: async () => ({ code: 'failed', value: {} }) },
        journal: this.journal,
        clock: this.clock,
        ...(options.recording && { recording: options.recording }),
        ...(options.transferDesk && { transferDesk: options.transferDesk }),
      },
      signal: this.stop.signal,
      ...(options.fallback && { fallback: options.fallback }),
      ...(options.resume && { resume: options.resume }),
      ...(options.control && { control: options.control }),
    });
  }

  get turns(): Turn[] {
    return this.journal.events.flatMap(event => (event.type === 'turn-finished' ? [event.turn] : []));
  }

  get transcript(): string[] {
    return this.turns.map(({ speaker, text }) => `${speaker}: ${text}`);
  }

  happened(type: string) {
    return this.journal.events.filter(event => event.type === type);
  }

  silence(forMs: number): Promise<void> {
    return this.#line(QUIET, forMs);
  }

  /** The caller speaks for a while; the engine is told the words when the caller has finished. */
  async say(text: string, forMs = 800): Promise<void> {
    await this.#line(LOUD, forMs);
    await this.silence(300);
    this.engine.emit({ type: 'caller-text', text, isFinal: true });
    await this.clock.advance(0);
  }

  /** The caller makes a sound of which the engine is told nothing. */
  sound(forMs: number): Promise<void> {
    return this.#line(LOUD, forMs);
  }

  hangUp(): void {
    this.transport.events.end();
  }

  async #line(frame: AudioFrame, forMs: number): Promise<void> {
    for (let passedMs = 0; passedMs < forMs; passedMs += FRAME_MS) {
      await this.clock.advance(FRAME_MS);
      this.transport.events.push({ type: 'audio', frame });
      await this.clock.advance(0);
    }
  }
}
