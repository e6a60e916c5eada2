import type { ModelEntry } from '../registry/provider-record.ts';

// Prices are Deepgram's list prices for paying as you go, US dollars, as of November 2026. They are estimates: plans differ.

export const TRANSCRIPTION_MODELS: readonly [ModelEntry, ...ModelEntry[]] = [
  { id: 'nova-3', title: 'Nova-3', price: { perAudioMinute: 0.0077 } },
  { id: 'nova-3-medical', title: 'Nova-3 Medical', price: { perAudioMinute: 0.0077 } },
  { id: 'flux-general-en', title: 'Flux (English)', price: { perAudioMinute: 0.0077 } },
  { id: 'flux-general-multi', title: 'Flux (several languages)', price: { perAudioMinute: 0.0092 } },
  { id: 'nova-2', title: 'Nova-2', price: { perAudioMinute: 0.0058 } },
  { id: 'nova-2-phonecall', title: 'Nova-2 for phone calls', price: { perAudioMinute: 0.0058 } },
];

export const VOICE_MODELS: readonly [ModelEntry, ...ModelEntry[]] = [
  { id: 'aura-2', title: 'Aura-2', price: { perMillionCharacters: 30 } },
];

export const RECORDING_MODEL: ModelEntry = { id: 'nova-3', title: 'Nova-3', price: { perAudioMinute: 0.0043 } };
