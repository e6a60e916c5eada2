import { AgentConfig, type AgentConfigInput, type CallSnapshot, type Turn } from '@frontdesk/contract';
import { TELEPHONE } from '../audio/audio-frame.ts';
import type { CallControl } from '../call/call-control.ts';
import type { CallOutcome, ResumedCall } from '../call/call-options.ts';
import { conductCall } from '../call/conduct-call.ts';
import type { CallerInput, CallFacts, DialogueEngine, DialogueEvent } from '../ports/dialogue.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';
import type { TextToSpeech } from '../ports/text-to-speech.ts';
import type { ToolHandler } from '../ports/tool-runner.ts';
import type { TransferDesk } from '../ports/transfer-desk.ts';
import { ManualClock } from './manual-clock.ts';
import { collectingJournal, evenVoice, ScriptedDialogue, ScriptedEars, ScriptedTransport } from './scripted-ports.ts';

const FRAME_MS = 20;
const SILENT_FRAME = { ...TELEPHONE, data: new Uint8Array(160).fill(0xff) };

export interface ScriptedCallOptions {
  readonly answer: (input: CallerInput, signal: AbortSignal) => AsyncIterable<DialogueEvent> | DialogueEvent[];
  /** Holds the conversation in place of `answer`. */
  readonly engine?: (clock: ManualClock) => DialogueEngine;
  /** The recogniser tells by itself when turns end. */
  readonly hearsTurnEnds?: boolean;
  readonly config?: Partial<AgentConfigInput>;
  readonly voice?: TextToSpeech;
  readonly tools?: ToolHandler;
  readonly recording?: RecordingSink;
  readonly forwardingNumber?: string;
  /** Over those of an inbound call. */
  readonly facts?: Partial<CallFacts>;
  readonly resume?: ResumedCall;
  readonly control?: CallControl;
  readonly transferDesk?: TransferDesk;
}

/** A call under a test's hand: the caller is a timeline of speech and silence, time is the test's. */
export class ScriptedCall {
  readonly clock = new ManualClock();
  readonly transport = new ScriptedTransport(this.clock);
  readonly ears: ScriptedEars;
  readonly journal = collectingJournal();
  readonly dialogue: ScriptedDialogue;
  readonly stop = new AbortController();
  readonly outcome: Promise<CallOutcome>;
  #audioMs = 0;

  constructor(options: ScriptedCallOptions) {
    this.ears = new ScriptedEars(options.hearsTurnEnds);
    this.dialogue = new ScriptedDialogue(options.answer);
    this.outcome = conductCall({
      call: {
        id: '0198b6a0-0000-7000-8000-000000000001',
        from: '+14155550123',
        to: '+14155550100',
        ...options.facts,
      },
      snapshot: snapshotWith(options.config ?? {}, options.forwardingNumber ?? null),
      ports: {
        transport: this.transport,
        speechToText: this.ears,
        voiceActivityDetector: this.ears,
        textToSpeech: options.voice ?? evenVoice,
        dialogue: options.engine?.(this.clock) ?? this.dialogue,
        tools: options.tools ?? { run: async () => ({ code: 'failed', value: {} }) },
        journal: this.journal,
        clock: this.clock,
        ...(options.recording && { recording: options.recording }),
        ...(options.transferDesk && { transferDesk: options.transferDesk }),
      },
      signal: this.stop.signal,
      ...(options.resume && { resume: options.resume }),
      ...(options.control && { control: options.control }),
    });
  }

  get turns(): Turn[] {
    return this.journal.events.flatMap(event => (event.type === 'turn-finished' ? [event.turn] : []));
  }

  /** What was said to the dialogue, in order. */
  get said(): string[] {
    return this.dialogue.inputs.flatMap(input => (input.type === 'said' ? [input.text] : []));
  }

  /** The caller speaks for a while; the recogniser will have understood `text` when they pause. */
  async speak(text: string, forMs = 800): Promise<void> {
    this.ears.nextFinal = text;
    await this.#line(1, forMs);
  }

  async silence(forMs: number): Promise<void> {
    await this.#line(0, forMs);
  }

  /** A sound the detector takes for speech but in which nobody finds words. */
  async noise(forMs: number): Promise<void> {
    await this.speak('', forMs);
  }

  hangUp(): void {
    this.transport.events.end();
  }

  async #line(probability: number, forMs: number): Promise<void> {
    for (let passedMs = 0; passedMs < forMs; passedMs += FRAME_MS) {
      await this.clock.advance(FRAME_MS);
      this.transport.events.push({ type: 'audio', frame: SILENT_FRAME });
      this.ears.probabilities.push({ startMs: this.#audioMs, endMs: this.#audioMs + FRAME_MS, probability });
      this.#audioMs += FRAME_MS;
      await this.clock.advance(0);
    }
  }
}

/** A snapshot of a business that has nothing but an agent. */
export function snapshotWith(config: Partial<AgentConfigInput>, forwardingNumber: string | null): CallSnapshot {
  return {
    agent: {
      id: '0198b6a0-0000-7000-8000-000000000002',
      versionId: '0198b6a0-0000-7000-8000-000000000003',
      name: 'Mia',
      config: AgentConfig.parse({
        greeting: 'Hello.',
        flow: { start: 'end', nodes: [{ type: 'end', id: 'end', disposition: 'agent_ended' }] },
        ...config,
      }),
    },
    business: {
      id: '0198b6a0-0000-7000-8000-000000000004',
      kind: 'restaurant',
      name: 'Test',
      address: '',
      phoneNumber: null,
      forwardingNumber,
      hours: {
        timezone: 'UTC',
        weekly: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
        exceptions: [],
      },
      settings: { answerWhenClosed: true, facts: [] },
    },
    knowledge: [],
  };
}
