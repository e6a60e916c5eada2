import type { HostedEvent } from '../ports/hosted-conversation.ts';
import type { AgentFloor } from './agent-floor.ts';
import type { CallerFloor } from './caller-floor.ts';
import type { HostedRecord } from './hosted-record.ts';
import type { HostedHappening } from './hosted-state.ts';
import type { HostedTools } from './hosted-tools.ts';

/** Why the engine ended the conversation, as a disposition. */
const DISPOSITIONS = { agent: 'agent_ended', 'time-limit': 'max_duration', silence: 'silence' } as const;

export interface EngineListener {
  readonly agent: AgentFloor;
  readonly caller: CallerFloor;
  readonly record: HostedRecord;
  readonly tools: HostedTools;
  /** The caller is on hold and hears music. */
  readonly isHeld: boolean;
  readonly nowMs: number;
  readonly happen: (happening: HostedHappening) => void;
}

/** Passes on what the engine tells to whom it concerns. */
export function hearEngine(event: HostedEvent, listener: EngineListener): void {
  const { agent, caller, record, tools, isHeld, nowMs, happen } = listener;
  switch (event.type) {
    case 'audio':
      if (isHeld) agent.refuse(event.utteranceId);
      else agent.addAudio(event.utteranceId, event.frame, event.words);
      break;
    case 'agent-text':
      agent.setText(event.utteranceId, event.text);
      break;
    case 'agent-text-corrected':
      agent.correct(event.utteranceId, event.text);
      break;
    case 'utterance-ended':
      agent.end(event.utteranceId);
      break;
    case 'interrupted':
      happen({ type: 'interrupted' });
      break;
    case 'caller-speech-started':
      caller.told('started', nowMs);
      happen({ type: 'caller-started' });
      break;
    case 'caller-speech-stopped':
      caller.told('stopped', nowMs);
      happen({ type: 'caller-stopped' });
      break;
    case 'caller-text':
      hearWords(event.text.trim(), event.isFinal, listener);
      break;
    case 'tool-call':
      void tools.run(event);
      break;
    case 'tool-finished': {
      const { name: tool, isError, durationMs } = event;
      record.note({ type: 'tool-finished', tool, code: isError ? 'failed' : 'ok', durationMs });
      break;
    }
    case 'usage':
      record.note({ type: 'usage', usage: event.usage });
      break;
    case 'ended': {
      const ending = { disposition: DISPOSITIONS[event.reason], detail: event.detail, transferTo: null };
      agent.endAll();
      happen({ type: 'engine-ended', ending });
      break;
    }
  }
}

function hearWords(text: string, isFinal: boolean, { agent, caller, record, happen }: EngineListener): void {
  if (text === '') return;
  if (!isFinal) {
    record.note({ type: 'transcript-interim', text });
    return;
  }
  // What the agent was saying before comes first.
  agent.settle();
  record.callerSaid(text);
  if (!caller.isLoud) happen({ type: 'caller-stopped' });
}
