import type { CallEvent } from '@frontdesk/contract';
import type { AudioFrame } from '../audio/audio-frame.ts';
import { AudioTimeline } from '../audio/audio-timeline.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import type { Dialogue } from '../ports/dialogue.ts';
import type { RecognizerInput } from '../ports/speech-to-text.ts';
import { SPEECH_ACTIVITY, SpeechActivity } from '../turn/speech-activity.ts';
import { AgentReply } from './agent-reply.ts';
import { advance } from './call-machine.ts';
import type { CallOutcome, ConductCallOptions } from './call-options.ts';
import { CallRecorder } from './call-recorder.ts';
import {
  type CallAction,
  type CallHappening,
  type CallPolicy,
  type CallState,
  type Ending,
  RINGING,
} from './call-state.ts';
import { CallTimers } from './call-timers.ts';
import { percentile, TurnStopwatch } from './latency.ts';
import { ToolExecution } from './tool-execution.ts';
import { TurnLog } from './turn-log.ts';

/** Ten seconds of 20 ms frames: a reader this far behind is better served by fresh audio. */
const AUDIO_QUEUE = 500;

/** Runs the call machine against the ports: what they report becomes happenings, its actions become calls on them. */
export class CallSession {
  readonly #options: ConductCallOptions;
  readonly #policy: CallPolicy;
  readonly #timers: CallTimers;
  readonly #hangUp = new AbortController();
  readonly #timeline = new AudioTimeline();
  readonly #detectorAudio = new BoundedQueue<AudioFrame>(AUDIO_QUEUE);
  readonly #recognizerInput = new BoundedQueue<RecognizerInput>(AUDIO_QUEUE);
  readonly #recorder: CallRecorder | undefined;
  readonly #tools: ToolExecution;
  readonly #dialogue: Dialogue;
  readonly #turns: TurnLog;
  #state: CallState = RINGING;
  #startedAtMs = 0;
  #reply: AgentReply | undefined;
  #replies = 0;
  #finish: (ending: Ending) => void = () => undefined;

  constructor(options: ConductCallOptions) {
    this.#options = options;
    const { ports, snapshot, call } = options;
    const config = snapshot.agent.config;
    this.#policy = {
      turnTaking: config.turnTaking,
      maxDurationMs: config.maxDurationSeconds * 1000,
      fallbackNumber: snapshot.business.forwardingNumber,
    };
    this.#timers = new CallTimers(ports.clock, name => this.#happen({ type: 'timer', name }));
    this.#recorder = ports.recording && new CallRecorder(ports.recording, ports.transport.format);
    this.#tools = new ToolExecution({
      callId: call.id,
      handler: ports.tools,
      clock: ports.clock,
      elapsedMs: () => this.#elapsedMs(),
      journal: event => this.#journal(event),
      onRunning: (isRunning, durationMs) => {
        if (!isRunning) this.#reply?.stopwatch.noteTool(durationMs);
        this.#happen({ type: 'tool-running', isRunning });
      },
    });
    this.#turns = new TurnLog(turn => this.#journal({ type: 'turn-finished', atMs: this.#elapsedMs(), turn }));
    this.#dialogue = ports.dialogue.open({
      call,
      snapshot,
      tools: this.#tools,
      wallTime: () => ports.clock.wallTime(),
    });
  }

  async run(): Promise<CallOutcome> {
    const { ports, signal } = this.#options;
    this.#startedAtMs = ports.clock.now();
    const ended = new Promise<Ending>(resolve => (this.#finish = resolve));
    const stop = () => this.#happen({ type: 'stopped' });
    signal.addEventListener('abort', stop, { once: true });
    const streams = [this.#readTransport(), this.#readDetector(), this.#readRecognizer()];
    this.#journal({ type: 'call-answered', atMs: 0 });
    this.#happen({ type: 'answered' });
    if (signal.aborted) stop();

    const ending = await ended;
    signal.removeEventListener('abort', stop);
    this.#timers.cancelAll();
    this.#reply?.stop();
    this.#logReply();
    this.#hangUp.abort();
    this.#detectorAudio.end();
    this.#recognizerInput.end();
    await ports.transport.close();
    await Promise.all(streams);
    await this.#recorder?.close();
    this.#journal({
      type: 'call-ended',
      atMs: this.#elapsedMs(),
      disposition: ending.disposition,
      detail: ending.detail,
    });
    return {
      ...ending,
      durationMs: this.#elapsedMs(),
      turnCount: this.#turns.count,
      latencyP50Ms: percentile(this.#turns.responseTimesMs, 0.5),
      latencyP95Ms: percentile(this.#turns.responseTimesMs, 0.95),
    };
  }

  async #readTransport(): Promise<void> {
    const { transport, clock } = this.#options.ports;
    try {
      for await (const event of transport.receive()) {
        switch (event.type) {
          case 'audio':
            this.#timeline.note(event.frame, clock.now());
            this.#recorder?.addCaller(event.frame);
            this.#detectorAudio.push(event.frame);
            this.#recognizerInput.push({ type: 'audio', frame: event.frame });
            break;
          case 'dtmf':
            this.#journal({ type: 'dtmf-received', atMs: this.#elapsedMs(), digit: event.digit });
            this.#happen({ type: 'digit', digit: event.digit });
            break;
          case 'mark-reached':
            this.#reply?.markReached(event.name);
            break;
          case 'fault':
            this.#journal({ type: 'media-fault', atMs: this.#elapsedMs(), fault: event.fault, count: event.count });
            break;
        }
      }
    } catch (error) {
      this.#noteFailure('transport', error);
    }
    this.#happen({ type: 'hung-up' });
  }

  async #readDetector(): Promise<void> {
    const activity = new SpeechActivity({
      ...SPEECH_ACTIVITY,
      sustainedMs: this.#policy.turnTaking.bargeInSpeechMs,
    });
    const detector = this.#options.ports.voiceActivityDetector;
    try {
      for await (const window of detector.detect(this.#detectorAudio, this.#hangUp.signal)) {
        const event = activity.observe(window);
        if (event) this.#happen({ type: event.type, atMs: this.#timeline.toClock(event.audioMs) });
      }
      this.#noticeDeafness('speech detection');
    } catch (error) {
      this.#fail('hearing', error);
    }
  }

  async #readRecognizer(): Promise<void> {
    const { snapshot, ports } = this.#options;
    const options = {
      language: snapshot.agent.config.language,
      keyterms: keytermsOf(snapshot),
      signal: this.#hangUp.signal,
    };
    try {
      for await (const event of ports.speechToText.transcribe(this.#recognizerInput, options)) {
        if (event.type === 'transcript-interim') {
          this.#journal({ type: 'transcript-interim', atMs: this.#elapsedMs(), text: event.text });
        }
        this.#happen(event);
      }
      this.#noticeDeafness('speech recognition');
    } catch (error) {
      this.#fail('hearing', error);
    }
  }

  #happen(happening: CallHappening): void {
    const step = advance(this.#state, happening, this.#options.ports.clock.now(), this.#policy);
    this.#state = step.state;
    for (const action of step.actions) this.#act(action);
  }

  #act(action: CallAction): void {
    switch (action.type) {
      case 'set-timer':
        this.#timers.set(action.name, action.delayMs);
        break;
      case 'cancel-timer':
        this.#timers.cancel(action.name);
        break;
      case 'recognizer':
        this.#recognizerInput.push(
          action.control === 'speech'
            ? { type: 'speech', agoMs: Math.max(0, this.#options.ports.clock.now() - this.#state.speechStartedAtMs) }
            : { type: action.control },
        );
        break;
      case 'respond':
        this.#respond(action);
        break;
      case 'stop-reply':
        this.#stopReply(action.reason);
        break;
      case 'speak-line':
        this.#speakLine(action.line);
        break;
      case 'note-reminder':
        this.#journal({ type: 'reminder', atMs: this.#elapsedMs(), count: action.count });
        break;
      case 'end':
        this.#finish(action.ending);
        break;
    }
  }

  #respond(action: Extract<CallAction, { type: 'respond' }>): void {
    const nowMs = this.#options.ports.clock.now();
    if (action.input.type === 'said') {
      this.#turns.callerSaid(action.input.text, {
        startedAtMs: this.#state.utteranceStartedAtMs - this.#startedAtMs,
        endedAtMs: (action.speechEndedAtMs ?? nowMs) - this.#startedAtMs,
      });
    }
    const reply = this.#openReply(action.speechEndedAtMs, action.requiredSilenceMs);
    void reply.run(signal => this.#dialogue.respond(action.input, signal));
  }

  #speakLine(line: 'apology' | 'time-limit'): void {
    const { apology, timeLimitMessage } = this.#options.snapshot.agent.config;
    const text = line === 'apology' ? apology : timeLimitMessage;
    void this.#openReply(null, 0).run(async function* () {
      yield { type: 'say', text };
    });
  }

  #openReply(speechEndedAtMs: number | null, requiredSilenceMs: number): AgentReply {
    this.#logReply();
    const { snapshot, ports } = this.#options;
    const reply = new AgentReply({
      index: this.#replies++,
      ports,
      config: snapshot.agent.config,
      stopwatch: new TurnStopwatch({ speechEndedAtMs, requiredSilenceMs, decidedAtMs: ports.clock.now() }),
      onAudio: frame => this.#recorder?.addAgent(frame),
      // A stopped reply has nothing more to say about the call.
      happen: happening => {
        if (this.#reply === reply) this.#happen(happening);
      },
      onFinished: () => {
        if (this.#reply !== reply) return;
        this.#logReply();
        this.#happen({ type: 'reply-finished' });
      },
      onFailure: (part, error) => {
        if (this.#reply === reply) this.#fail(part, error);
      },
    });
    this.#reply = reply;
    return reply;
  }

  #stopReply(reason: string): void {
    const reply = this.#reply;
    if (!reply) return;
    reply.stop();
    this.#options.ports.transport.clear();
    this.#recorder?.clearAgent();
    if (reason === 'barge-in' && reply.isAudible) {
      this.#journal({ type: 'barge-in', atMs: this.#elapsedMs(), heardText: reply.heardText });
    }
    this.#logReply();
  }

  /** Writes the agent's turn as it was heard, tells the dialogue, and lets go of it. */
  #logReply(): void {
    const reply = this.#reply;
    if (!reply) return;
    this.#reply = undefined;
    this.#dialogue.heard(reply.heardText, reply.wasInterrupted);
    if (reply.heardText === '') return;
    this.#turns.agentSaid(reply.heardText, {
      startedAtMs: reply.startedAtMs - this.#startedAtMs,
      endedAtMs: this.#elapsedMs(),
      wasInterrupted: reply.wasInterrupted,
      latency: reply.stopwatch.split(),
    });
  }

  /** A stream that ends before the call does has failed, even if it says nothing. */
  #noticeDeafness(stage: string): void {
    if (!this.#hangUp.signal.aborted) this.#fail('hearing', new Error(`The ${stage} ended before the call.`));
  }

  #fail(part: 'dialogue' | 'voice' | 'hearing', error: unknown): void {
    if (this.#hangUp.signal.aborted) return;
    this.#noteFailure(part, error);
    this.#happen({ type: 'failure', part });
  }

  #noteFailure(code: string, error: unknown): void {
    const message = error instanceof Error ? error.message : 'unknown failure';
    this.#journal({ type: 'failure', atMs: this.#elapsedMs(), code, message });
  }

  #journal(event: CallEvent): void {
    this.#options.ports.journal.append(event);
  }

  #elapsedMs(): number {
    return this.#options.ports.clock.now() - this.#startedAtMs;
  }
}

/** Names a recogniser would not guess: the business's own, and what it sells. */
function keytermsOf(snapshot: ConductCallOptions['snapshot']): string[] {
  return [
    snapshot.business.name,
    ...(snapshot.restaurant?.menu.map(item => item.name) ?? []),
    ...(snapshot.realEstate?.listings.map(listing => listing.address) ?? []),
  ];
}
