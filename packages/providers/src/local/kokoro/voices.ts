import type { VoiceSettings } from '@frontdesk/contract';

export interface KokoroVoice {
  readonly id: string;
  readonly gender: VoiceSettings['gender'];
  readonly title: string;
}

/** The American and British English voices; the first of each gender is the default. */
export const KOKORO_VOICES: readonly KokoroVoice[] = [
  { id: 'af_heart', gender: 'female', title: 'Heart (American)' },
  { id: 'af_bella', gender: 'female', title: 'Bella (American)' },
  { id: 'af_nicole', gender: 'female', title: 'Nicole (American, soft)' },
  { id: 'af_aoede', gender: 'female', title: 'Aoede (American)' },
  { id: 'af_kore', gender: 'female', title: 'Kore (American)' },
  { id: 'af_sarah', gender: 'female', title: 'Sarah (American)' },
  { id: 'af_nova', gender: 'female', title: 'Nova (American)' },
  { id: 'af_alloy', gender: 'female', title: 'Alloy (American)' },
  { id: 'af_sky', gender: 'female', title: 'Sky (American)' },
  { id: 'af_jessica', gender: 'female', title: 'Jessica (American)' },
  { id: 'af_river', gender: 'female', title: 'River (American)' },
  { id: 'am_michael', gender: 'male', title: 'Michael (American)' },
  { id: 'am_fenrir', gender: 'male', title: 'Fenrir (American)' },
  { id: 'am_puck', gender: 'male', title: 'Puck (American)' },
  { id: 'am_echo', gender: 'male', title: 'Echo (American)' },
  { id: 'am_eric', gender: 'male', title: 'Eric (American)' },
  { id: 'am_liam', gender: 'male', title: 'Liam (American)' },
  { id: 'am_onyx', gender: 'male', title: 'Onyx (American)' },
  { id: 'am_adam', gender: 'male', title: 'Adam (American)' },
  { id: 'bf_emma', gender: 'female', title: 'Emma (British)' },
  { id: 'bf_isabella', gender: 'female', title: 'Isabella (British)' },
  { id: 'bm_george', gender: 'male', title: 'George (British)' },
  { id: 'bm_fable', gender: 'male', title: 'Fable (British)' },
];

/** The voice asked for by id, or the default of the gender when the id is absent or not one of ours. */
export function kokoroVoice({ voiceId, gender }: VoiceSettings): KokoroVoice {
  const voice =
    KOKORO_VOICES.find(({ id }) => id === voiceId) ?? KOKORO_VOICES.find(candidate => candidate.gender === gender);
  if (!voice) throw new Error(`No voice for ${gender}`);
  return voice;
}

/** How much faster than the voice's own pace. */
export const SPEED_FACTOR: Readonly<Record<VoiceSettings['speed'], number>> = { slow: 0.85, normal: 1, fast: 1.15 };
