import type { CallEvent, TurnLatency } from '@frontdesk/contract';
import { CallRecorder } from '../call/call-recorder.ts';
import { TurnLog } from '../call/turn-log.ts';
import type { HeardTurn } from './agent-floor.ts';
import type { CallerFloor } from './caller-floor.ts';
import { ConversationSoFar } from './conversation-so-far.ts';
import type { ConductHostedCallOptions } from './hosted-call-options.ts';

/** An event of the journal without its time, which is now. */
type Undated<Event> = Event extends unknown ? Omit<Event, 'atMs'> : never;

export interface HostedRecordOptions extends Pick<ConductHostedCallOptions, 'ports' | 'resume'> {
  readonly caller: CallerFloor;
  readonly reminders: () => number;
}

/** What is kept of a call that a hosted engine holds: journal, transcript, recording, and what to go on from. */
export class HostedRecord {
  readonly turns: TurnLog;
  readonly conversation: ConversationSoFar;
  /** Undefined where the call is not recorded. */
  readonly recorder: CallRecorder | undefined;
  readonly #options: HostedRecordOptions;
  /** When the call's media began, on this clock; before the clock's own beginning where another process began it. */
  readonly #startedAtMs: number;
  #toolMs = 0;

  constructor(options: HostedRecordOptions) {
    const { ports, resume } = options;
    this.#options = options;
    this.#startedAtMs = ports.clock.now() - (resume?.elapsedMs ?? 0);
    this.conversation = new ConversationSoFar(resume?.dialogueState);
    this.recorder = ports.recording && new CallRecorder(ports.recording, ports.transport.format);
    this.turns = new TurnLog(turn => this.note({ type: 'turn-finished', turn }), resume?.nextTurnIndex ?? 0);
  }

  /** Milliseconds since the call's media first began. */
  get elapsedMs(): number {
    return this.#options.ports.clock.now() - this.#startedAtMs;
  }

  append(event: CallEvent): void {
    this.#options.ports.journal.append(event);
  }

  /** Appends what happened just now. */
  note(event: Undated<CallEvent>): void {
    this.append({ ...event, atMs: this.elapsedMs });
  }

  noteFailure(code: string, error: unknown): void {
    this.note({ type: 'failure', code, message: messageOf(error) });
  }

  /** A tool has run, for this long. */
  noteTool(durationMs: number): void {
    this.#toolMs += durationMs;
  }

  callerSaid(text: string): void {
    const { startedAtMs, endedAtMs } = this.#options.caller.latest(this.#options.ports.clock.now());
    this.turns.callerSaid(text, this.#span(startedAtMs, endedAtMs));
    this.conversation.add({ speaker: 'caller', text });
    this.#checkpoint();
  }

  agentSaid({ text, wasInterrupted, startedAtMs, endedAtMs, latency, isBargeIn }: HeardTurn): void {
    const span = this.#span(startedAtMs, endedAtMs);
    if (isBargeIn) this.append({ type: 'barge-in', atMs: span.endedAtMs, heardText: text });
    if (text !== '') {
      this.turns.agentSaid(text, { ...span, wasInterrupted, latency });
      this.conversation.add({ speaker: 'agent', text });
    }
    this.#checkpoint();
  }

  /** The agent begins to speak. What the engine did since the caller's words is its own affair, tools aside. */
  latencyOf(nowMs: number): TurnLatency {
    const spokenAtMs = this.#options.caller.answer();
    const toolMs = Math.round(this.#toolMs);
    this.#toolMs = 0;
    return {
      ...{ endpointingMs: null, sttMs: null, dialogueMs: null, toolMs, ttsMs: null },
      totalMs: spokenAtMs === null ? null : Math.round(nowMs - spokenAtMs),
    };
  }

  #checkpoint(): void {
    this.note({
      type: 'checkpoint',
      state: this.conversation.save(),
      turnCount: this.turns.count,
      reminders: this.#options.reminders(),
    });
  }

  #span(startedAtMs: number, endedAtMs: number) {
    return { startedAtMs: startedAtMs - this.#startedAtMs, endedAtMs: endedAtMs - this.#startedAtMs };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure';
}
