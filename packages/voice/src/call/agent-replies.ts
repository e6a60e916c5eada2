import type { CallEvent, CallSnapshot } from '@frontdesk/contract';
import type { AudioFrame } from '../audio/audio-frame.ts';
import type { DialogueEvent } from '../ports/dialogue.ts';
import type { TextToSpeech } from '../ports/text-to-speech.ts';
import { AgentReply } from './agent-reply.ts';
import type { CallPorts } from './call-options.ts';
import type { CallHappening } from './call-state.ts';
import { TurnStopwatch } from './latency.ts';
import type { TurnLog } from './turn-log.ts';

export interface AgentRepliesOptions {
  readonly ports: Pick<CallPorts, 'transport' | 'textToSpeech' | 'clock'>;
  readonly snapshot: CallSnapshot;
  readonly turns: TurnLog;
  /** Milliseconds since the call's media began. */
  readonly elapsedMs: () => number;
  readonly happen: (happening: CallHappening) => void;
  readonly journal: (event: CallEvent) => void;
  readonly onAudio: (frame: AudioFrame) => void;
  /** The far side was told to drop what it has not played. */
  readonly onCleared: () => void;
  /** A reply is over, with what the caller heard of it. */
  readonly onHeard: (heard: { text: string; wasInterrupted: boolean; isDialogue: boolean }) => void;
  readonly onFailure: (part: 'dialogue' | 'voice', error: unknown) => void;
}

interface ReplyStart {
  /** Whether it is the dialogue that speaks, not the engine. */
  readonly isDialogue: boolean;
  readonly speechEndedAtMs: number | null;
  readonly requiredSilenceMs: number;
  /** Speaks this reply in place of the call's own voice. */
  readonly voice?: TextToSpeech | undefined;
}

/** What the agent says on a call, one reply at a time; each ends in the transcript as it was heard. */
export class AgentReplies {
  readonly #options: AgentRepliesOptions;
  #current: { readonly reply: AgentReply; readonly isDialogue: boolean } | undefined;
  #count = 0;

  constructor(options: AgentRepliesOptions) {
    this.#options = options;
  }

  /** Speaks what `respond` yields, in place of what was said before. */
  start(start: ReplyStart, respond: (signal: AbortSignal) => AsyncIterable<DialogueEvent>): void {
    this.#log();
    void this.#open(start).run(respond);
  }

  /** Stops speaking and clears what is not played yet. */
  stop(reason: string): void {
    const reply = this.#current?.reply;
    if (!reply) return;
    reply.stop();
    this.#options.ports.transport.clear();
    this.#options.onCleared();
    if (reason === 'barge-in' && reply.isAudible) {
      this.#options.journal({ type: 'barge-in', atMs: this.#options.elapsedMs(), heardText: reply.heardText });
    }
    this.#log();
  }

  /** The call is over: what was heard of the last reply is written down. */
  close(): void {
    this.#current?.reply.stop();
    this.#log();
  }

  markReached(name: string): void {
    this.#current?.reply.markReached(name);
  }

  /** A tool the reply waited for has ended. */
  noteTool(durationMs: number): void {
    this.#current?.reply.stopwatch.noteTool(durationMs);
  }

  #open({ isDialogue, speechEndedAtMs, requiredSilenceMs, voice }: ReplyStart): AgentReply {
    const { snapshot, ports, onAudio, happen, onFailure } = this.#options;
    const isCurrent = () => this.#current?.reply === reply;
    const reply: AgentReply = new AgentReply({
      index: this.#count++,
      ports: voice ? { ...ports, textToSpeech: voice } : ports,
      config: snapshot.agent.config,
      stopwatch: new TurnStopwatch({ speechEndedAtMs, requiredSilenceMs, decidedAtMs: ports.clock.now() }),
      onAudio,
      // A stopped reply has nothing more to say about the call.
      happen: happening => {
        if (isCurrent()) happen(happening);
      },
      onDigits: digits => this.#options.journal({ type: 'digits-sent', atMs: this.#options.elapsedMs(), digits }),
      onFinished: () => {
        if (!isCurrent()) return;
        this.#log();
        happen({ type: 'reply-finished' });
      },
      onFailure: (part, error) => {
        if (isCurrent()) onFailure(part, error);
      },
    });
    this.#current = { reply, isDialogue };
    return reply;
  }

  /** Writes the agent's turn as it was heard, and lets go of it. */
  #log(): void {
    const { turns, ports, elapsedMs, onHeard } = this.#options;
    if (!this.#current) return;
    const { reply, isDialogue } = this.#current;
    this.#current = undefined;
    const { heardText: text, wasInterrupted } = reply;
    const endedAtMs = elapsedMs();
    if (text !== '') {
      turns.agentSaid(text, {
        startedAtMs: reply.startedAtMs - (ports.clock.now() - endedAtMs),
        endedAtMs,
        wasInterrupted,
        latency: reply.stopwatch.split(),
      });
    }
    onHeard({ text, wasInterrupted, isDialogue });
  }
}
