import type { TurnTaking } from '@frontdesk/contract';
import type { TurnDetector } from '../ports/turn-detector.ts';
import { transcriptShape } from './transcript-shape.ts';

/** How much silence after these words ends the caller's turn, in milliseconds from the end of the speech. */
export function requiredSilenceMs(text: string, policy: TurnTaking): number {
  switch (transcriptShape(text)) {
    case 'finished':
      return policy.finishedSilenceMs;
    case 'neutral':
      return policy.neutralSilenceMs;
    case 'unfinished':
      return policy.unfinishedSilenceMs;
  }
}

/** Goes by the shape of the words alone. */
export const transcriptTurnDetector: TurnDetector = { id: 'transcript-shape', requiredSilenceMs };

const BACKCHANNEL = /^(?:mm+|mhm+|mm-?hmm?|uh-?huh|hm+|ah|oh|okay|ok|right|i see|got it)$/;

/** Short sounds of listening ("mm-hm", "right") that do not ask the agent to stop talking. */
export function isBackchannel(text: string): boolean {
  return BACKCHANNEL.test(
    text
      .trim()
      .toLowerCase()
      .replace(/[.,!?]+$/g, ''),
  );
}
