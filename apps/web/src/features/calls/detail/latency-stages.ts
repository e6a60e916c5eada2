import type { TurnLatency } from '@frontdesk/contract';

interface Stage {
  readonly key: Exclude<keyof TurnLatency, 'totalMs'>;
  readonly label: string;
  readonly color: string;
}

/** Where an answer's time goes, in the order it is spent. */
export const STAGES: readonly Stage[] = [
  { key: 'endpointingMs', label: 'Endpointing', color: 'gray.5' },
  { key: 'sttMs', label: 'Speech to text', color: 'blue.5' },
  { key: 'dialogueMs', label: 'Dialogue', color: 'violet.5' },
  { key: 'toolMs', label: 'Tool', color: 'orange.5' },
  { key: 'ttsMs', label: 'Text to speech', color: 'teal.5' },
];
