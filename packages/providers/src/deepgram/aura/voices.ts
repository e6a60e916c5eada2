import type { VoiceSettings } from '@frontdesk/contract';
import type { VoiceEntry } from '../../registry/provider-record.ts';
import { baseLanguage } from '../spoken-language.ts';

/** Aura-2's voices from Deepgram's page of voices, the featured ones of each language first: language, then names. */
const FEMALE: Readonly<Record<string, string>> = {
  'en-US':
    'thalia andromeda helena amalthea asteria athena aurora callista cora cordelia delia electra harmonia hera iris janus juno luna minerva ophelia phoebe selene vesta',
  'en-GB': 'pandora',
  'en-AU': 'theia',
  'es-ES': 'carina diana',
  'es-CO': 'celeste',
  'es-MX': 'estrella',
  'es-419': 'selena',
  'nl-NL': 'rhea beatrix daphne cornelia hestia leda',
  'fr-FR': 'agathe',
  'de-DE': 'viktoria elara aurelia lara kara',
  'it-IT': 'livia melia maia cinzia demetra',
  'ja-JP': 'izanami uzume ama',
};
const MALE: Readonly<Record<string, string>> = {
  'en-US': 'apollo arcas aries atlas hermes jupiter mars neptune odysseus orion orpheus pluto saturn zeus',
  'en-GB': 'draco',
  'en-AU': 'hyperion',
  'es-ES': 'nestor alvaro',
  'es-MX': 'sirio javier',
  'es-419': 'aquila',
  'nl-NL': 'sander lars roman',
  'fr-FR': 'hector',
  'de-DE': 'julius fabian',
  'it-IT': 'dionisio elio flavio cesare perseo',
  'ja-JP': 'fujin ebisu',
};

export const AURA_VOICES: readonly VoiceEntry[] = [...voicesOf(FEMALE, 'female'), ...voicesOf(MALE, 'male')];

/** The service's name of the voice for an agent: the one it asks for, else one of its language and gender, else an English one. */
export function auraVoice(voice: VoiceSettings, language: string): string {
  const { voiceId, gender } = voice;
  if (voiceId?.startsWith('aura-')) return voiceId;
  const named = AURA_VOICES.find(entry => voiceId !== undefined && entry.title.toLowerCase() === voiceId.toLowerCase());
  const suiting = AURA_VOICES.filter(entry => entry.gender === gender);
  const chosen =
    named ??
    suiting.find(entry => entry.languages.includes(language)) ??
    suiting.find(entry => entry.languages.some(one => baseLanguage(one) === baseLanguage(language))) ??
    suiting[0];
  return chosen?.id ?? 'aura-2-thalia-en';
}

function voicesOf(table: Readonly<Record<string, string>>, gender: 'female' | 'male'): VoiceEntry[] {
  return Object.entries(table).flatMap(([language, names]) =>
    names.split(' ').map(name => ({
      id: `aura-2-${name}-${baseLanguage(language)}`,
      title: name.charAt(0).toUpperCase() + name.slice(1),
      gender,
      languages: [language],
    })),
  );
}
