import { CUT_OFF, openingLines } from '../dialogue/call-lines.ts';
import { callInstructions } from '../dialogue/instructions/call-instructions.ts';
import { spokenLine } from '../dialogue/speech/spoken-line.ts';
import type { EarlierTurn } from '../ports/earlier-turn.ts';
import type { OpenHostedConversation } from '../ports/hosted-conversation.ts';
import type { ConductHostedCallOptions } from './hosted-call-options.ts';
import type { HostedPolicy } from './hosted-state.ts';

export interface HostedOpening extends Pick<OpenHostedConversation, 'instructions' | 'greeting' | 'earlier'> {
  /** Said once the engine is open, where it can be made to; empty for nothing. */
  readonly line: string;
  /** Told it before that, where it takes notes; empty for nothing. */
  readonly note: string;
}

const BROKE_OFF = 'The line broke for a moment and is back. Go on where you were.';

/** How the engine begins: with the greeting, after the callee's hello, or where the call broke off. */
export function hostedOpening(options: ConductHostedCallOptions, earlier: readonly EarlierTurn[]): HostedOpening {
  const { call, snapshot, resume, ports } = options;
  const instructions = callInstructions({
    ...{ call, snapshot, instructions: options.instructions ?? '' },
    wallTime: ports.clock.wallTime(),
  });
  if (resume && ports.engine.capabilities.resumes) {
    return { instructions, greeting: null, earlier, line: CUT_OFF, note: BROKE_OFF };
  }
  if (resume) {
    return { instructions: withEarlier(instructions, earlier), greeting: CUT_OFF, earlier: [], line: '', note: '' };
  }
  const greeting = firstWords(options);
  if (!waitsForHello(options)) return { instructions, greeting: greeting || null, earlier: [], line: '', note: '' };
  const begin = `\n\nNobody was greeted yet: the person you called speaks first. Your first words to them are then: ${JSON.stringify(greeting)}`;
  return {
    instructions: greeting === '' ? instructions : instructions + begin,
    greeting: null,
    earlier: [],
    line: '',
    note: '',
  };
}

/** What the agent's settings, the business, the engine and the ports mean for the course of this call. */
export function hostedPolicy(options: ConductHostedCallOptions, opening: HostedOpening): HostedPolicy {
  const { call, snapshot, ports, fallback } = options;
  const { config } = snapshot.agent;
  const wallTime = ports.clock.wallTime();
  return {
    turnTaking: config.turnTaking,
    maxDurationMs: config.maxDurationSeconds * 1000,
    says: ports.engine.capabilities.says,
    greets: opening.greeting !== null,
    hasFallback: fallback !== undefined,
    fallbackNumber: snapshot.business.forwardingNumber,
    hasTransferDesk: ports.transferDesk !== undefined,
    hasRecording: ports.recording !== undefined,
    waitsForHello: waitsForHello(options),
    lines: {
      greeting: firstWords(options),
      opening: opening.line,
      recordingConsent: config.recordingConsent
        ? spokenLine(config.recordingConsent, { call, snapshot, wallTime })
        : '',
      holdThanks: config.holdThanks,
      timeLimit: config.timeLimitMessage,
    },
  };
}

/** What the law may ask for before a recording, and the greeting. */
function firstWords({ call, snapshot, ports }: ConductHostedCallOptions): string {
  const wallTime = ports.clock.wallTime();
  const render = (template: string) => spokenLine(template, { call, snapshot, wallTime });
  return openingLines(snapshot.agent.config, call.direction ?? 'inbound', render).join(' ');
}

function waitsForHello({ call, snapshot, resume }: ConductHostedCallOptions): boolean {
  return call.direction === 'outbound' && snapshot.agent.config.waitForCallee && resume === undefined;
}

/** For an engine that cannot be opened in the middle of a conversation. */
function withEarlier(instructions: string, earlier: readonly EarlierTurn[]): string {
  if (earlier.length === 0) return instructions;
  const said = earlier.map(({ speaker, text }) => `${speaker === 'agent' ? 'You' : 'Caller'}: ${text}`).join('\n');
  return `${instructions}\n\n${BROKE_OFF} This was said before:\n${said}`;
}
