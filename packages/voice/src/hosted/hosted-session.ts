import type { AudioFrame } from '../audio/audio-frame.ts';
import type { CallCommand } from '../call/call-control.ts';
import type { Ending } from '../call/call-state.ts';
import { CallTimers } from '../call/call-timers.ts';
import { Consultation } from '../call/consultation.ts';
import { HoldMusicPlayer } from '../call/hold-music-player.ts';
import { ToolExecution } from '../call/tool-execution.ts';
import type { TransportEvent } from '../ports/transport.ts';
import { AgentFloor } from './agent-floor.ts';
import { CallerFloor } from './caller-floor.ts';
import { EngineLine } from './engine-line.ts';
import { hearEngine } from './hear-engine.ts';
import type { ConductHostedCallOptions } from './hosted-call-options.ts';
import { advanceHosted } from './hosted-machine.ts';
import { type HostedOpening, hostedOpening, hostedPolicy } from './hosted-opening.ts';
import { HostedRecord, messageOf } from './hosted-record.ts';
import {
  type HostedAction,
  type HostedHappening,
  type HostedPolicy,
  type HostedState,
  type HostedStep,
  type HostedTimerName,
  OPENING,
} from './hosted-state.ts';
import { HostedTools } from './hosted-tools.ts';

/** How the engine's part of a call ended: the call is over, or somebody else goes on with it. */
export type HostedSessionEnd =
  | { readonly type: 'over'; readonly ending: Ending }
  | { readonly type: 'handed-over'; readonly command: CallCommand | null; readonly reason: string };

/** Runs the hosted machine against the ports: what they report becomes happenings, its actions become calls on them. */
export class HostedSession {
  readonly record: HostedRecord;
  readonly #options: ConductHostedCallOptions;
  readonly #opening: HostedOpening;
  readonly #policy: HostedPolicy;
  readonly #timers: CallTimers<HostedTimerName>;
  readonly #caller = new CallerFloor();
  readonly #agent: AgentFloor;
  readonly #line: EngineLine;
  readonly #tools: HostedTools;
  readonly #holdMusic: HoldMusicPlayer;
  readonly #consultation: Consultation | undefined;
  #state: HostedState;
  #lostReason = '';
  #finish: (end: HostedSessionEnd) => void = () => undefined;

  constructor(options: ConductHostedCallOptions) {
    this.#options = options;
    const { ports, snapshot, call, resume, control } = options;
    const { engine, transport, clock } = ports;
    const { recordingEnabled } = snapshot.agent.config;
    this.record = new HostedRecord({
      ports,
      caller: this.#caller,
      reminders: () => this.#state.reminders,
      ...(resume && { resume }),
    });
    this.#opening = hostedOpening(options, this.record.conversation.turns);
    this.#policy = hostedPolicy(options, this.#opening);
    this.#state = {
      ...OPENING,
      reminders: resume?.reminders ?? 0,
      isRecordingPaused: !recordingEnabled,
      // The first words speak of it.
      hasConsent: recordingEnabled,
    };
    this.record.recorder?.pause(this.#state.isRecordingPaused);
    this.#timers = new CallTimers(clock, name => this.#happen({ type: 'timer', name }));
    const played = {
      transport,
      clock,
      onAudio: (frame: AudioFrame) => this.record.recorder?.addAgent(frame),
      onCleared: () => this.record.recorder?.clearAgent(),
    };
    this.#line = new EngineLine({
      engine,
      clock,
      format: transport.format,
      keepsEarlyAudio: this.#policy.waitsForHello,
      onOpened: () => this.#opened(),
      onEvent: event => {
        if (this.#state.phase === 'ended') return;
        hearEngine(event, {
          agent: this.#agent,
          caller: this.#caller,
          record: this.record,
          tools: this.#tools,
          isHeld: this.#state.phase === 'held',
          nowMs: clock.now(),
          happen: happening => this.#happen(happening),
        });
      },
      onLost: error => this.#lost(error),
    });
    this.#agent = new AgentFloor({
      ...played,
      truncates: engine.capabilities.truncates,
      truncate: (id, heardMs) => {
        if (engine.capabilities.truncates) this.#line.conversation?.truncate(id, heardMs);
      },
      onSpeaking: nowMs => this.record.latencyOf(nowMs),
      onUtterance: () => this.#happen({ type: 'utterance-started' }),
      onTurn: turn => this.record.agentSaid(turn),
      onFinished: () => this.#happen({ type: 'agent-finished' }),
    });
    this.#tools = new HostedTools({
      execution: new ToolExecution({
        callId: call.id,
        handler: ports.tools,
        clock,
        elapsedMs: () => this.record.elapsedMs,
        journal: event => this.record.append(event),
        onRunning: (isRunning, durationMs) => {
          this.record.noteTool(durationMs);
          this.#happen({ type: 'tool-running', isRunning });
        },
      }),
      snapshot,
      answer: (callId, result) => this.#line.conversation?.answerTool(callId, result),
      onSteered: steering => this.#happen({ type: 'steered', ...steering }),
    });
    this.#holdMusic = new HoldMusicPlayer(played);
    this.#consultation =
      ports.transferDesk &&
      new Consultation({
        desk: ports.transferDesk,
        onSettled: answer => this.#happen({ type: 'transfer-settled', ...answer }),
        onError: error => this.record.noteFailure('transfer', error),
      });
    control?.attach(command => this.#perform(command));
  }

  get isRecordingPaused(): boolean {
    return this.#state.isRecordingPaused;
  }

  get reminders(): number {
    return this.#state.reminders;
  }

  /** Holds the call until it is over or handed over. The transport stays open; the recorder has written all it had. */
  async run(): Promise<HostedSessionEnd> {
    const { call, snapshot, ports, signal, resume } = this.#options;
    const finished = new Promise<HostedSessionEnd>(resolve => (this.#finish = resolve));
    const stop = () => this.#happen({ type: 'stopped' });
    signal.addEventListener('abort', stop, { once: true });
    this.record.note({ type: resume ? 'call-resumed' : 'call-answered' });
    this.#happen({ type: 'answered', elapsedMs: this.record.elapsedMs });
    void this.#readTransport();
    const { instructions, greeting, earlier } = this.#opening;
    const tools = ports.engine.capabilities.tools ? (ports.tools.descriptions ?? []) : [];
    void this.#line.run({ call, snapshot, instructions, greeting, earlier, tools });
    if (signal.aborted) stop();

    const end = await finished;
    signal.removeEventListener('abort', stop);
    this.#timers.cancelAll();
    this.#line.close();
    this.#agent.close();
    await this.record.recorder?.close();
    return end;
  }

  #happen(happening: HostedHappening): void {
    this.#take(advanceHosted(this.#state, happening, this.#policy));
  }

  /** Whether the command took effect. */
  #perform(command: CallCommand): boolean {
    const step = advanceHosted(this.#state, command, this.#policy);
    if (step.state === this.#state && step.actions.length === 0) return false;
    this.record.note({ type: 'commanded', command: command.type });
    this.#take(step);
    return true;
  }

  #take(step: HostedStep): void {
    this.#state = step.state;
    for (const action of step.actions) this.#act(action);
  }

  #act(action: HostedAction): void {
    switch (action.type) {
      case 'set-timer':
        this.#timers.set(action.name, action.delayMs);
        break;
      case 'cancel-timer':
        this.#timers.cancel(action.name);
        break;
      case 'say':
        this.#line.conversation?.say(action.text);
        break;
      case 'note':
        this.#note(action.text);
        break;
      case 'press':
        this.#agent.press(action.digits);
        this.record.note({ type: 'digits-sent', digits: action.digits });
        break;
      case 'stop-speech':
        this.#agent.stop(action.reason);
        break;
      case 'hold-music':
        this.#playHoldMusic(action.isOn);
        break;
      case 'consult':
        this.record.note({ type: 'transfer-started', to: action.transfer.to, mode: 'warm' });
        this.#consultation?.start(action.transfer);
        break;
      case 'abandon-transfer':
        this.#consultation?.abandon();
        break;
      case 'note-transfer-failed':
        this.record.note({ type: 'transfer-failed', reason: action.reason });
        break;
      case 'record':
        this.record.recorder?.pause(!action.isOn);
        this.record.note({ type: action.isOn ? 'recording-resumed' : 'recording-paused' });
        break;
      case 'note-reminder':
        this.record.note({ type: 'reminder', count: action.count });
        break;
      case 'hand-over':
        this.#finish({ type: 'handed-over', command: action.command, reason: this.#lostReason });
        break;
      case 'end':
        this.#finish({ type: 'over', ending: action.ending });
        break;
    }
  }

  async #readTransport(): Promise<void> {
    try {
      for await (const event of this.#options.ports.transport.receive()) {
        if (this.#state.phase === 'ended') return;
        this.#heardOfCaller(event);
      }
    } catch (error) {
      this.record.noteFailure('transport', error);
    }
    this.#happen({ type: 'hung-up' });
  }

  #heardOfCaller(event: TransportEvent): void {
    switch (event.type) {
      case 'audio':
        this.record.recorder?.addCaller(event.frame);
        this.#hear(event.frame);
        break;
      case 'dtmf':
        this.record.note({ type: 'dtmf-received', digit: event.digit });
        this.#happen({ type: 'digit', digit: event.digit });
        break;
      case 'mark-reached':
        this.#agent.markReached(event.name);
        break;
      case 'fault':
        this.record.note({ type: 'media-fault', fault: event.fault, count: event.count });
        break;
    }
  }

  #hear(frame: AudioFrame): void {
    const { phase, isAgentSpeaking } = this.#state;
    const mayInterrupt = this.#policy.turnTaking.canBargeIn || !isAgentSpeaking;
    const isHeard = phase === 'opening' || (phase === 'talking' && mayInterrupt);
    if (isHeard) this.#line.send(frame);
    else this.#line.sendSilence(frame);
    const change = this.#caller.hear(frame, this.#options.ports.clock.now());
    if (change && isHeard) this.#happen({ type: change === 'started' ? 'caller-started' : 'caller-stopped' });
  }

  #opened(): void {
    if (this.#opening.note !== '') this.#note(this.#opening.note);
    this.#happen({ type: 'opened' });
  }

  #note(text: string): void {
    if (this.#options.ports.engine.capabilities.takesNotes) this.#line.conversation?.note(text);
  }

  #playHoldMusic(isOn: boolean): void {
    if (isOn) this.#holdMusic.start();
    else this.#holdMusic.stop();
    if (this.#state.phase !== 'ended') this.record.note({ type: isOn ? 'held' : 'resumed-from-hold' });
  }

  #lost(error: unknown): void {
    if (this.#state.phase === 'ended') return;
    this.record.noteFailure('hosted', error);
    this.#lostReason = messageOf(error);
    this.#agent.endAll();
    this.#happen({ type: 'engine-lost' });
  }
}
