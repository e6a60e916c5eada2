import { MULAW_SILENCE } from '../audio/mulaw.ts';
import { AgentEar, type SpeechStretch } from './agent-ear.ts';
import type { CallerEvent, TurnTiming } from './caller-event.ts';
import { performScript, type Stage } from './script/perform-script.ts';
import type { Line, PreparedStep } from './script/prepared-script.ts';
import { StereoRecording } from './stereo-recording.ts';

/** 20 ms at 8 kHz: one frame of Twilio's Media Streams. */
export const FRAME_BYTES = 160;
export const FRAME_MS = 20;

export interface HandsetOptions {
  readonly steps: readonly PreparedStep[];
  /** Quiet after which the caller takes the agent to have finished. */
  readonly agentQuietMs: number;
  /** Whether the agent is known to have more to say. */
  readonly agentHasMore: () => boolean;
  /** How long the caller waits for an agent that says nothing. */
  readonly patienceMs: number;
  readonly onEvent: (event: CallerEvent) => void;
}

export interface HandsetFrame {
  /** What the caller's side sounds like during this frame. */
  readonly audio: Uint8Array;
  readonly digits: readonly string[];
  /** The party is in the middle of saying something; noise does not count. */
  readonly isSpeaking: boolean;
  /** What it finished saying in this frame, as far as it can be made out; null when nothing ended. */
  readonly words: string | null;
  readonly hasHungUp: boolean;
}

/** The caller at the telephone: hears 20 ms, acts on its script, speaks 20 ms. No time of its own and no network. */
export class Handset implements Stage {
  readonly recording = new StereoRecording();
  readonly timings: TurnTiming[] = [];
  readonly #options: HandsetOptions;
  readonly #ear: AgentEar;
  readonly #performance: Generator<void>;
  #nowMs = 0;
  #lastActMs = -Infinity;
  #line: Line | null = null;
  #lineOffset = 0;
  #lineStartMs = 0;
  #keys: string[] = [];
  #finishedWords: string | null = null;
  #hasHungUp = false;

  constructor(options: HandsetOptions) {
    this.#options = options;
    this.#ear = new AgentEar(options.agentQuietMs);
    this.#performance = performScript(options.steps, this, options.patienceMs);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get answerStartMs(): number | null {
    return this.#ear.answerStartMs;
  }

  get lastHeardMs(): number | null {
    return this.#ear.lastHeardMs;
  }

  get lastActMs(): number {
    return this.#lastActMs;
  }

  get isCallerSpeaking(): boolean {
    return this.#line !== null;
  }

  /** Every stretch of agent speech heard so far. */
  get agentSpeech(): readonly SpeechStretch[] {
    return this.#ear.stretches;
  }

  speak(line: Line): void {
    this.#line = line;
    this.#lineOffset = 0;
    this.#lineStartMs = this.#nowMs;
    this.#options.onEvent({ type: 'caller-started', atMs: this.#nowMs, words: line.label });
  }

  press(digit: string): void {
    this.#keys.push(digit);
    this.#lastActMs = this.#nowMs;
    this.#options.onEvent({ type: 'key-pressed', atMs: this.#nowMs, digit });
  }

  hangUp(): void {
    this.#hasHungUp = true;
  }

  /** Lives through the next 20 ms: `heard` is what the carrier played of the agent. */
  tick(heard: Uint8Array, nothingQueued: boolean): HandsetFrame {
    this.#performance.next();
    const audio = this.#nextCallerAudio();
    this.recording.add(audio, heard);
    const change = this.#ear.hear(heard, nothingQueued && !this.#options.agentHasMore());
    this.#measureAnswer();
    this.#nowMs += FRAME_MS;
    if (change === 'agent-started') {
      const atMs = this.#ear.answerStartMs ?? this.#nowMs;
      const timing = this.timings.at(-1);
      const latencyMs = timing?.answerStartMs === this.#ear.stretches.at(-1)?.startMs ? timing?.latencyMs : null;
      this.#options.onEvent({ type: 'agent-started', atMs, latencyMs: latencyMs ?? null });
    }
    if (change === 'agent-finished') this.#options.onEvent({ type: 'agent-finished', atMs: this.#nowMs });
    const words = this.#finishedWords;
    this.#finishedWords = null;
    const isSpeaking = this.#line?.isSpeech ?? false;
    return { audio, digits: this.#keys.splice(0), isSpeaking, words, hasHungUp: this.#hasHungUp };
  }

  #nextCallerAudio(): Uint8Array {
    const frame = new Uint8Array(FRAME_BYTES).fill(MULAW_SILENCE);
    const line = this.#line;
    if (!line) return frame;
    frame.set(line.audio.subarray(this.#lineOffset, this.#lineOffset + FRAME_BYTES));
    this.#lineOffset += FRAME_BYTES;
    if (this.#lineOffset >= line.audio.length) this.#endLine(line);
    return frame;
  }

  #endLine(line: Line): void {
    const speechEndMs = this.#lineStartMs + line.speechEndMs;
    this.#line = null;
    this.#lastActMs = speechEndMs;
    this.#options.onEvent({ type: 'caller-finished', atMs: speechEndMs, words: line.label });
    if (!line.isSpeech) return;
    this.#finishedWords = line.audibleWords;
    this.timings.push({
      words: line.label,
      speechStartMs: this.#lineStartMs + line.speechStartMs,
      speechEndMs,
      answerStartMs: null,
      latencyMs: null,
    });
  }

  /** The answer to the last line is the first stretch of agent speech that begins after it. */
  #measureAnswer(): void {
    const timing = this.timings.at(-1);
    const stretch = this.#ear.stretches.at(-1);
    if (!timing || timing.answerStartMs !== null || this.#line || !stretch) return;
    if (stretch.startMs < timing.speechEndMs) return;
    const latencyMs = stretch.startMs - timing.speechEndMs;
    this.timings[this.timings.length - 1] = { ...timing, answerStartMs: stretch.startMs, latencyMs };
  }
}
