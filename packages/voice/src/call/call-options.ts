import type { CallSnapshot } from '@frontdesk/contract';
import type { CallJournal } from '../ports/call-journal.ts';
import type { Clock } from '../ports/clock.ts';
import type { CallFacts, DialogueEngine } from '../ports/dialogue.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';
import type { SpeechToText } from '../ports/speech-to-text.ts';
import type { TextToSpeech } from '../ports/text-to-speech.ts';
import type { ToolHandler } from '../ports/tool-runner.ts';
import type { TransferDesk } from '../ports/transfer-desk.ts';
import type { Transport } from '../ports/transport.ts';
import type { TurnDetector } from '../ports/turn-detector.ts';
import type { VoiceActivityDetector } from '../ports/voice-activity-detector.ts';
import type { CallControl } from './call-control.ts';
import type { Ending } from './call-state.ts';

export interface CallPorts {
  readonly transport: Transport;
  readonly speechToText: SpeechToText;
  readonly textToSpeech: TextToSpeech;
  readonly voiceActivityDetector: VoiceActivityDetector;
  /** Goes by the shape of the words when absent. */
  readonly turnDetector?: TurnDetector;
  readonly dialogue: DialogueEngine;
  readonly tools: ToolHandler;
  readonly journal: CallJournal;
  readonly clock: Clock;
  /** Absent when the call is not recorded. */
  readonly recording?: RecordingSink;
  /** Absent where people cannot be asked first; then every transfer is cold. */
  readonly transferDesk?: TransferDesk;
}

export interface ConductCallOptions {
  readonly call: CallFacts;
  readonly snapshot: CallSnapshot;
  /** The agent's prompt, filled in for this call. */
  readonly instructions?: string;
  readonly ports: CallPorts;
  /** Aborting ends the call, for example when the server shuts down. */
  readonly signal: AbortSignal;
  /** Goes on with a call that broke off, here or in another process. The recording begins anew. */
  readonly resume?: ResumedCall;
  /** Steers the call from outside, from now until it has ended. */
  readonly control?: CallControl;
}

/** What a call came to before it broke off: its journal's last `checkpoint`, or less where that was lost. */
export interface ResumedCall {
  /** The checkpoint's `state`; of no use to another kind of dialogue, which then begins anew. */
  readonly dialogueState: unknown;
  /** One more than the last turn that was journalled. */
  readonly nextTurnIndex: number;
  /** Milliseconds since the call's media first began; the maximum duration counts from there. */
  readonly elapsedMs: number;
  readonly reminders?: number;
}

export interface CallOutcome extends Ending {
  /** Since the call's media first began, and turns since then, also where the call broke off in between. */
  readonly durationMs: number;
  readonly turnCount: number;
  /** End of the caller's speech → first agent audio, over the turns held here. Milliseconds; null without such turns. */
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
}
