import { spokenLine } from '../dialogue/speech/spoken-line.ts';
import { transcriptTurnDetector } from '../turn/endpointing.ts';
import type { ConductCallOptions } from './call-options.ts';
import type { CallPolicy } from './call-state.ts';

/** What the agent's settings, the business and the ports mean for the course of this call. */
export function policyOf({ call, snapshot, ports }: ConductCallOptions): CallPolicy {
  const { config } = snapshot.agent;
  const wallTime = ports.clock.wallTime();
  return {
    turnTaking: config.turnTaking,
    turnDetector: ports.turnDetector ?? transcriptTurnDetector,
    hearsTurnEnds: ports.speechToText.capabilities.endpointing ?? false,
    maxDurationMs: config.maxDurationSeconds * 1000,
    fallbackNumber: snapshot.business.forwardingNumber,
    hasTransferDesk: ports.transferDesk !== undefined,
    hasRecording: ports.recording !== undefined,
    waitsForHello: call.direction === 'outbound' && config.waitForCallee,
    recordingConsent: config.recordingConsent ? spokenLine(config.recordingConsent, { call, snapshot, wallTime }) : '',
  };
}
