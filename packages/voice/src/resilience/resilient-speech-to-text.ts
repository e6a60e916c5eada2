import { commonFormats } from '../audio/reachable-formats.ts';
import type { Clock } from '../ports/clock.ts';
import type { SpeechToText } from '../ports/speech-to-text.ts';
import { answerPauses } from './answer-pauses.ts';
import type { BreakerPanel } from './breakers.ts';
import { ACCOUNT_FAULTS, LineUp, type ProviderChange } from './line-up.ts';
import { RelayedTranscription } from './relayed-transcription.ts';

export interface ResilientSpeechToTextOptions {
  readonly clock: Clock;
  readonly breakers: BreakerPanel;
  readonly onChange?: (change: ProviderChange<'transcription'>) => void;
  /** The most audio that whoever takes over is given again. Default 15 000 ms. */
  readonly replayMs?: number;
  /** A pause that is not answered for so long counts as a failure; four times as long with nobody to take over. Default 6000 ms. */
  readonly finalTimeoutMs?: number;
  /** How long everybody may fail, one after the other, until the call is given up. Default 8000 ms. */
  readonly patienceMs?: number;
}

/**
 * One call's recogniser, with others behind it. When it fails in the middle of the call, the next one is given the audio
 * since the last commit again, the pauses that are still open included: no words are lost, every pause has its final.
 * Interims begin anew. Whoever took over stays for the rest of the call; the only one there is is asked again. Throws
 * when everybody failed for a while, or nobody may be used.
 *
 * It takes every format that each of them can be given at the same rate. It tells of turns (`endpointing`) when the first
 * one does; others that do not then answer pauses after they have taken over, which a call is told by the first final. Behind a
 * first one that answers pauses, all do. Cheap to make.
 */
export function resilientSpeechToText(
  members: readonly [SpeechToText, ...SpeechToText[]],
  options: ResilientSpeechToTextOptions,
): SpeechToText {
  const { clock } = options;
  const endpointing = members[0].capabilities.endpointing ?? false;
  const plain = (member: SpeechToText): SpeechToText =>
    member.capabilities.endpointing && !endpointing ? answerPauses(member, { clock }) : member;
  const lineUp = new LineUp<SpeechToText, 'transcription'>({
    ...options,
    service: 'transcription',
    members: [plain(members[0]), ...members.slice(1).map(plain)],
    idOf: member => member.id,
    // What it refuses now, it will refuse as long as the call asks for the same.
    finalFaults: new Set([...ACCOUNT_FAULTS, 'rejected']),
    lastResort: true,
  });
  const inputs = commonFormats(members.map(member => member.capabilities.inputs));
  return {
    id: members[0].id,
    capabilities: { interim: members.every(member => member.capabilities.interim), inputs, endpointing },
    transcribe: (input, request) => new RelayedTranscription(lineUp, request, options).run(input),
  };
}
