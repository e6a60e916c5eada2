import type { VoiceSettings } from '@frontdesk/contract';
import type { VoiceEntry } from '../registry/provider-record.ts';

type Voice = Pick<VoiceEntry, 'id' | 'gender'>;

/** Spoken by every model; the first two are the best, says OpenAI. */
const MARIN: Voice = { id: 'marin', gender: 'female' };
const CEDAR: Voice = { id: 'cedar', gender: 'male' };
/** Not spoken by the `tts-1` models. */
const NEWER: readonly Voice[] = [MARIN, CEDAR, { id: 'ballad', gender: 'male' }, { id: 'verse', gender: 'male' }];
const COMMON: readonly Voice[] = [
  { id: 'alloy' },
  { id: 'ash', gender: 'male' },
  { id: 'coral', gender: 'female' },
  { id: 'echo', gender: 'male' },
  { id: 'sage', gender: 'female' },
  { id: 'shimmer', gender: 'female' },
];
/** Not spoken by the Realtime models. */
const READERS: readonly Voice[] = [
  { id: 'fable', gender: 'male' },
  { id: 'nova', gender: 'female' },
  { id: 'onyx', gender: 'male' },
];

const entry = (voice: Voice): VoiceEntry => ({
  ...voice,
  title: voice.id.replace(/^./, letter => letter.toUpperCase()),
  languages: [],
});

export const SPEECH_VOICES: readonly VoiceEntry[] = [...NEWER, ...COMMON, ...READERS].map(entry);
export const REALTIME_VOICES: readonly VoiceEntry[] = [...NEWER, ...COMMON].map(entry);

/** Pace for those who only say slow or fast: as much as can be heard and still sounds natural. */
const SPEED_FACTOR: Readonly<Record<VoiceSettings['speed'], number>> = { slow: 0.85, normal: 1, fast: 1.15 };

/** What the service calls the voice, of its own or one that the account made (`voice_…`). */
export type ServiceVoice = string | { readonly id: string };

/** The voice that was chosen, or one of the gender that was. */
export function voiceOf({ voiceId, gender }: Pick<VoiceSettings, 'voiceId' | 'gender'>, model: string): ServiceVoice {
  if (voiceId?.startsWith('voice_')) return { id: voiceId };
  if (voiceId) return voiceId;
  if (model.startsWith('tts-1')) return gender === 'male' ? 'onyx' : 'nova';
  return (gender === 'male' ? CEDAR : MARIN).id;
}

export function paceOf({ rate, speed }: Pick<VoiceSettings, 'rate' | 'speed'>): number {
  return rate ?? SPEED_FACTOR[speed];
}
