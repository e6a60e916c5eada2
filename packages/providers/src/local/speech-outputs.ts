import { type AudioFormat, TELEPHONE } from '@frontdesk/voice';

/** What both local voices can give: ready for the carrier, or samples at the usual rates. */
export const LOCAL_SPEECH_OUTPUTS: readonly AudioFormat[] = [
  TELEPHONE,
  { encoding: 'pcm16', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
  { encoding: 'pcm16', sampleRateHz: 24_000 },
];
