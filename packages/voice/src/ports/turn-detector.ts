import type { TurnTaking } from '@frontdesk/contract';

/** Judges by the words so far whether a speaker is done. The same words always get the same answer, at once. */
export interface TurnDetector {
  readonly id: string;
  /** How much silence after these words ends the turn, in milliseconds from the end of the speech. */
  requiredSilenceMs(text: string, settings: TurnTaking): number;
}
