import type { CallEvent } from '@frontdesk/contract';
import type { AudioFrame } from '../audio/audio-frame.ts';
import type { Dialogue } from '../ports/dialogue.ts';
import { AgentReplies } from './agent-replies.ts';
import type { CallCommand } from './call-control.ts';
import { advance } from './call-machine.ts';
import type { CallOutcome, ConductCallOptions } from './call-options.ts';
import { policyOf } from './call-policy.ts';
import { CallRecorder } from './call-recorder.ts';
import {
  type CallAction,
  type CallHappening,
  type CallPolicy,
  type CallState,
  type Ending,
  RINGING,
  type ScriptPiece,
} from './call-state.ts';
import { CallTimers } from './call-timers.ts';
import { Consultation } from './consultation.ts';
import { Hearing } from './hearing.ts';
import { HoldMusicPlayer } from './hold-music-player.ts';
import { percentile } from './latency.ts';
import type { Step } from './step.ts';
import { ThinkingAhead } from './thinking-ahead.ts';
import { ToolExecution } from './tool-execution.ts';
import { TurnLog } from './turn-log.ts';

/** Runs the call machine against the ports: what they report becomes happenings, its actions become calls on them. */
export class CallSession {
  readonly #options: ConductCallOptions;
  readonly #policy: CallPolicy;
  readonly #timers: CallTimers;
  readonly #hearing: Hearing;
  readonly #recorder: CallRecorder | undefined;
  readonly #dialogue: Dialogue;
  readonly #turns: TurnLog;
  readonly #replies: AgentReplies;
  readonly #ahead: ThinkingAhead;
  readonly #holdMusic: HoldMusicPlayer;
  readonly #consultation: Consultation | undefined;
  /** When the call's media began, on this clock; before the clock's own beginning where another process began it. */
  readonly #startedAtMs: number;
  #state: CallState;
  #finish: (ending: Ending) => void = () => undefined;

  constructor(options: ConductCallOptions) {
    this.#options = options;
    const { ports, snapshot, call, resume, control } = options;
    const config = snapshot.agent.config;
    this.#startedAtMs = ports.clock.now() - (resume?.elapsedMs ?? 0);
    this.#state = {
      ...RINGING,
      reminders: resume?.reminders ?? 0,
      isRecordingPaused: !config.recordingEnabled,
      // The dialogue speaks of it with its greeting.
      hasConsent: config.recordingEnabled,
    };
    this.#policy = policyOf(options);
    this.#timers = new CallTimers(ports.clock, name => this.#happen({ type: 'timer', name }));
    this.#recorder = ports.recording && new CallRecorder(ports.recording, ports.transport.format);
    this.#recorder?.pause(this.#state.isRecordingPaused);
    const played = {
      onAudio: (frame: AudioFrame) => this.#recorder?.addAgent(frame),
      onCleared: () => this.#recorder?.clearAgent(),
    };
    const shared = {
      ports,
      snapshot,
      elapsedMs: () => this.#elapsedMs(),
      happen: (happening: CallHappening) => this.#happen(happening),
      journal: (event: CallEvent) => this.#journal(event),
    };
    this.#hearing = new Hearing({
      ...shared,
      onAudio: frame => this.#recorder?.addCaller(frame),
      onMark: name => this.#replies.markReached(name),
      onFailure: (part, error) => (part === 'hearing' ? this.#fail(part, error) : this.#noteFailure(part, error)),
    });
    this.#turns = new TurnLog(
      turn => this.#journal({ type: 'turn-finished', atMs: this.#elapsedMs(), turn }),
      resume?.nextTurnIndex ?? 0,
    );
    this.#replies = new AgentReplies({
      ...shared,
      ...played,
      turns: this.#turns,
      onHeard: ({ text, wasInterrupted, isDialogue }) => {
        if (isDialogue) this.#dialogue.heard(text, wasInterrupted);
        this.#checkpoint();
      },
      onFailure: (part, error) => this.#fail(part, error),
    });
    this.#holdMusic = new HoldMusicPlayer({ ...played, transport: ports.transport, clock: ports.clock });
    this.#consultation =
      ports.transferDesk &&
      new Consultation({
        desk: ports.transferDesk,
        onSettled: answer => this.#happen({ type: 'transfer-settled', ...answer }),
        onError: error => this.#noteFailure('transfer', error),
      });
    const tools = this.#toolRunner();
    this.#dialogue = ports.dialogue.open(
      {
        call,
        snapshot,
        instructions: options.instructions ?? '',
        tools,
        onUsage: usage => this.#journal({ type: 'usage', atMs: this.#elapsedMs(), usage }),
        onProviderChange: change => this.#journal({ type: 'provider-changed', atMs: this.#elapsedMs(), ...change }),
        wallTime: () => ports.clock.wallTime(),
      },
      resume?.dialogueState,
    );
    this.#ahead = new ThinkingAhead({ ports, snapshot, tools, dialogue: this.#dialogue });
    control?.attach(command => this.#perform(command));
  }

  async run(): Promise<CallOutcome> {
    const { ports, signal, resume } = this.#options;
    const ended = new Promise<Ending>(resolve => (this.#finish = resolve));
    const stop = () => this.#happen({ type: 'stopped' });
    signal.addEventListener('abort', stop, { once: true });
    const streams = this.#hearing.listen();
    this.#journal({ type: resume ? 'call-resumed' : 'call-answered', atMs: this.#elapsedMs() });
    this.#happen({ type: 'answered', isResumed: resume !== undefined, elapsedMs: this.#elapsedMs() });
    if (signal.aborted) stop();

    const ending = await ended;
    signal.removeEventListener('abort', stop);
    this.#timers.cancelAll();
    this.#ahead.abandon();
    this.#replies.close();
    this.#dialogue.close?.();
    this.#hearing.end();
    await ports.transport.close();
    await streams;
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

  #toolRunner(): ToolExecution {
    const { ports, call } = this.#options;
    return new ToolExecution({
      callId: call.id,
      handler: ports.tools,
      clock: ports.clock,
      elapsedMs: () => this.#elapsedMs(),
      journal: event => this.#journal(event),
      onRunning: (isRunning, durationMs) => {
        if (!isRunning) this.#replies.noteTool(durationMs);
        this.#happen({ type: 'tool-running', isRunning });
      },
    });
  }

  #happen(happening: CallHappening): void {
    this.#take(advance(this.#state, happening, this.#options.ports.clock.now(), this.#policy));
  }

  /** Whether the command took effect. */
  #perform(command: CallCommand): boolean {
    const step = advance(this.#state, command, this.#options.ports.clock.now(), this.#policy);
    if (step.state === this.#state && step.actions.length === 0) return false;
    this.#journal({ type: 'commanded', atMs: this.#elapsedMs(), command: command.type });
    this.#take(step);
    return true;
  }

  #take(step: Step): void {
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
        this.#hearing.tellRecognizer(
          action.control === 'speech'
            ? { type: 'speech', agoMs: Math.max(0, this.#options.ports.clock.now() - this.#state.speechStartedAtMs) }
            : { type: action.control },
        );
        break;
      case 'respond':
        this.#respond(action);
        break;
      case 'speculate':
        this.#ahead.begin(action.text);
        break;
      case 'abandon-speculation':
        this.#ahead.abandon();
        break;
      case 'stop-reply':
        this.#replies.stop(action.reason);
        break;
      case 'speak-line':
        this.#speakLine(action.line);
        break;
      case 'speak':
        this.#speak(action.script);
        break;
      case 'hold-music':
        this.#playHoldMusic(action.isOn);
        break;
      case 'consult':
        this.#journal({ type: 'transfer-started', atMs: this.#elapsedMs(), to: action.transfer.to, mode: 'warm' });
        this.#consultation?.start(action.transfer);
        break;
      case 'abandon-transfer':
        this.#consultation?.abandon();
        break;
      case 'note-transfer-failed':
        this.#journal({ type: 'transfer-failed', atMs: this.#elapsedMs(), reason: action.reason });
        break;
      case 'record':
        this.#recorder?.pause(!action.isOn);
        this.#journal({ type: action.isOn ? 'recording-resumed' : 'recording-paused', atMs: this.#elapsedMs() });
        break;
      case 'note-reminder':
        this.#journal({ type: 'reminder', atMs: this.#elapsedMs(), count: action.count });
        break;
      case 'end':
        this.#finish(action.ending);
        break;
    }
  }

  #respond({ input, said, speechEndedAtMs, requiredSilenceMs }: Extract<CallAction, { type: 'respond' }>): void {
    if (said !== '') {
      this.#turns.callerSaid(said, {
        startedAtMs: this.#state.utteranceStartedAtMs - this.#startedAtMs,
        endedAtMs: (speechEndedAtMs ?? this.#options.ports.clock.now()) - this.#startedAtMs,
      });
    }
    const ready = this.#ahead.take(input.type === 'said' ? input.text : '');
    this.#replies.start({ isDialogue: true, speechEndedAtMs, requiredSilenceMs, voice: ready?.voice }, signal =>
      ready ? ready.respond(signal) : this.#dialogue.respond(input, signal),
    );
  }

  #speakLine(line: 'apology' | 'time-limit'): void {
    const { apology, timeLimitMessage } = this.#options.snapshot.agent.config;
    this.#speak([{ type: 'say', text: line === 'apology' ? apology : timeLimitMessage }]);
  }

  #speak(script: readonly ScriptPiece[]): void {
    this.#replies.start({ isDialogue: false, speechEndedAtMs: null, requiredSilenceMs: 0 }, async function* () {
      for (const piece of script) yield piece.type === 'say' ? { type: 'say', text: `${piece.text} ` } : piece;
    });
  }

  #playHoldMusic(isOn: boolean): void {
    if (isOn) this.#holdMusic.start();
    else this.#holdMusic.stop();
    if (this.#state.phase === 'ended') return;
    this.#journal({ type: isOn ? 'held' : 'resumed-from-hold', atMs: this.#elapsedMs() });
  }

  #checkpoint(): void {
    this.#journal({
      type: 'checkpoint',
      atMs: this.#elapsedMs(),
      state: this.#dialogue.save(),
      turnCount: this.#turns.count,
      reminders: this.#state.reminders,
    });
  }

  #fail(part: 'dialogue' | 'voice' | 'hearing', error: unknown): void {
    if (this.#state.phase === 'ended') return;
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
